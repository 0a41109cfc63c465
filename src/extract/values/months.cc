#include "extract/abbreviations.h"
#include "extract/values/date_match.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// "this year", "of last year" behind a month or quarter, as in "March last year".
std::optional<int> TrailingRelativeYear(const ValueContext& context, size_t& end) {
  const size_t i = context.Is(end, "of") ? end + 1 : end;
  if (!context.Is(i + 1, "year") || !context.published()) return std::nullopt;
  const std::string_view word = context.lower(i);
  const int step = word == "last" ? -1 : word == "next" ? 1 : 0;
  if (step == 0 && word != "this") return std::nullopt;
  end = i + 2;
  return YearOf(*context.published()) + step;
}

bool IsPreposition(std::string_view word) {
  return OneOf(
      word, {"in",     "since",      "by",       "until",   "till",  "from",    "of",
             "during", "before",     "after",    "through", "to",    "between", "and",
             "last",   "next",       "this",     "early",   "late",  "mid",     "for",
             "around", "throughout", "than",     "to",      "ended", "ending",  "or",
             "on",     "previous",   "following"});
}

// Whether the bare word at `i` (no day, no year) is a month, not a name or a verb: "in
// May". Refused: "Theresa May", "it may", "March on", "April Lee".
bool IsBareMonth(const ValueContext& context, size_t i, const MonthName& month) {
  const Token& token = context.at(i);
  const bool preposition = i > 0 && IsPreposition(context.before(i));
  if (!month.full) {
    const bool dot = month.end == i + 2;
    return preposition && (dot || (month.month != 1 && month.month != 3)) &&
           token.shape == Shape::kCapitalised;
  }
  const bool doubtful = month.month == 3 || month.month == 5 || month.month == 8;
  if (token.shape == Shape::kLower) return !doubtful;
  // "the March on Washington"
  if (month.month == 3 && context.before(i) == "the" && context.Is(i + 1, "on")) {
    return false;
  }
  if (preposition) {
    // "of April Lee": a name goes on behind it.
    return !(OneOf(token.lower, {"april", "may", "june", "august"}) &&
             context.HasShape(i + 1, Shape::kCapitalised) &&
             OneOf(context.before(i), {"of", "by", "to", "from", "for", "and"}) &&
             !context.text().title_case());
  }
  if (token.sentence_start) {
    const bool name = OneOf(token.lower, {"april", "may", "june", "august"}) &&
                      context.HasShape(i + 1, Shape::kCapitalised);
    return month.month != 5 && !name && !context.Is(i + 1, "on");
  }
  if (context.text().title_case()) return month.month != 5;
  // "Theresa May spoke.", but "When May came"
  const bool start_before = i > 0 && context.at(i - 1).sentence_start;
  const bool name_before = i > 0 &&
                           !(start_before && StartsSentences(context.before(i))) &&
                           (context.HasShape(i - 1, Shape::kCapitalised) ||
                            context.HasShape(i - 1, Shape::kMixed));
  const bool name_behind = context.HasShape(i + 1, Shape::kCapitalised) &&
                           OneOf(token.lower, {"april", "may", "june", "august"});
  return !name_before && !name_behind;
}

// "March 2023", "March", "January-March", "April-June quarter", "mid-September".
std::optional<DateMatch> MonthAlone(const ValueContext& context, size_t i) {
  const auto month = MonthAt(context, i);
  if (!month) return std::nullopt;
  size_t end = month->end;
  std::optional<int> year = TrailingYear(context, end);
  if (!year) year = TrailingRelativeYear(context, end);
  if (year) {
    return MakeMatch(context, i, end, MonthPeriod(*year, month->month), 0.97,
                     "month year");
  }
  if (!IsBareMonth(context, i, *month)) return std::nullopt;
  // The stop of "Nov." is part of the span only inside a sentence.
  const auto near = NearestYear(context, {i, end}, month->month, month->month);
  std::optional<Period> period;
  if (near) period = MonthPeriod(*near, month->month);
  return MakeMatch(context, i, end, period, 0.9, "month");
}

