#include "bench/spin/judged_repairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "eval/alignment.h"
#include "eval/normal_form.h"

namespace unspin::bench {
namespace {

using Words = std::vector<std::string_view>;
using Part = std::span<const std::string_view>;

struct Range {
  size_t begin = 0;
  size_t end = 0;
  size_t size() const { return end - begin; }
  Part In(const Words& words) const { return Part(words).subspan(begin, size()); }
};

// Text with its words.
struct Split {
  explicit Split(std::string_view t) : text(t), words(SplitAtSpaces(t)) {}
  // The words that have a byte in [begin, end).
  Range Touched(size_t begin, size_t end) const {
    const auto ends_before = [&](std::string_view word) {
      return Offset(word) + word.size() <= begin;
    };
    const auto starts_before = [&](std::string_view word) {
      return Offset(word) < end;
    };
    const auto first = std::ranges::partition_point(words, ends_before);
    const auto last = std::partition_point(first, words.end(), starts_before);
    return {static_cast<size_t>(first - words.begin()),
            static_cast<size_t>(last - words.begin())};
  }
  size_t Offset(std::string_view word) const {
    return static_cast<size_t>(word.data() - text.data());
  }
  std::string_view text;
  Words words;
};

// The clean words that stand against some repaired ones.
struct Counterpart {
  Range clean;
  bool equal = true;
  bool each = true;  // word against word; otherwise `clean` holds the whole stretch
};

Counterpart FindCounterpart(const std::vector<AlignedRange>& aligned, Range repaired) {
  Counterpart found;
  bool first = true;
  for (const AlignedRange& range : aligned) {
    if (range.right_end <= repaired.begin || range.right_begin >= repaired.end)
      continue;
    Range clean = {range.left_begin, range.left_end};
    if (range.same_length()) {
      const size_t begin = std::max(range.right_begin, repaired.begin);
      const size_t end = std::min(range.right_end, repaired.end);
      clean = {range.left_begin + begin - range.right_begin,
               range.left_begin + end - range.right_begin};
    }
    found.each = found.each && range.same_length();
    found.equal = found.equal && range.equal;
    if (std::exchange(first, false)) found.clean.begin = clean.begin;
    found.clean.end = clean.end;
  }
  return found;
}

// Aligns the clean with the repaired text, which are alike: in the spun one a word
// often stands by chance beside where it was ("accusation information" for "information
// security"), and alignments follow it.
class RepairJudge {
 public:
  RepairJudge(std::string_view clean, const Document& document,
              const AcceptedWords& accepted)
      : clean_(clean),
        spun_(document.original),
        repaired_(document.body.text),
        accepted_(accepted),
        aligned_(Align(clean_.words, repaired_.words)) {}

  JudgedRepair Judge(const Repair& repair) const {
    const Range spun = spun_.Touched(repair.source.begin, repair.source.end);
    Range got = repaired_.Touched(repair.text.begin, repair.text.end);
    if (got.size() == 0) {  // removed: its neighbours must be those of the clean text
      got = {got.begin - std::min<size_t>(got.begin, 1),
             std::min(got.end + 1, repaired_.words.size())};
    }
    const Counterpart counterpart = FindCounterpart(aligned_, got);
    JudgedRepair judged;
    judged.confidence = repair.confidence;
    judged.right = counterpart.equal || IsAccepted(counterpart, spun, got);
    judged.spun = Join(spun.In(spun_.words));
    judged.became = Join(got.In(repaired_.words));
    judged.clean = Join(counterpart.clean.In(clean_.words));
    return judged;
  }

 private:
  static std::string Join(Part words) {
    return fmt::format("{}", fmt::join(words, " "));
  }

  bool IsAccepted(const Counterpart& counterpart, Range spun, Range got) const {
    if (!counterpart.each || got.size() != spun.size()) return false;
    for (size_t i = 0; i < got.size(); ++i) {
      const std::string_view right = clean_.words[counterpart.clean.begin + i];
      const std::string_view word = repaired_.words[got.begin + i];
      if (word == right) continue;
      if (!accepted_.Accepts(spun_.words[spun.begin + i], right, word)) return false;
    }
    return true;
  }

  Split clean_;
  Split spun_;
  Split repaired_;
  const AcceptedWords& accepted_;
  std::vector<AlignedRange> aligned_;
};

}  // namespace

std::vector<JudgedRepair> JudgeRepairs(const std::string& article,
                                       std::string_view clean, const Document& document,
                                       const AcceptedWords& accepted) {
  const RepairJudge judge(clean, document, accepted);
  std::vector<JudgedRepair> judged;
  for (const Repair& repair : document.repairs) {
    if (repair.kind != RepairKind::kSpin || repair.field != Field::kBody) continue;
    judged.push_back(judge.Judge(repair));
    judged.back().article = article;
  }
  return judged;
}

}  // namespace unspin::bench
