#include "eval/repair_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/file.h"
#include "eval/alignment.h"
#include "eval/normal_form.h"

namespace unspin {
namespace {

using Words = std::vector<std::string_view>;

// What is known about one word of the clean text.
struct CleanWord {
  bool touched = false;
  std::optional<std::string_view> spun;  // where it stands against one spun word
};

std::vector<CleanWord> FindTouched(const Words& clean, const Words& spun) {
  std::vector<CleanWord> found(clean.size());
  for (const AlignedRange& range : Align(clean, spun)) {
    if (range.equal) continue;
    for (size_t i = range.left_begin; i < range.left_end; ++i) {
      found[i].touched = true;
      if (range.same_length()) {
        found[i].spun = spun[range.right_begin + i - range.left_begin];
      }
    }
  }
  return found;
}

// "kept or wrong: 'helium' became 'it', clean 'he' | said that he would leave".
std::string Describe(const Words& clean, size_t at, const CleanWord& word,
                     std::optional<std::string_view> got) {
  const auto begin = clean.begin() + static_cast<ptrdiff_t>(at < 3 ? 0 : at - 3);
  const auto end =
      clean.begin() + static_cast<ptrdiff_t>(std::min(at + 3, clean.size()));
  return fmt::format(
      "{}: '{}' became {}, clean '{}' | {}", word.touched ? "kept or wrong" : "HARMED",
      word.spun.value_or(clean[at]), got ? fmt::format("'{}'", *got) : "something else",
      clean[at], fmt::join(begin, end, " "));
}

std::vector<std::string_view> SplitAt(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

AcceptedWords AcceptedWords::Read(const std::string& path) {
  AcceptedWords accepted;
  const std::string bytes = ReadFile(path);
  for (const std::string_view line : SplitAt(bytes, '\n')) {
    const std::vector<std::string_view> cells = SplitAt(line, '\t');
    if (cells.size() < 3) continue;
    for (const std::string_view item : SplitAt(cells[2], ',')) {
      const size_t begin = item.find_first_not_of(" \r");
      if (begin == std::string_view::npos) continue;
      const size_t end = item.find_last_not_of(" \r") + 1;
      accepted.Add(std::string(cells[0]), std::string(cells[1]),
                   std::string(item.substr(begin, end - begin)));
    }
  }
  return accepted;
}

void AcceptedWords::Add(const std::string& spun, const std::string& original,
                        const std::string& accepted) {
  words_[{spun, original}].insert(accepted);
}

bool AcceptedWords::Accepts(std::string_view spun, std::string_view original,
                            std::string_view word) const {
  if (words_.empty()) return false;
  const auto found = words_.find({std::string(spun), std::string(original)});
  return found != words_.end() && found->second.contains(word);
}

double RepairScore::restored_share() const {
  return substituted == 0
             ? 1.0
             : static_cast<double>(restored) / static_cast<double>(substituted);
}

double RepairScore::harmed_share() const {
  return untouched == 0 ? 0.0
                        : static_cast<double>(harmed) / static_cast<double>(untouched);
}

RepairScore& RepairScore::operator+=(const RepairScore& other) {
  substituted += other.substituted;
  restored += other.restored;
  untouched += other.untouched;
  harmed += other.harmed;
  return *this;
}

RepairScore ScoreRepair(std::string_view clean, std::string_view spun,
                        std::string_view repaired, const AcceptedWords& accepted,
                        std::vector<std::string>& errors) {
  const Words clean_words = SplitAtSpaces(clean);
  const Words repaired_words = SplitAtSpaces(repaired);
  const std::vector<CleanWord> known = FindTouched(clean_words, SplitAtSpaces(spun));
  RepairScore score;
  for (const AlignedRange& range : Align(clean_words, repaired_words)) {
    for (size_t i = range.left_begin; i < range.left_end; ++i) {
      std::optional<std::string_view> got;
      if (range.same_length()) {
        got = repaired_words[range.right_begin + i - range.left_begin];
      }
      const CleanWord& word = known[i];
      const bool right =
          range.equal ||
          (got && word.spun && accepted.Accepts(*word.spun, clean_words[i], *got));
      ++(word.touched ? score.substituted : score.untouched);
      if (right && word.touched) ++score.restored;
      if (!right && !word.touched) ++score.harmed;
      if (!right) errors.push_back(Describe(clean_words, i, word, got));
    }
  }
  return score;
}

}  // namespace unspin
