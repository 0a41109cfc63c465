#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

std::optional<Part> PartWord(std::string_view word) {
  if (OneOf(word, {"early", "earlier"})) return Part::kEarly;
  if (OneOf(word, {"mid", "middle"})) return Part::kMid;
  if (OneOf(word, {"late", "later"})) return Part::kLate;
  if (OneOf(word, {"start", "beginning"})) return Part::kStart;
  if (OneOf(word, {"end", "close"})) return Part::kEnd;
  return std::nullopt;
}

// "of month", "the year", "in the year" behind a part: the one of publication.
std::optional<DateNode> Current(const FineText& text, size_t i) {
  const size_t next = text.Is(i, "the") ? i + 1 : i;
  const auto unit = UnitAt(text, next);
  if (!unit || !text.published() || *unit < TimeUnit::kWeek ||
      text.lower(next).ends_with("s")) {
    return std::nullopt;
  }
  return MakeNode(i, next + 1, PeriodOf(*text.published(), *unit));
}

// "earlier this month", "later this year": the first and the second half of it, on the
// one side of `now`.
Period FromNow(const Period& whole, Part part, CivilDate now) {
  DateNode halves = MakeNode(0, 0, whole);
  halves.part = part;
  Period half = halves.Days();
  if (whole.grain != Grain::kMonth && whole.grain != Grain::kWeek) {
    const auto days =
        std::chrono::sys_days(whole.to) - std::chrono::sys_days(whole.from);
    const int months = static_cast<int>(days.count() / 59);
    half = whole;
    half.grain = Grain::kInterval;
    if (part == Part::kEarly) half.to = AddDays(AddMonths(whole.from, months), -1);
    if (part == Part::kLate) half.from = AddMonths(whole.from, months);
  }
  if (part == Part::kLate && half.from < now && now <= half.to) half.from = now;
  return half;
}

}  // namespace

std::optional<DateNode> ReadPart(const FineText& text, size_t i) {
  const size_t first = text.Is(i, "the") ? i + 1 : i;
  const auto part = PartWord(text.lower(first));
  if (!part) return ReadDate(text, i);
  size_t next = first + 1;
  const bool noun = text.Any(first, {"middle", "start", "beginning", "end", "close"});
  // "the end of June", "mid-November", "late July", "earlier this month", "later in the
  // year".
  if (noun) {
    if (!text.Is(next, "of")) return ReadDate(text, i);
    ++next;
  } else if (text.Is(next, "-")) {
    ++next;
  } else if (text.Is(next, "in")) {
    ++next;
  }
  std::optional<DateNode> node = ReadDate(text, next);
  if (size_t end = next; !node && text.IsDigits(next)) {
    if (const auto year = YearNumberAt(text, end)) {
      node = MakeNode(next, end, YearPeriod(*year));
    }
  }
  if (!node && (noun || text.Is(next - 1, "in"))) node = Current(text, next);
  if (!node || node->period.grain == Grain::kDay) return ReadDate(text, i);
  if (text.Any(first, {"earlier", "later"}) && !text.published()) return node;
  node->begin = first;
  if (text.Any(first, {"earlier", "later"})) {
    node->period = FromNow(node->period, *part, *text.published());
  } else {
    node->part = *part;
  }
  return node;
}

}  // namespace unspin
