#include "core/mapped_text.h"

#include <algorithm>
#include <utility>

namespace unspin {
namespace {

// Where an offset of the old text lies in the new one. An offset inside a changed
// stretch moves to the stretch's begin or end.
class Shift {
 public:
  explicit Shift(const std::vector<Change>& changes) : changes_(changes) {
    ptrdiff_t total = 0;
    for (const Change& change : changes) {
      before_.push_back(total);
      total += static_cast<ptrdiff_t>(change.size) -
               static_cast<ptrdiff_t>(change.end - change.begin);
    }
    before_.push_back(total);
  }
  size_t Begin(size_t offset) const { return Move(offset, false); }
  size_t End(size_t offset) const { return Move(offset, true); }

 private:
  size_t Move(size_t offset, bool to_end) const {
    const auto next = std::partition_point(
        changes_.begin(), changes_.end(), [=](const Change& change) {
          return change.end <= offset && (!to_end || change.begin < offset);
        });
    const auto i = static_cast<size_t>(next - changes_.begin());
    if (next != changes_.end() && next->begin < offset) {
      const size_t begin = Add(next->begin, before_[i]);
      return to_end ? begin + next->size : begin;
    }
    return Add(offset, before_[i]);
  }
  static size_t Add(size_t offset, ptrdiff_t delta) {
    return static_cast<size_t>(static_cast<ptrdiff_t>(offset) + delta);
  }

  const std::vector<Change>& changes_;
  std::vector<ptrdiff_t> before_;  // growth before each change, and in all
};

Repair ToRepair(std::string_view fixer, Edit edit, Field field, TextSpan text,
                SourceSpan source) {
  Repair repair;
  repair.field = field;
  repair.kind = edit.kind;
  repair.source = source;
  repair.text = text;
  repair.confidence = edit.confidence;
  repair.fixer = std::string(fixer);
  repair.reason = std::move(edit.reason);
  repair.lexicon_row = std::move(edit.lexicon_row);
  repair.alternatives = std::move(edit.alternatives);
  return repair;
}

Doubt ToDoubt(std::string_view fixer, Edit edit, Field field, SourceSpan source) {
  Doubt doubt;
  doubt.field = field;
  doubt.source = source;
  doubt.text = {edit.begin, edit.end};
  doubt.confidence = edit.confidence;
  doubt.fixer = std::string(fixer);
  doubt.reason = std::move(edit.reason);
  doubt.lexicon_row = std::move(edit.lexicon_row);
  doubt.alternatives = std::move(edit.alternatives);
  return doubt;
}

// Whether one of `changes`, which are sorted and disjoint, touches `span`.
bool IsTouched(TextSpan span, const std::vector<Change>& changes) {
  const auto next = std::partition_point(
      changes.begin(), changes.end(),
      [span](const Change& change) { return change.end <= span.begin; });
  return next != changes.end() && next->begin < span.end;
}

bool Overlap(const Repair& a, const Repair& b) {
  return a.source.Overlaps(b.source) || a.text.Overlaps(b.text);
}

template <typename Tag>
Span<Tag> Cover(Span<Tag> a, Span<Tag> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// Merges the repairs of earlier fixers with those of one more, both sorted by source.
// Where they overlap, one repair with the last fixer's reason stands for all of it.
std::vector<Repair> Merge(std::vector<Repair> earlier, std::vector<Repair> later) {
  if (earlier.empty()) return later;  // edits of one fixer are disjoint
  const size_t boundary = earlier.size();
  std::vector<std::pair<Repair, bool>> all;  // a repair and whether it is a later one
  all.reserve(earlier.size() + later.size());
  for (Repair& repair : earlier) all.emplace_back(std::move(repair), false);
  for (Repair& repair : later) all.emplace_back(std::move(repair), true);
  std::inplace_merge(all.begin(), all.begin() + static_cast<ptrdiff_t>(boundary),
                     all.end(), [](const auto& a, const auto& b) {
                       return a.first.source.begin < b.first.source.begin;
                     });
  std::vector<Repair> merged;
  merged.reserve(all.size());
  bool last_is_later = false;
  for (auto& [repair, is_later] : all) {
    if (merged.empty() || !Overlap(merged.back(), repair)) {
      merged.push_back(std::move(repair));
      last_is_later = is_later;
      continue;
    }
    const SourceSpan source = Cover(merged.back().source, repair.source);
    const TextSpan text = Cover(merged.back().text, repair.text);
    if (is_later || !last_is_later) merged.back() = std::move(repair);
    merged.back().source = source;
    merged.back().text = text;
    last_is_later = last_is_later || is_later;
  }
  return merged;
}

}  // namespace

MappedText::MappedText(std::string_view original, SourceSpan part, Field field)
    : text_(part.In(original)), map_(part.size(), part.begin), field_(field) {}

void MappedText::TakeOutDoubts(std::string_view fixer, std::vector<Edit>& edits) {
  const bool any = std::any_of(edits.begin(), edits.end(),
                               [](const Edit& edit) { return edit.kept; });
  if (!any) return;
  for (Edit& edit : edits) {
    if (!edit.kept) continue;
    const SourceSpan source = map_.ToSource({edit.begin, edit.end});
    doubts_.push_back(ToDoubt(fixer, std::move(edit), field_, source));
  }
  std::erase_if(edits, [](const Edit& edit) { return edit.kept; });
  std::stable_sort(doubts_.begin(), doubts_.end(), [](const Doubt& a, const Doubt& b) {
    return a.text.begin < b.text.begin;
  });
}

void MappedText::MoveDoubts(const std::vector<Change>& changes) {
  if (doubts_.empty()) return;
  const Shift shift(changes);
  std::erase_if(doubts_, [&changes](const Doubt& doubt) {
    return IsTouched(doubt.text, changes);
  });
  for (Doubt& doubt : doubts_) {
    doubt.text = {shift.Begin(doubt.text.begin), shift.End(doubt.text.end)};
  }
}

bool MappedText::Apply(std::string_view fixer, std::vector<Edit> edits) {
  TakeOutDoubts(fixer, edits);
  std::erase_if(edits, [this](const Edit& edit) {
    return std::string_view(text_).substr(edit.begin, edit.end - edit.begin) ==
           edit.text;
  });
  if (edits.empty()) return false;

  std::vector<Change> changes;
  std::vector<Repair> repairs;
  changes.reserve(edits.size());
  repairs.reserve(edits.size());
  std::string text;
  text.reserve(text_.size());
  size_t copied = 0;
  for (Edit& edit : edits) {
    changes.push_back({edit.begin, edit.end, edit.text.size()});
    text.append(text_, copied, edit.begin - copied);
    const TextSpan span{text.size(), text.size() + edit.text.size()};
    text += edit.text;
    copied = edit.end;
    const SourceSpan source = map_.ToSource({edit.begin, edit.end});
    repairs.push_back(ToRepair(fixer, std::move(edit), field_, span, source));
  }
  text.append(text_, copied, std::string::npos);

  const Shift shift(changes);
  for (Repair& repair : repairs_) {
    repair.text = {shift.Begin(repair.text.begin), shift.End(repair.text.end)};
  }
  repairs_ = Merge(std::move(repairs_), std::move(repairs));
  MoveDoubts(changes);
  map_ = map_.Then(changes);
  text_ = std::move(text);
  return true;
}

RepairedText MappedText::TakeText() { return {std::move(text_), std::move(map_)}; }

std::vector<Repair> MappedText::TakeRepairs() { return std::move(repairs_); }

std::vector<Doubt> MappedText::TakeDoubts() { return std::move(doubts_); }

}  // namespace unspin
