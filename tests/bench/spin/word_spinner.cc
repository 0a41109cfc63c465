#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "bench/spin/spinners.h"
#include "eval/normal_form.h"

namespace unspin::bench {
namespace {

// One word's image under the function, and whether the program knows the pair.
struct WordImage {
  std::string spun;  // empty: kept
  bool known = true;
};

class WordSpinner : public Spinner {
 public:
  WordSpinner(const Lexicon& lexicon, const SpinnerOptions& options)
      : options_(options),
        known_(KnownWordPairs(lexicon)),
        unknown_(lexicon, known_, options.pairs) {}

 protected:
  std::vector<Substitution> Replace(std::string_view paragraph) override {
    std::vector<Substitution> out;
    for (const std::string_view word : SplitAtSpaces(paragraph)) {
      if (!IsFree(word)) continue;
      const WordImage& image = ImageOf(std::string(word));
      if (image.spun.empty()) continue;
      const auto begin = static_cast<size_t>(word.data() - paragraph.data());
      out.push_back(
          {{begin, begin + word.size(), image.spun.size()}, image.spun, image.known});
    }
    return out;
  }

 private:
  static bool IsFree(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  const WordImage& ImageOf(const std::string& word) {
    const auto [entry, is_new] = function_.try_emplace(word);
    if (is_new) entry->second = DrawImage(word);
    return entry->second;
  }

  // Draws depend on the word and the seed alone: the order of the texts does not
  // matter.
  WordImage DrawImage(const std::string& word) const {
    const auto draw = [&](uint64_t which) {
      return ToUnit(Hash64(word, options_.seed * 8 + which));
    };
    const Images& images = known_.Of(word);
    const Image* known = Draw(images, 1, draw(0));
    // A word that only the table of unknown pairs has counts as drawn.
    if (known == nullptr && (!images.empty() || options_.pairs.empty())) return {};
    if (draw(1) < options_.unknown) {
      const Images others = unknown_.Of(word);
      if (const Image* image = Draw(others, 0, draw(2))) return {image->spun, false};
    }
    return known == nullptr ? WordImage{} : WordImage{known->spun, true};
  }

  SpinnerOptions options_;
  PairTable known_;
  UnknownPairs unknown_;
  std::unordered_map<std::string, WordImage> function_;
};

}  // namespace

std::unique_ptr<Spinner> MakeWordSpinner(const Lexicon& lexicon,
                                         const SpinnerOptions& options) {
  return std::make_unique<WordSpinner>(lexicon, options);
}

}  // namespace unspin::bench
