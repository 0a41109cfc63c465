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
  if (word == "no" && next == "later" && text.Is(i + 2, "than")) {
    return Lead{Relation::kUntil, i + 3};
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

bool IsYear(const DateNode& node) { return node.period.grain == Grain::kYear; }

// A year in figures that nothing but a range makes one: "2014 to 2018".
std::optional<DateNode> PlainYear(const FineText& text, size_t i) {
  size_t next = i;
  if (!text.IsDigits(i)) return std::nullopt;
  const auto year = YearNumberAt(text, next);
  if (!year || *year < 1900) return std::nullopt;
  if (next < text.size() && text.at(next).kind == FineKind::kLetters &&
      text.Attached(next)) {
    return std::nullopt;
  }
  return MakeNode(i, next, YearPeriod(*year));
}

// The "Jan" of "Jan-Feb 2017", which alone would be no month.
std::optional<DateNode> ShortMonth(const FineText& text, size_t i) {
  const int month = MonthNameAt(text, i, true);
  const bool joined = text.Any(i + 1, {"-", "–", "to", "through"}) &&
                      MonthNameAt(text, i + 2, true) > 0;
  if (month == 0 || !joined || !text.published()) return std::nullopt;
  const auto year = NearestYear(text.context(), text.Coarse(i, i + 1), month, month);
  DateNode node = MakeNode(i, i + 1, MonthPeriod(*year, month));
  node.open_year = true;
  return node;
}

// A date or "now" as one end of a range.
std::optional<DateNode> EndAt(const FineText& text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  if (auto month = ShortMonth(text, i)) return month;
  if (text.published()) {
    size_t next = text.Is(i, "the") ? i + 1 : i;
    if (text.Any(next, {"current", "present"}) && text.Any(next + 1, {"date", "day"})) {
      return MakeNode(i, next + 2, DayPeriod(*text.published()));
    }
    if (text.Is(i, "now")) return MakeNode(i, i + 1, DayPeriod(*text.published()));
    // "Monday-Friday"
    if (const int weekday = WeekdayNameAt(text, i);
        weekday > 0 && text.Is(i + 1, "-") && text.Attached(i + 1)) {
      const CivilDate now = *text.published();
      const CivilDate day = AddDays(now, weekday - WeekdayOf(now));
      return MakeNode(i, i + 1, DayPeriod(day));
    }
  }
  if (const int weekday = WeekdayNameAt(text, i);
      weekday > 0 && text.Before(i) == "-" && text.Attached(i) && text.published()) {
    const CivilDate now = *text.published();
    return MakeNode(i, i + 1, DayPeriod(AddDays(now, weekday - WeekdayOf(now))));
  }
  const size_t the = text.Is(i, "the") ? i + 1 : i;
  if (auto node = ReadPart(text, i)) return node;
  if (the > i) {
    if (auto node = ReadPart(text, the)) {
      node->begin = i;
      return node;
    }
  }
  return PlainYear(text, i);
}

// The number of a day whose month the other end names: "3 and 12 of Sept".
int BareDay(const FineText& text, size_t& i) {
  if (text.Is(i, "the")) ++i;
  size_t end = i;
  int day = text.Ordinal(end);
  if (day == 0) {
    day = text.Digits(i, 2).value_or(0);
    end = i + 1;
  }
  if (day < 1 || day > 31) return 0;
  i = end;
  return day;
}

bool IsJoint(const FineText& text, size_t i, bool between) {
  if (between && text.Is(i, "and")) return true;
  return text.Any(i, {"to", "through", "thru", "till", "until", "-", "–", "—", "~"});
}

std::optional<Period> SameMonth(const Period& day, int number) {
  const auto date = MakeDay(YearOf(day.from), MonthOf(day.from), number);
  if (!date) return std::nullopt;
  return DayPeriod(*date);
}

// Lets an end without a year lie where the other one says.
void AlignYears(DateNode& first, DateNode& last) {
  const auto shift = [](DateNode& node, int years) {
    node.period = ShiftYears(node.period, years);
  };
  if (last.open_year) {
    while (last.period.from < first.period.from) shift(last, 1);
    if (!first.open_year) {
      while (ShiftYears(last.period, -1).from >= first.period.from) shift(last, -1);
    } else if (AddMonths(first.period.from, 12) <= last.period.from) {
      shift(last, -1);
    }
  } else if (first.open_year) {
    while (first.period.from > last.period.from) shift(first, -1);
    while (ShiftYears(first.period, 1).from <= last.period.from) shift(first, 1);
  }
}

bool NamesMonth(const FineText& text, const DateNode& node) {
  for (size_t i = node.begin; i < node.end; ++i) {
    if (MonthNameAt(text, i, true) > 0 || text.Is(i, "/")) return true;
  }
  return false;
}

// "4-23 next month", "between the 4th and the 23rd of this month".
std::optional<RelatedNode> DaysOfMonth(const FineText& text, size_t begin, size_t at,
                                       size_t joint, int first_day) {
  size_t next = joint + 1;
  const int last_day = BareDay(text, next);
  if (last_day <= first_day || !text.published()) return std::nullopt;
  if (text.Any(next, {"of", "in"})) ++next;
  const int step = text.Is(next, "next") ? 1 : text.Is(next, "last") ? -1 : 0;
  if ((step == 0 && !text.Any(next, {"this", "the"})) || !text.Is(next + 1, "month")) {
    return std::nullopt;
  }
  const Period month = PeriodOf(AddMonths(*text.published(), step), TimeUnit::kMonth);
  const auto first = SameMonth(month, first_day);
  const auto last = SameMonth(month, last_day);
  if (!first || !last) return std::nullopt;
  return RelatedNode{begin, next + 2, Relation::kBetween, MakeNode(at, joint, *first),
                     MakeNode(joint + 1, next + 2, *last)};
}

// The two ends and the token behind them; `at` is the token of the first end.
std::optional<RelatedNode> Ends(const FineText& text, size_t begin, size_t at,
                                bool between, bool from) {
  std::optional<DateNode> first = EndAt(text, at);
  size_t joint = first ? first->end : at;
  int bare = 0;
  if (!first || !IsJoint(text, joint, between)) {
    joint = at;
    bare = BareDay(text, joint);
    if (bare == 0 || !IsJoint(text, joint, between)) return std::nullopt;
  }
  // A hyphen joins what it touches on both sides or on neither.
  if (text.Any(joint, {"-", "–", "—"}) &&
      text.Attached(joint) != text.Attached(joint + 1)) {
    return std::nullopt;
  }
  std::optional<DateNode> last = EndAt(text, joint + 1);
  if (bare > 0) {
    if (!last || last->period.grain != Grain::kDay || !NamesMonth(text, *last)) {
      return DaysOfMonth(text, begin, at, joint, bare);
    }
    const auto day = SameMonth(last->period, bare);
    if (!day) return std::nullopt;
    first = MakeNode(at, joint, *day);
    first->open_year = last->open_year;
    if (first->period.from > last->period.from) {
      first->period = DayPeriod(AddMonths(first->period.from, -1));
    }
  } else if (!last && first->period.grain == Grain::kDay) {
    size_t end = joint + 1;
    const int number = BareDay(text, end);
    const auto day = number > 0 ? SameMonth(first->period, number) : std::nullopt;
    if (!day || day->from <= first->period.from) return std::nullopt;
    last = MakeNode(joint + 1, end, *day);
    // "November 19-20, 2016": the year stands behind the second.
    if (const auto year = YearBehindAt(text, end); year && first->open_year) {
      const int years = *year - YearOf(day->from);
      last->period = ShiftYears(last->period, years);
      first->period = ShiftYears(first->period, years);
      last->end = end;
    }
  }
  if (!last) return std::nullopt;
  if (bare == 0) AlignYears(*first, *last);
  // "Monday to Friday": the one behind the other.
  if (last->end == last->begin + 1 && WeekdayNameAt(text, last->begin) > 0 &&
      last->period.from <= first->period.from) {
    const auto days = std::chrono::sys_days(first->period.from) -
                      std::chrono::sys_days(last->period.from);
    const int weeks = static_cast<int>(days.count() / 7) + 1;
    last->period = DayPeriod(AddDays(last->period.from, 7 * weeks));
  }
  const bool ordered = first->period.from < last->period.from;
  if (!ordered) return std::nullopt;
  // "in 2014 to 2018" counts, "2014 to May" without "from" does not.
  if (!between && !from && IsYear(*first) && !IsYear(*last) && last->open_year)
    return std::nullopt;
  return RelatedNode{begin, last->end, Relation::kBetween, *first, last};
}

std::optional<RelatedNode> ReadBetween(const FineText& text, size_t i) {
  const bool between = text.Is(i, "between");
  const bool from = text.Is(i, "from");
  const size_t at = between || from ? i + 1 : i;
  if (at >= text.size()) return std::nullopt;
  // "138-2010-2015" is a number to call.
  if (at > 1 && text.Attached(at) && text.Any(at - 1, {"-", "."}) &&
      text.Attached(at - 1) && text.IsDigits(at - 2)) {
    return std::nullopt;
  }
  return Ends(text, i, at, between, from);
}

// "more than 2 weeks before today", "less than 3 days after tomorrow".
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
    if (!date && sign) date = PlainYear(text, at);
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
