#include <algorithm>
#include <array>
#include <cstdio>

#include "extract/values/amounts.h"
#include "extract/values/expressions.h"
#include "extract/values/expressions/date_node.h"
#include "extract/values/limits.h"

namespace unspin {
namespace {

ValueExpression FromValue(const Value& value) {
  ValueExpression out;
  out.kind = value.kind;
  out.tokens = value.tokens;
  out.span = value.span;
  out.number = value.number;
  out.unit = value.unit;
  if (value.bound == Bound::kAtLeast) out.low = Limit{value.number, true};
  if (value.bound == Bound::kAtMost) out.high = Limit{value.number, true};
  return out;
}

ValueExpression FromDate(const FineText& text, const RelatedNode& node) {
  ValueExpression out;
  out.kind = ValueKind::kDate;
  out.tokens = text.Coarse(node.begin, node.end);
  out.span = text.SpanOf(node.begin, node.end);
  out.relation = node.relation;
  out.period = node.date.Days();
  out.part = node.date.part;
  out.point = node.date.point;
  if (node.last) {
    out.last = node.last->Days();
    out.last_part = node.last->part;
  }
  return out;
}

// The length that goes on behind `lengths`, in a smaller unit: "2 years and 3 months".
std::optional<LengthNode> NextLength(const FineText& text,
                                     const std::vector<LengthNode>& lengths) {
  size_t next = lengths.back().end;
  if (text.Any(next, {"and", ","})) ++next;
  if (next >= text.size() || lengths.size() > 6) return std::nullopt;
  if (text.Any(next, {"a", "an", "half", "all", "few", "some", "several"}))
    return std::nullopt;
  const auto length = ReadLength(text, next);
  if (!length || length->unit >= lengths.back().unit) return std::nullopt;
  // "2 weeks and 2 days ago": the second is a date.
  if (text.Any(length->end, {"ago", "later", "earlier", "before", "after", "from"})) {
    return std::nullopt;
  }
  return length;
}

// "P2Y" and "PT3H" as "P2YT3H".
std::string JoinIso(const std::vector<LengthNode>& lengths) {
  std::string out = lengths.front().ToIso();
  for (size_t k = 1; k < lengths.size(); ++k) {
    std::string iso = lengths[k].ToIso();
    iso.erase(0, 1);
    const bool clock = out.find('T') != std::string::npos;
    out += clock && iso.starts_with('T') ? iso.substr(1) : iso;
  }
  return out;
}

// A duration at `i` with the words that bound it: "more than 4 days".
std::optional<ValueExpression> Length(const FineText& text, size_t i) {
  std::vector<LengthNode> lengths;
  for (auto length = ReadLength(text, i); length; length = NextLength(text, lengths)) {
    lengths.push_back(*length);
  }
  if (lengths.empty()) return std::nullopt;
  ValueExpression out;
  out.kind = ValueKind::kDuration;
  out.tokens = text.Coarse(i, lengths.back().end);
  out.span = text.SpanOf(i, lengths.back().end);
  for (const LengthNode& length : lengths) out.number += length.Hours();
  out.unit = "hours";
  out.duration = JoinIso(lengths);
  const LimitWords words = LimitBefore(text.context(), out.tokens.begin);
  // "over 3 years" is during them as often as longer.
  if (text.context().Is(words.begin, "over")) return out;
  const auto take = [&](std::optional<Limit>& limit, bool closed) {
    limit = Limit{out.number, closed};
    out.tokens.begin = words.begin;
    out.span.begin = text.context().at(words.begin).span.begin;
  };
  if (words.kind == LimitKind::kAbove) take(out.low, false);
  if (words.kind == LimitKind::kAtLeast) take(out.low, true);
  if (words.kind == LimitKind::kBelow) take(out.high, false);
  if (words.kind == LimitKind::kAtMost) take(out.high, true);
  return out;
}

// Sorted by bytes. Words without a term that an expression may start with.
constexpr auto kStarts = std::to_array<std::string_view>(
    {"<",          ">",         "after",     "all",       "as",        "before",
     "beginning",  "between",   "by",        "close",     "coming",    "cy",
     "earlier",    "early",     "effective", "eighth",    "eighties",  "eleventh",
     "end",        "few",       "fifteenth", "fifth",     "fifties",   "following",
     "for",        "from",      "fy",        "h",         "in",        "late",
     "later",      "less",      "mid",       "middle",    "more",      "nineties",
     "ninth",      "no",        "not",       "on",        "overnight", "past",
     "prior",      "q",         "remainder", "remaining", "rest",      "same",
     "seventh",    "seventies", "several",   "since",     "sixth",     "sixties",
     "some",       "start",     "starting",  "tenth",     "that",      "the",
     "thirteenth", "thirtieth", "till",      "to",        "twelfth",   "twentieth",
     "until",      "upcoming",  "w",         "week",      "weekend",   "within",
     "year",       "¼",         "½"});

// Whether an expression may start at `i`; most words are plain.
bool MayStart(const FineText& text, size_t i) {
  static_assert(std::ranges::is_sorted(kStarts));
  if (text.term(i).kind != TermKind::kNone || text.IsDigits(i)) return true;
  const std::string_view word = text.lower(i);
  return std::ranges::binary_search(kStarts, word) || MayStartHoliday(word);
}

// Dates and durations of the text that touch none of `taken`, in order.
std::vector<ValueExpression> DatesAndLengths(
    const FineText& text, const std::vector<ValueExpression>& taken) {
  std::vector<ValueExpression> found;
  auto next_taken = taken.begin();
  for (size_t i = 0; i < text.size();) {
    const size_t begin = text.at(i).span.begin;
    while (next_taken != taken.end() && next_taken->span.end <= begin) ++next_taken;
    const size_t wall = next_taken == taken.end() ? text.context().text().text().size()
                                                  : next_taken->span.begin;
    if (begin >= wall || !MayStart(text, i)) {
      ++i;
      continue;
    }
    std::optional<ValueExpression> out;
    size_t end = i + 1;
    if (const auto node = ReadRelated(text, i);
        node && text.at(node->end - 1).span.end <= wall) {
      out = FromDate(text, *node);
      end = node->end;
    } else if (const auto length = Length(text, i);
               length && length->span.end <= wall) {
      out = length;
      end = text.Behind(i, length->span.end);
    }
    if (out && (found.empty() || found.back().span.end <= out->span.begin)) {
      found.push_back(std::move(*out));
    }
    i = std::max(end, i + 1);
  }
  return found;
}

std::string Plain(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.15g", number);
  return buffer;
}

std::string Sign(const std::optional<Limit>& low, const std::optional<Limit>& high) {
  if (low) return low->closed ? ">=" : ">";
  return high ? high->closed ? "<=" : "<" : "";
}

std::string DateText(const ValueExpression& value) {
  std::string own = value.period->ToIso();
  switch (value.relation) {
    case Relation::kBefore:
      return "before " + own;
    case Relation::kUntil:
      return "until " + own;
    case Relation::kSince:
      return "since " + own;
    case Relation::kAfter:
      return "after " + own;
    case Relation::kBetween:
      return own + "/" + value.last->ToIso();
    case Relation::kIs:
      break;
  }
  return own;
}

}  // namespace

std::string ValueExpression::ToText() const {
  if (kind == ValueKind::kDate) return period ? DateText(*this) : "";
  std::string out;
  if (low && high && low->value != high->value) {
    out = Plain(low->value) + ".." + Plain(high->value);
  } else if (low && !high) {
    out = (low->closed ? ">=" : ">") + Plain(low->value);
  } else if (high && !low) {
    out = (high->closed ? "<=" : "<") + Plain(high->value);
  } else {
    out = Plain(number);
  }
  if (!duration.empty()) return Sign(low, high) + duration;
  return unit.empty() ? out : out + " " + unit;
}

std::vector<ValueExpression> FindExpressions(const TokenizedText& text,
                                             std::optional<CivilDate> published) {
  const ValueContext context(text, published);
  std::vector<ValueExpression> found;
  for (const Value& value : FindValues(text, published)) {
    if (value.kind == ValueKind::kMoney || value.kind == ValueKind::kPercent ||
        value.kind == ValueKind::kTimeOfDay) {
      found.push_back(FromValue(value));
    }
  }
  const FineText fine(context);
  std::vector<ValueExpression> dates = DatesAndLengths(fine, found);
  std::move(dates.begin(), dates.end(), std::back_inserter(found));
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return found;
}

}  // namespace unspin
