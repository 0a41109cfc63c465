#include "repair/spin/aligned_copy.h"

#include <algorithm>
#include <set>
#include <span>

#include "repair/spin/changed_blocks.h"
#include "repair/spin/copy_alignment.h"
#include "repair/spin/copy_words.h"

namespace unspin {
namespace {

constexpr double kLeastKept = 0.3;
constexpr double kLeastTelling = 12;
constexpr double kMostOpposed = 0.04;
constexpr double kLeastReworded = 0.08;

// Longer blocks are sentences written anew, whose names say nothing.
constexpr uint32_t kMostBlockWords = 10;

// What spinners leave alone: a name inside a sentence, a figure.
bool IsTelling(const CopyWord& word) {
  return word.is_word && (word.digit || (word.capital && !word.starts_sentence));
}

using Words = std::span<const CopyWord>;

// A name at the start of a sentence looks like any word there: it is known by standing
// elsewhere too.
void MarkNames(std::vector<CopyWord>& words, const std::set<std::string>& names) {
  for (CopyWord& word : words) {
    if (word.starts_sentence && word.capital && names.contains(word.key)) {
      word.starts_sentence = false;
    }
  }
}

struct Comparison {
  std::vector<CopyWord> spun;
  std::vector<CopyWord> copy;
  std::vector<CopyBlock> blocks;
  std::vector<ChangedBlock> changed;

  Words Spun(const ChangedBlock& block) const {
    return Words(spun).subspan(block.spun_begin, block.spun_size());
  }
  Words Copy(const ChangedBlock& block) const {
    return Words(copy).subspan(block.original_begin, block.original_size());
  }
};

Comparison Compare(std::string_view spun, std::string_view copy) {
  Comparison comparison;
  comparison.spun = SplitCopyWords(spun);
  comparison.copy = SplitCopyWords(copy);
  std::set<std::string> names;
  for (const auto* words : {&comparison.spun, &comparison.copy}) {
    for (const CopyWord& word : *words) {
      if (IsTelling(word)) names.insert(word.key);
    }
  }
  MarkNames(comparison.spun, names);
  MarkNames(comparison.copy, names);
  comparison.blocks = AlignCopies(comparison.spun, comparison.copy);
  comparison.changed =
      FindChangedBlocks(comparison.blocks, comparison.spun, comparison.copy);
  return comparison;
}

// Whether both sides name things or figures and none is the same: "in March 2023" for
// "in June 2024".
bool Opposed(Words spun, Words copy) {
  std::set<std::string_view> names;
  for (const CopyWord& word : spun) {
    if (IsTelling(word)) names.insert(word.key);
  }
  if (names.empty()) return false;
  bool any = false;
  for (const CopyWord& word : copy) {
    if (!IsTelling(word)) continue;
    if (names.contains(word.key)) return false;
    any = true;
  }
  return any;
}

size_t CountTelling(Words words) {
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), IsTelling));
}

CopyLikeness Rate(const Comparison& c) {
  CopyLikeness likeness;
  likeness.kept = KeptShare(c.blocks, c.spun, c.copy);
  double kept = 0;
  double opposed = 0;
  for (const CopyBlock& block : c.blocks) {
    const Words spun = Words(c.spun).subspan(block.left_begin, block.left_size());
    const Words copy = Words(c.copy).subspan(block.right_begin, block.right_size());
    const auto telling = static_cast<double>(CountTelling(spun));
    if (block.kept) {
      kept += telling;
    } else if (spun.size() <= kMostBlockWords && copy.size() <= kMostBlockWords &&
               Opposed(spun, copy)) {
      opposed += telling;
    }
  }
  if (opposed > 0) likeness.opposed = opposed / (kept + opposed);
  likeness.telling = kept;
  double reworded = 0;
  for (const ChangedBlock& block : c.changed) {
    if (!Opposed(c.Spun(block), c.Copy(block))) reworded += block.changed;
  }
  const auto words = std::count_if(c.spun.begin(), c.spun.end(),
                                   [](const CopyWord& word) { return word.is_word; });
  if (words > 0) likeness.reworded = reworded / static_cast<double>(words);
  return likeness;
}

// What the copy has at `words`, without a capital that only a sentence gives.
std::string TextOf(std::string_view copy, Words words) {
  std::string text(
      copy.substr(words.front().begin, words.back().end - words.front().begin));
  if (words.front().starts_sentence && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class HintMaker {
 public:
  HintMaker(std::string_view copy, const Comparison& comparison)
      : copy_(copy), c_(comparison), changed_(comparison.spun.size()) {}

  std::vector<CopyHint> Run() {
    for (const ChangedBlock& block : c_.changed) {
      for (uint32_t i = block.spun_begin; i < block.spun_end; ++i) changed_[i] = true;
      AddChanged(c_.Spun(block), c_.Copy(block));
    }
    for (const CopyBlock& block : c_.blocks) {
      for (uint32_t i = 0; block.kept && i < block.left_size(); ++i) {
        const uint32_t at = block.left_begin + i;
        if (changed_[at] || !c_.spun[at].is_word) continue;
        Add(Words(c_.spun).subspan(at, 1),
            Words(c_.copy).subspan(block.right_begin + i, 1));
      }
    }
    std::sort(hints_.begin(), hints_.end(),
              [](const CopyHint& a, const CopyHint& b) { return a.begin < b.begin; });
    return std::move(hints_);
  }

 private:
  // Equally many words stand for each other one by one, whatever the phrases were.
  void AddChanged(Words spun, Words copy) {
    if (spun.size() > kMostBlockWords || copy.size() > kMostBlockWords) return;
    if (CountTelling(spun) > 0 && CountTelling(copy) > 0) return;
    if (spun.size() != copy.size()) return Add(spun, copy);
    for (size_t i = 0; i < spun.size(); ++i)
      Add(spun.subspan(i, 1), copy.subspan(i, 1));
  }

  void Add(Words spun, Words copy) {
    hints_.push_back({spun.front().begin, spun.back().end, TextOf(copy_, copy)});
  }

  std::string_view copy_;
  const Comparison& c_;
  std::vector<bool> changed_;  // words of the spun text in changed blocks
  std::vector<CopyHint> hints_;
};

}  // namespace

CopyLikeness LikenessOf(std::string_view spun, std::string_view copy) {
  return Rate(Compare(spun, copy));
}

std::optional<std::vector<CopyHint>> AlignWithCopy(std::string_view spun,
                                                   std::string_view copy) {
  const Comparison comparison = Compare(spun, copy);
  const CopyLikeness likeness = Rate(comparison);
  if (likeness.kept < kLeastKept || likeness.telling < kLeastTelling ||
      likeness.opposed > kMostOpposed || likeness.reworded < kLeastReworded) {
    return std::nullopt;
  }
  return HintMaker(copy, comparison).Run();
}

}  // namespace unspin
