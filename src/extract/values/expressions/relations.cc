#include <algorithm>

#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

// Words before a date that put what happens before, behind or around it.
struct Lead {
  Relation relation = Relation::kIs;
  size_t end = 0;  // token of the date
};

std::optional<Lead> LeadAt(const FineText& text, size_t i) {
  const std::string_view word = text.lower(i);
  const std::string_view next = text.lower(i + 1);
  if (OneOf(word, {"no", "not"}) && text.Is(i + 2, "than") &&
      OneOf(next, {"later", "earlier"})) {
    return Lead{next == "later" ? Relation::kUntil : Relation::kSince, i + 3};
  }
  if (next == "than" && OneOf(word, {"later", "earlier"})) {
    return Lead{word == "later" ? Relation::kAfter : Relation::kBefore, i + 2};
  }
  if (word == "on" && next == "or" && text.Any(i + 2, {"before", "after"})) {
    const bool after = text.Is(i + 2, "after");
    return Lead{after ? Relation::kSince : Relation::kUntil, i + 3};
  }
  if (word == "as" && next == "of") return Lead{Relation::kSince, i + 2};
  if (word == "by") return Lead{Relation::kUntil, i + 1};
  if (word == "prior" && next == "to") return Lead{Relation::kBefore, i + 2};
  if (word == "as" && next == "early" && text.Is(i + 2, "as")) {
    return Lead{Relation::kSince, i + 3};
  }
  if (OneOf(word, {"starting", "beginning", "effective"})) {
    return Lead{Relation::kSince, OneOf(next, {"on", "from", "in"}) ? i + 2 : i + 1};
  }
  if (word == ">" && next == "=") return Lead{Relation::kSince, i + 2};
  if (word == "<" && next == "=") return Lead{Relation::kUntil, i + 2};
  if (word == "since") return Lead{Relation::kSince, i + 1};
  if (word == "after") return Lead{Relation::kAfter, i + 1};
  if (word == "before") return Lead{Relation::kBefore, i + 1};
  if (OneOf(word, {"until", "till"})) return Lead{Relation::kUntil, i + 1};
  return std::nullopt;
}

// "or later", "and earlier", "or before", "onwards".
std::optional<Lead> TailAt(const FineText& text, size_t i) {
  if (text.Any(i, {"onward", "onwards"})) return Lead{Relation::kSince, i + 1};
  if (!text.Any(i, {"or", "and"})) return std::nullopt;
  const bool closed = i + 2 >= text.size() || text.at(i + 2).kind == FineKind::kSign;
  const bool alone = text.Is(i, "or") && closed;  // "or after", "or before"
  if (text.Any(i + 1, {"later", "onward", "onwards"}) ||
      (alone && text.Is(i + 1, "after"))) {
    return Lead{Relation::kSince, i + 2};
  }
  if (text.Is(i + 1, "earlier") || (alone && text.Is(i + 1, "before"))) {
    return Lead{Relation::kUntil, i + 2};
  }
  return std::nullopt;
}

// "more than 3 weeks before today", "less than 4 days after tomorrow".
std::optional<RelatedNode> ReadRough(const FineText& text, size_t i) {
  if (!text.Any(i, {"more", "less"}) || !text.Is(i + 1, "than")) return std::nullopt;
  const auto offset = ReadOffset(text, i + 2);
  if (!offset || !offset->point || text.Is(i + 2, "in")) return std::nullopt;
  bool back = false;
  size_t direction = i + 2;
  for (; direction < offset->end; ++direction) {
    if (text.Any(direction, {"before", "ago", "earlier"})) back = true;
    if (back || text.Any(direction, {"from", "after", "later"})) break;
  }
  DateNode far = *offset;
  far.period = DayPeriod(*far.point);
  if (text.Is(i, "more")) {
    return RelatedNode{i, offset->end, back ? Relation::kBefore : Relation::kAfter, far,
                       std::nullopt};
  }
  CivilDate near = *text.published();
  if (const auto anchor = ReadDate(text, direction + 1);
      anchor && anchor->end == offset->end) {
    near = anchor->period.from;
  }
  DateNode base = MakeNode(i, offset->end, DayPeriod(near));
  if (back) std::swap(base, far);
  return RelatedNode{i, offset->end, Relation::kBetween, base, far};
}

// "within 5 days", "within the next two weeks": from the day of publication on.
std::optional<RelatedNode> ReadWithin(const FineText& text, size_t i) {
  if (!text.Is(i, "within") || !text.published()) return std::nullopt;
  size_t next = text.Is(i + 1, "the") ? i + 2 : i + 1;
  if (text.Any(next, {"next", "coming"})) ++next;
  const auto count = text.Count(next);
  const auto unit = UnitAt(text, next);
  if (!count || !unit || *unit <= TimeUnit::kHour || text.Is(next + 1, "of")) {
    return std::nullopt;
  }
  const CivilDate now = *text.published();
  const DateNode first = MakeNode(i, next + 1, DayPeriod(now));
  const DateNode last = MakeNode(i, next + 1, DayPeriod(MoveBy(now, *unit, *count)));
  return RelatedNode{i, next + 1, Relation::kBetween, first, last};
}

// "the rest of the week", "remainder of this month": from now to its last day.
std::optional<RelatedNode> ReadRest(const FineText& text, size_t i) {
  const size_t at = text.Is(i, "the") ? i + 1 : i;
  if (!text.published() || !text.Any(at, {"rest", "remainder", "remaining"}) ||
      !text.Is(at + 1, "of") || !text.Any(at + 2, {"the", "this"})) {
    return std::nullopt;
  }
  const auto unit = UnitAt(text, at + 3);
  if (!unit || *unit < TimeUnit::kWeek) return std::nullopt;
  const CivilDate now = *text.published();
  const DateNode first = MakeNode(at, at + 4, DayPeriod(now));
  const DateNode last = MakeNode(at, at + 4, DayPeriod(PeriodOf(now, *unit).to));
  return RelatedNode{at, at + 4, Relation::kBetween, first, last};
}

}  // namespace

std::optional<RelatedNode> ReadRelated(const FineText& text, size_t i) {
  if (auto rest = ReadRest(text, i)) return rest;
  if (auto within = ReadWithin(text, i)) return within;
  if (auto rough = ReadRough(text, i)) return rough;
  if (auto between = ReadBetween(text, i)) return between;
  if (text.Is(i, "to") && text.Is(i + 1, "date") && text.published() &&
      !text.Any(i + 2, {"with", "on"}) && !text.Any(i - 1, {"up"})) {
    const bool closed = i + 2 >= text.size() || text.at(i + 2).kind == FineKind::kSign;
    if (closed && i > 0) {
      const DateNode now = MakeNode(i, i + 2, DayPeriod(*text.published()));
      return RelatedNode{i, i + 2, Relation::kUntil, now, std::nullopt};
    }
  }
  const auto lead = LeadAt(text, i);
  if (lead) {
    const bool sign = text.Any(i, {">", "<"});
    size_t at = lead->end;
    if (text.Is(at, "the") && !ReadPart(text, at)) ++at;
    auto date = ReadPart(text, at);
    if (!date && sign) date = ReadPlainYear(text, at);
    if (date) {
      return RelatedNode{i, date->end, lead->relation, *date, std::nullopt};
    }
  }
  const auto date = ReadPart(text, i);
  if (!date) return std::nullopt;
  if (const auto tail = TailAt(text, date->end)) {
    return RelatedNode{date->begin, tail->end, tail->relation, *date, std::nullopt};
  }
  return RelatedNode{date->begin, date->end, Relation::kIs, *date, std::nullopt};
}

}  // namespace unspin