// "mid-September", "late-2022": the part behind the hyphen.
std::optional<DateMatch> AfterPrefix(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  if (dash == std::string_view::npos ||
      !OneOf(word.substr(0, dash), {"mid", "early", "late", "end", "pre", "post"})) {
    return std::nullopt;
  }
  const std::string_view rest = word.substr(dash + 1);
  const Term term = FindTerm(rest);
  size_t end = i + 1;
  std::optional<Period> period;
  if (term.kind == TermKind::kMonth) {
    std::optional<int> year = TrailingYear(context, end);
    if (!year) year = NearestYear(context, {i, end}, term.value, term.value);
    if (year) period = MonthPeriod(*year, term.value);
  } else {
    const auto digits = ParseDigits(rest);
    if (rest.size() != 4 || !digits || digits->digits < 1900 || digits->digits > 2099) {
      return std::nullopt;
    }
    period = YearPeriod(static_cast<int>(digits->digits));
  }
  DateMatch match = MakeMatch(context, i, end, period, 0.9, "prefixed date");
  match.span.begin += dash + 1;
  return match;
}

}  // namespace

std::optional<MonthName> MonthAt(const ValueContext& context, size_t i) {
  const Term term = context.term(i);
  if (term.kind == TermKind::kMonth) {
    // "it may", "they march": verbs.
    const bool verb = term.value == 5 || term.value == 3;
    if (verb && context.HasShape(i, Shape::kLower)) return std::nullopt;
    return MonthName{term.value, i + 1, true};
  }
  if (term.kind != TermKind::kShortMonth) return std::nullopt;
  if (!context.HasShape(i, Shape::kCapitalised) &&
      !context.HasShape(i, Shape::kUpper)) {
    return std::nullopt;
  }
  const bool dot = context.Is(i + 1, ".") && context.Attached(i + 1) &&
                   i + 2 < context.size() && context.Sentence(i).end > i + 2;
  return MonthName{term.value, dot ? i + 2 : i + 1, false};
}

std::optional<int> NearestYear(const ValueContext& context, TokenRange tokens,
                               int first, int last, int ahead) {
  if (!context.published()) return std::nullopt;
  const int year = YearOf(*context.published());
  const int now = MonthOf(*context.published());
  if (first <= now && now <= last) return year;
  const int wait = first > now ? first - now : first + 12 - now;  // months to the next
  const int next = first > now ? year : year + 1;
  switch (TenseAround(context, tokens)) {
    case Tense::kFuture:
      // "before August" in September looks back at a plan, not eleven months ahead.
      return wait > 10 ? year : next;
    case Tense::kPast:
      return last < now ? year : year - 1;
    case Tense::kUnknown:
      break;
  }
  if (wait <= ahead) return next;
  return last < now ? year : year - 1;
}

std::optional<DateMatch> FindMonthRange(const ValueContext& context, size_t i) {
  const std::string_view word = context.lower(i);
  const size_t dash = word.find('-');
  int first = 0;
  int last = 0;
  size_t end = i + 1;
  const auto number = [](std::string_view w) {
    const Term t = FindTerm(w);
    return t.kind == TermKind::kMonth || t.kind == TermKind::kShortMonth ? t.value : 0;
  };
  if (dash != std::string_view::npos) {
    first = number(word.substr(0, dash));
    last = number(word.substr(dash + 1));
  } else if (const auto from = MonthAt(context, i)) {
    const bool to = context.Is(from->end, "to");
    if (!to && !context.Is(from->end, "–")) return std::nullopt;
    const auto until = MonthAt(context, from->end + 1);
    if (!until) return std::nullopt;
    if (to && !OneOf(context.lower(until->end), {"quarter", "period", "half"})) {
      return std::nullopt;
    }
    first = from->month;
    last = until->month;
    end = until->end;
  }
  if (first == 0 || last == 0 || first == last) return std::nullopt;
  if (OneOf(context.lower(end), {"quarter", "period", "half"})) ++end;
  std::optional<int> year = TrailingYear(context, end);
  if (!year) year = NearestYear(context, {i, end}, first < last ? first : 1, last);
  const int months = last > first ? last - first + 1 : last - first + 13;
  std::optional<Period> period;
  if (year) period = MonthsEnding(*year, last, months);
  return MakeMatch(context, i, end, period, 0.9, "month range");
}

std::optional<DateMatch> FindMonth(const ValueContext& context, size_t i) {
  if (context.at(i).text.find('-') == std::string_view::npos)
    return MonthAlone(context, i);
  if (auto match = AfterPrefix(context, i)) return match;
  return FindMonthRange(context, i);
}

}  // namespace unspin
