#include "repair/spin/changed_blocks.h"

#include <algorithm>

namespace unspin {
namespace {

// Of the words of a block and around it so many must be kept. Spinners that replace a
// third of all words never leave fewer; 0.4 would lose 1 % of their substitutions.
constexpr uint32_t kWindow = 12;
constexpr double kLeastKept = 0.35;

bool StartsWithVowel(const CopyWord& word) {
  return std::string_view("aeiou").find(word.key.front()) != std::string_view::npos;
}

class Finder {
 public:
  Finder(std::span<const CopyBlock> blocks, std::span<const CopyWord> spun,
         std::span<const CopyWord> original)
      : blocks_(blocks), spun_(spun), original_(original) {
    words_.assign(spun.size() + 1, 0);
    kept_.assign(spun.size() + 1, 0);
    for (const CopyBlock& block : blocks) {
      for (uint32_t i = block.left_begin; i < block.left_end; ++i) {
        words_[i + 1] = words_[i] + (spun[i].is_word ? 1 : 0);
        kept_[i + 1] = kept_[i] + (block.kept && spun[i].is_word ? 1 : 0);
      }
    }
  }

  std::vector<ChangedBlock> Run() {
    for (const CopyBlock& block : blocks_) {
      if (!block.kept) Take(block);
    }
    return std::move(found_);
  }

 private:
  void Take(const CopyBlock& block) {
    ChangedBlock changed{block.left_begin, block.left_end, block.right_begin,
                         block.right_end};
    TrimMarks(spun_, changed.spun_begin, changed.spun_end);
    TrimMarks(original_, changed.original_begin, changed.original_end);
    const auto spun = spun_.subspan(changed.spun_begin, changed.spun_size());
    const auto original =
        original_.subspan(changed.original_begin, changed.original_size());
    const auto is_mark = [](const CopyWord& word) { return !word.is_word; };
    if ((spun.empty() && original.empty()) || Rewritten(changed) ||
        std::any_of(spun.begin(), spun.end(), is_mark) ||
        std::any_of(original.begin(), original.end(), is_mark)) {
      return;
    }
    const auto core = original.empty() ? spun : original;
    changed.free = std::all_of(core.begin(), core.end(),
                               [](const CopyWord& word) { return word.free; });
    changed.named = std::any_of(core.begin(), core.end(), [](const CopyWord& word) {
      return word.capital && !word.starts_sentence;
    });
    changed.changed = static_cast<uint32_t>(spun.size());
    changed.added = spun.empty() || original.empty();
    if (!changed.added) changed.article = Article(changed);
    if (spun.size() != original.size() && !Widen(changed) && changed.added) return;
    Append(changed);
  }

  static void TrimMarks(std::span<const CopyWord> words, uint32_t& begin,
                        uint32_t& end) {
    while (begin < end && !words[begin].is_word) ++begin;
    while (begin < end && !words[end - 1].is_word) --end;
  }

  bool Rewritten(const ChangedBlock& changed) const {
    const uint32_t begin = changed.spun_begin - std::min(changed.spun_begin, kWindow);
    const auto size = static_cast<uint32_t>(spun_.size());
    const uint32_t end = std::min(size, changed.spun_end + kWindow);
    const double kept = kept_[end] - kept_[begin];
    return kept < kLeastKept * (words_[end] - words_[begin]);
  }

  // Word `i` of the spun copy is kept, as word `j` of the original, and can be part of
  // a phrase.
  bool CanWiden(uint32_t i, uint32_t j) const {
    const CopyWord& word = spun_[i];
    return word.is_word && !word.digit && (!word.capital || word.starts_sentence) &&
           word.key == original_[j].key;
  }

  bool Widen(ChangedBlock& changed) const {
    const bool left = changed.spun_begin > 0 && changed.original_begin > 0 &&
                      CanWiden(changed.spun_begin - 1, changed.original_begin - 1);
    const bool right = changed.spun_end < spun_.size() &&
                       changed.original_end < original_.size() &&
                       CanWiden(changed.spun_end, changed.original_end);
    if (left) --changed.spun_begin, --changed.original_begin;
    if (right) ++changed.spun_end, ++changed.original_end;
    return left || right;
  }

  int Article(const ChangedBlock& changed) const {
    if (changed.spun_begin == 0 || changed.original_begin == 0) return 0;
    const CopyWord& spun = spun_[changed.spun_begin - 1];
    const CopyWord& original = original_[changed.original_begin - 1];
    if (!spun.is_article() || !original.is_article()) return 0;
    if (spun.key != original.key) return 1;
    return StartsWithVowel(spun_[changed.spun_begin]) ==
                   StartsWithVowel(original_[changed.original_begin])
               ? 0
               : -1;
  }

  // Two blocks that were widened by the same word are one.
  void Append(const ChangedBlock& changed) {
    if (found_.empty() || found_.back().spun_end <= changed.spun_begin) {
      found_.push_back(changed);
      return;
    }
    ChangedBlock& last = found_.back();
    last.spun_end = changed.spun_end;
    last.original_end = changed.original_end;
    last.changed += changed.changed;
    last.free = last.free && changed.free;
    last.named = last.named || changed.named;
  }

  std::span<const CopyBlock> blocks_;
  std::span<const CopyWord> spun_;
  std::span<const CopyWord> original_;
  std::vector<uint32_t> words_;  // of the spun copy before each place
  std::vector<uint32_t> kept_;   // of these, kept ones
  std::vector<ChangedBlock> found_;
};

}  // namespace

std::vector<ChangedBlock> FindChangedBlocks(std::span<const CopyBlock> blocks,
                                            std::span<const CopyWord> spun,
                                            std::span<const CopyWord> original) {
  return Finder(blocks, spun, original).Run();
}

}  // namespace unspin
