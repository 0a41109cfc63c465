#include <algorithm>
#include <random>
#include <span>
#include <utility>

#include "base/unicode.h"
#include "bench/spin/spinners.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/words.h"

namespace unspin::bench {
namespace {

bool StartsUpper(std::string_view text) {
  size_t offset = 0;
  return !text.empty() && IsUpper(NextCodePoint(text, offset));
}

bool HasUpper(std::string_view text) { return ToLower(text) != text; }

bool StartsWithVowel(std::string_view text) {
  return !text.empty() && std::string_view("aeiouAEIOU").find(text[0]) != text.npos;
}

std::string Capitalised(std::string_view text) {
  size_t offset = 0;
  NextCodePoint(text, offset);
  return ToUpper(text.substr(0, offset)) + std::string(text.substr(offset));
}

class PhraseSpinner : public Spinner {
 public:
  PhraseSpinner(const Lexicon& lexicon, const SpinnerOptions& options)
      : options_(options),
        known_(KnownPhrasePairs(lexicon)),
        unknown_(lexicon, known_, options.pairs),
        originals_(known_.originals()),
        dice_(options.seed) {
    for (const std::string& original : unknown_.originals()) {
      if (known_.Of(original).empty()) originals_.push_back(original);
    }
    PhraseTrieBuilder builder(Folding::kLower);
    for (uint32_t i = 0; i < originals_.size(); ++i) builder.Add(originals_[i], {i, 0});
    arrays_ = builder.Build();
  }

 protected:
  std::vector<Substitution> Replace(std::string_view paragraph) override {
    const std::vector<Word> words = SplitWords(paragraph);
    std::vector<uint64_t> hashes;
    for (const Word& word : words) {
      hashes.push_back(WordHash(word.In(paragraph), Folding::kLower));
    }
    std::vector<Substitution> out;
    for (size_t at = 0; at < words.size();) {
      const PhraseMatch match = Matcher().Longest(std::span(hashes).subspan(at));
      const size_t size = std::max<size_t>(match.words, 1);
      const size_t begin = words[at].begin;
      const size_t end = words[at + size - 1].end;
      if (match && Roll() < options_.rate) {
        Write(paragraph, begin, end, originals_[match.entries.front().row], out);
      }
      at += size;
    }
    return out;
  }

 private:
  double Roll() { return ToUnit(dice_()); }

  PhraseMatcher Matcher() const {
    return {arrays_.slots, arrays_.nodes, arrays_.entries, Folding::kLower};
  }

  void Write(std::string_view paragraph, size_t begin, size_t end,
             const std::string& original, std::vector<Substitution>& out) {
    const std::string_view surface = paragraph.substr(begin, end - begin);
    // "Dollar" is not "dollar"; and "according ... to" over a comma is no match.
    if (HasUpper(original) ? surface != original : ToLower(surface) != original) return;
    const Images others = Roll() < options_.unknown ? unknown_.Of(original) : Images();
    const Image* other = Draw(others, 0, Roll());
    const Image* image =
        other != nullptr ? other : Draw(known_.Of(original), 0, Roll());
    if (image == nullptr) return;
    const std::string spun =
        StartsUpper(surface) ? Capitalised(image->spun) : image->spun;
    if (spun == surface) return;
    MendArticle(paragraph, begin, spun, out);
    out.push_back({{begin, end, spun.size()}, spun, other == nullptr});
  }

  // "a rise" becomes "an increase".
  static void MendArticle(std::string_view paragraph, size_t begin,
                          const std::string& spun, std::vector<Substitution>& out) {
    const bool vowel = StartsWithVowel(spun);
    const std::string_view before = paragraph.substr(0, begin);
    for (const std::string_view article : {"a ", "A ", "an ", "An "}) {
      const bool stands = before.ends_with(article) &&
                          (before.size() == article.size() ||
                           before[before.size() - article.size() - 1] == ' ');
      if (!stands || (article.size() == 3) == vowel) continue;
      const size_t start = before.size() - article.size();
      if (!out.empty() && out.back().change.end > start) return;
      const std::string other = std::string(1, article[0]) + (vowel ? "n" : "");
      out.push_back({{start, begin - 1, other.size()}, other, true});
      return;
    }
  }

  SpinnerOptions options_;
  PairTable known_;
  UnknownPairs unknown_;
  std::vector<std::string> originals_;
  PhraseTrieBuilder::Arrays arrays_;
  std::mt19937_64 dice_;  // its numbers are the same everywhere
};

}  // namespace

std::unique_ptr<Spinner> MakePhraseSpinner(const Lexicon& lexicon,
                                           const SpinnerOptions& options) {
  return std::make_unique<PhraseSpinner>(lexicon, options);
}

}  // namespace unspin::bench
