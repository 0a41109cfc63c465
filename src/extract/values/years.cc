#include "extract/abbreviations.h"
#include "extract/values/date_match.h"
#include "extract/values/number.h"

namespace unspin {
namespace {

// Whether a business year is named before token `i`: "fiscal", "financial year", "FY".
bool IsFiscalBefore(const ValueContext& context, size_t i) {
  const std::string_view word = context.before(i);
  if (OneOf(word, {"fiscal", "fy"})) return true;
  return word == "year" && i > 1 &&
         OneOf(context.before(i - 1), {"fiscal", "financial"});
}

// The business year that ends in `year`. Indian ones start in April; others are taken
// for the calendar year, as the text does not say.
Period FiscalYear(const ValueContext& context, int year) {
  return context.indian() ? MonthsEnding(year, 3, 12) : YearPeriod(year);
}

// Nouns that make the four digits before them a count: "2000 employees".
bool IsCountedNoun(std::string_view word) {
  return OneOf(
      word,
      {"people",     "employees",  "users",       "workers",   "staff",     "jobs",
       "customers",  "staffers",   "subscribers", "companies", "sites",     "servers",
       "shops",      "stores",     "flights",     "patients",  "residents", "homes",
       "members",    "engineers",  "students",    "points",    "units",     "miles",
       "kilometres", "kilometers", "metres",      "meters",    "km",        "tonnes",
       "tons",       "hours",      "minutes",     "days",      "times",     "mb",
       "gb",         "tb",         "mhz",         "mw",        "megawatts", "percent",
       "per",        "million",    "billion",     "thousand",  "crore",     "lakh",
       "dollars",    "euros",      "pounds",      "yuan",      "won",       "yen",
       "rupees",     "square",     "accounts",    "records",   "devices",   "machines",
       "vehicles",   "cars",       "households",  "clients",   "merchants", "watts",
       "volts",      "words",      "pages",       "mah",       "nits",      "pixels",
       "other",      "more",       "different",   "pieces",    "items",     "copies",
       "rows",       "lines",      "boxes",       "seats",     "tickets",   "votes",
       "words",      "hectares",   "acres",       "feet",      "visitors"});
}

bool LeadsYear(std::string_view word) {
  return OneOf(word,
               {"in",         "since",  "by",     "from",     "until",       "till",
                "of",         "during", "for",    "before",   "after",       "through",
                "throughout", "early",  "late",   "mid",      "between",     "and",
                "to",         "the",    "its",    "their",    "his",         "her",
                "our",        "a",      "fiscal", "calendar", "year",        "summer",
                "winter",     "spring", "autumn", "fall",     "back",        "'s",
                "’s",         "circa",  "or",     "around",   "than",        "that",
                "into",       "on",     "with",   "founded",  "established", "at",
                "compared",   "versus", "vs",     "against",  "all",         "as",
                "which",      "when",   "this",   "new",      "another",     "election",
                "full-year"});
}

// Words that make the four digits behind them an amount.
bool LeadsAmount(std::string_view word) {
  return OneOf(word, {"about",    "nearly",  "almost",
                      "over",     "some",    "roughly",
                      "least",    "most",    "approximately",
                      "costs",    "cost",    "employs",
                      "employed", "has",     "had",
                      "have",     "hired",   "no",
                      "number",   "room",    "page",
                      "version",  "model",   "#",
                      "$",        "€",       "£",
                      "¥",        "₹",       "port",
                      "route",    "flight",  "level",
                      "rs",       "usd",     "eur",
                      "gbp",      "at",      "cut",
                      "lost",     "reached", "exceeded"});
}

// Whether the four digits at `i` mean a year: "in 2023", "its 2020 report". Refused:
// "more than 2000 employees", "Windows 2000", "room 2016", "2000 MB".
bool IsYearContext(const ValueContext& context, size_t i) {
  if (IsCountedNoun(context.lower(i + 1)) || context.Is(i + 1, "%")) return false;
  if (context.Attached(i + 1) &&
      (OneOf(context.lower(i + 1), {"/", "x", "×", "°", "€", "@", "_"}) ||
       (context.Is(i + 1, ":") && context.Attached(i + 2)))) {
    return false;
  }
  const std::string_view word = context.before(i);
  if (i == 0) return true;
  const Token& previous = context.at(i - 1);
  if (OneOf(word, {"than", "at"})) {
    // "higher than 2021" is a year, "more than 2000" an amount.
    return word == "than" && i > 1 &&
           !OneOf(context.before(i - 1), {"more", "less", "fewer"});
  }
  if (LeadsAmount(word)) return false;
  if (OneOf(word, {"-", "_", ".", "@", "/", ":", "*", "+", "="}) &&
      context.Attached(i)) {
    return word == "/";
  }
  if (LeadsYear(word)) return true;
  if (previous.shape == Shape::kPunctuation) return true;

  switch (previous.shape) {
    case Shape::kCapitalised:
    case Shape::kMixed:
    case Shape::kUpper:
    case Shape::kAlphanumeric:
      // "Best VPN Services 2023": a year of its time at the end of a headline.
      if (context.text().title_case() && i + 1 == context.size() &&
          context.published()) {
        const int now = YearOf(*context.published());
        const auto year = YearAt(context, i);
        return year && *year >= now - 1 && *year <= now + 1;
      }
      return previous.sentence_start && StartsSentences(word);
    case Shape::kNumber:
      return false;
    default:
      return true;
  }
}

// "2019-2021", "2021-22".
std::optional<DateMatch> YearRange(const ValueContext& context, size_t i) {
  const std::string_view word = context.at(i).text;
  if (word.size() != 7 && word.size() != 9) return std::nullopt;
  const auto first = ParseDigits(word.substr(0, 4));
  const auto second = ParseDigits(word.substr(5));
  if (word[4] != '-' || !first || !second || first->decimals + second->decimals > 0) {
    return std::nullopt;
  }
  const int from = static_cast<int>(first->digits);
  const int short_to = static_cast<int>(second->digits);
  const int to = word.size() == 7 ? from / 100 * 100 + short_to : short_to;
  if (from < 1900 || from > 2099 || to <= from || to > 2099) return std::nullopt;
  const bool fiscal =
      to == from + 1 && (IsFiscalBefore(context, i) || context.indian());
  const Period period = fiscal ? MonthsEnding(to, 3, 12) : YearsPeriod(from, to);
  return MakeMatch(context, i, i + 1, period, 0.9, "years");
}

// "1990s", "FY23", "FY2023".
std::optional<DateMatch> YearWord(const ValueContext& context, size_t i) {
  std::string_view word = context.lower(i);
  if (word.size() == 5 && word.back() == 's') {
    const auto digits = ParseDigits(word.substr(0, 4));
    if (!digits || digits->decimals > 0) return std::nullopt;
    const int year = static_cast<int>(digits->digits);
    if (year < 1800 || year > 2090 || year % 10 != 0) return std::nullopt;
    return MakeMatch(context, i, i + 1, YearsPeriod(year, year + 9), 0.9, "decade");
  }
  if (!word.starts_with("fy")) return std::nullopt;
  word.remove_prefix(2);
  const auto digits = ParseDigits(word.substr(0, word.find('-')));
  if (!digits || digits->decimals > 0 || digits->digits > 2099) return std::nullopt;
  const int number = static_cast<int>(digits->digits);
  if (number > 99 && number < 1990) return std::nullopt;
  const int year = number < 100 ? 2000 + number : number;
  if (word.find('-') != std::string_view::npos) {
    return MakeMatch(context, i, i + 1, MonthsEnding(year + 1, 3, 12), 0.85,
                     "fiscal year");
  }
  return MakeMatch(context, i, i + 1, FiscalYear(context, year), 0.85, "fiscal year");
}

}  // namespace

std::optional<DateMatch> FindYear(const ValueContext& context, size_t i) {
  if (context.HasShape(i, Shape::kAlphanumeric)) return YearWord(context, i);
  if (!context.HasShape(i, Shape::kNumber)) return std::nullopt;
  if (auto match = YearRange(context, i)) return match;
  const auto year = YearAt(context, i);
  if (!year) return std::nullopt;
  if (IsFiscalBefore(context, i)) {
    return MakeMatch(context, i, i + 1, FiscalYear(context, *year), 0.9, "fiscal year");
  }
  // "2019–2021" with a dash between two years.
  if (context.Is(i + 1, "–") && context.Attached(i + 1) && context.Attached(i + 2)) {
    const auto last = YearAt(context, i + 2);
    if (last && *last > *year) {
      return MakeMatch(context, i, i + 3, YearsPeriod(*year, *last), 0.9, "years");
    }
  }
  if (!IsYearContext(context, i)) return std::nullopt;
  return MakeMatch(context, i, i + 1, YearPeriod(*year), 0.9, "year");
}

}  // namespace unspin
