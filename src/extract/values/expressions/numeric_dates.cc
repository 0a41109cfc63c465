#include "extract/values/date_match.h"
#include "extract/values/expressions/date_node.h"

namespace unspin {
namespace {

// Figures or a month's name between separators.
struct Field {
  int value = 0;
  bool month_name = false;
  size_t width = 0;
};

std::optional<Field> FieldAt(const FineText& text, size_t i) {
  if (const auto digits = text.Digits(i)) {
    return Field{*digits, false, text.at(i).lower.size()};
  }
  const int month = MonthNameAt(text, i, true);
  if (month == 0) return std::nullopt;
  return Field{month, true, 0};
}

bool IsYear(const Field& field) {
  return field.width == 4 && field.value >= 1900 && field.value <= 2199;
}

bool IsSeparator(const FineText& text, size_t i) {
  return text.Any(i, {"/", "-", "."}) && text.Attached(i) && text.Attached(i + 1);
}

// Whether something that makes it a code or a fraction touches token `end`: "9/2.5".
bool GoesOn(const FineText& text, size_t end, std::string_view separator) {
  if (!text.Attached(end)) return false;
  const FineToken& token = text.at(end);
  if (token.kind != FineKind::kSign) return token.lower != "t";
  const bool more = text.Attached(end + 1) && text.IsDigits(end + 1);
  // A hyphen behind a date with slashes starts the next date.
  return more && token.lower != "," && token.lower != "~" && token.lower != "–" &&
         !(token.lower == "-" && (separator != "-" || text.Attached(end + 2)));
}

// Day, month and year in any usual order; month before day where both can be.
std::optional<CivilDate> Compose(Field a, Field b, Field c) {
  if (IsYear(a)) {
    if (c.month_name) return MakeDay(a.value, c.value, b.value);
    return MakeDay(a.value, b.value, c.value);
  }
  if (a.width > 2 || b.width > 2 || c.month_name) return std::nullopt;
  int year = c.value;
  if (c.width == 2) year = FullYear(c.value);
  if (c.width != 2 && !IsYear(c)) return std::nullopt;
  if (a.month_name) return MakeDay(year, a.value, b.value);
  if (b.month_name || a.value > 12) return MakeDay(year, b.value, a.value);
  return MakeDay(year, a.value, b.value);
}

std::optional<DateNode> Triple(const FineText& text, size_t i) {
  const auto a = FieldAt(text, i);
  const auto b = FieldAt(text, i + 2);
  const auto c = FieldAt(text, i + 4);
  if (!a || !b || !c || !IsSeparator(text, i + 1) || !IsSeparator(text, i + 3) ||
      text.lower(i + 1) != text.lower(i + 3)) {
    return std::nullopt;
  }
  const std::string_view separator = text.lower(i + 1);
  if (text.Attached(i) && text.Any(i - 1, {"/", "."}) && i > 0 && text.Attached(i - 1))
    return std::nullopt;
  if (separator != "-"
          ? GoesOn(text, i + 5, separator)
          : text.Attached(i + 5) && text.at(i + 5).kind == FineKind::kLetters &&
                !text.Is(i + 5, "t")) {
    return std::nullopt;
  }
  if (separator == "." && c->width != 4) return std::nullopt;  // "10.0.21"
  std::optional<CivilDate> day = Compose(*a, *b, *c);
  // "18.12.2022" puts the day first.
  if (separator == "." && !a->month_name && a->width <= 2) {
    if (const auto other = MakeDay(c->value, b->value, a->value)) day = other;
  }
  if (!day) return std::nullopt;
  return MakeNode(i, i + 5, DayPeriod(*day));
}

// "2019 11 12".
std::optional<DateNode> Spaced(const FineText& text, size_t i) {
  const auto a = FieldAt(text, i);
  if (!a || !IsYear(*a)) return std::nullopt;
  for (size_t k = i + 1; k <= i + 2; ++k) {
    if (!text.IsDigits(k) || text.at(k).lower.size() != 2 || text.Attached(k))
      return std::nullopt;
  }
  const auto day = MakeDay(a->value, *text.Digits(i + 1), *text.Digits(i + 2));
  if (!day) return std::nullopt;
  if (text.Attached(i + 3) && text.at(i + 3).kind != FineKind::kSign) {
    return std::nullopt;
  }
  return MakeNode(i, i + 3, DayPeriod(*day));
}

// "12-2015", "2015/12", "Dec-2018".
std::optional<DateNode> MonthAndYear(size_t i, const Field& a, const Field& b) {
  const bool year_first = IsYear(a);
  const Field& year = year_first ? a : b;
  const Field& month = year_first ? b : a;
  if (!IsYear(year) || (month.width > 2 && !month.month_name)) return std::nullopt;
  if (month.value < 1 || month.value > 12) return std::nullopt;
  // "2019-20" and "1995-01" in a range of years or numbers.
  if (year_first && !month.month_name && month.width != 2) return std::nullopt;
  return MakeNode(i, i + 3, MonthPeriod(year.value, month.value));
}

// "22/04", "7.6" behind a weekday.
std::optional<DateNode> Pair(const FineText& text, size_t i) {
  const auto a = FieldAt(text, i);
  const auto b = FieldAt(text, i + 2);
  const bool attached = i > 0 && text.Attached(i) &&
                        text.at(i - 1).kind != FineKind::kLetters &&
                        text.Any(i - 1, {"/", ".", "-", ",", "+"}) && i > 1 &&
                        text.Attached(i - 1) && text.IsDigits(i - 2);
  if (!a || !b || !IsSeparator(text, i + 1)) return std::nullopt;
  const std::string_view separator = text.lower(i + 1);
  if (GoesOn(text, i + 3, separator)) return std::nullopt;
  if (auto node = attached ? std::nullopt : MonthAndYear(i, *a, *b)) return node;
  const bool weekday = i > 0 && WeekdayNameAt(text, i - 1) > 0;
  if (separator != "/" && !(separator == "." && weekday)) return std::nullopt;
  if (a->width > 2 || b->width > 2 || a->month_name || b->month_name)
    return std::nullopt;
  if (a->value == 24 && b->value == 7) return std::nullopt;  // around the clock
  if (!text.published()) return std::nullopt;
  const bool day_first = a->value > 12;
  const int month = day_first ? b->value : a->value;
  const int day = day_first ? a->value : b->value;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  // The year may follow a comma: "5/1-5/7, 2020".
  size_t end = i + 3;
  size_t year_at = end;
  const auto year = text.Is(end, ",") ? YearBehindAt(text, year_at) : std::nullopt;
  std::optional<Period> period;
  if (year) {
    end = year_at;
    if (const auto date = MakeDay(*year, month, day)) period = DayPeriod(*date);
  } else {
    period = DayWithoutYear(text.context(), text.Coarse(i, end), month, day);
    const int now = YearOf(*text.published());
    for (int ahead = 1; !period && ahead <= 8; ++ahead) {
      if (const auto date = MakeDay(now + ahead, month, day)) period = DayPeriod(*date);
    }
  }
  if (!period) return std::nullopt;
  DateNode node = MakeNode(i, end, *period);
  node.open_year = !year;
  return node;
}

}  // namespace

std::optional<DateNode> ReadNumericDate(const FineText& text, size_t i) {
  if (!FieldAt(text, i)) return std::nullopt;
  if (auto node = Triple(text, i)) return node;
  if (auto node = Spaced(text, i)) return node;
  return Pair(text, i);
}

}  // namespace unspin
