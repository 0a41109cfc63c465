#include "extract/values/currencies.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/word_set.h"

namespace unspin {
namespace {

struct Sign {
  std::string_view sign;
  std::string_view code;
};

constexpr auto kSigns = std::to_array<Sign>({
    {"$", "USD"},    {"US$", "USD"},  {"U.S.$", "USD"}, {"A$", "AUD"},   {"AU$", "AUD"},
    {"C$", "CAD"},   {"CA$", "CAD"},  {"CAD$", "CAD"},  {"HK$", "HKD"},  {"S$", "SGD"},
    {"SG$", "SGD"},  {"NT$", "TWD"},  {"NZ$", "NZD"},   {"R$", "BRL"},   {"MX$", "MXN"},
    {"Mex$", "MXN"}, {"AUD$", "AUD"}, {"USD$", "USD"},  {"€", "EUR"},    {"£", "GBP"},
    {"¥", "JPY"},    {"￥", "JPY"},   {"CN¥", "CNY"},   {"JP¥", "JPY"},  {"₹", "INR"},
    {"₩", "KRW"},    {"₽", "RUB"},  {"₺", "TRY"},     {"₪", "ILS"},    {"₫", "VND"},
    {"฿", "THB"},    {"₦", "NGN"},    {"₱", "PHP"},     {"₴", "UAH"},    {"₸", "KZT"},
    {"Rs", "INR"},   {"Rs.", "INR"},  {"RM", "MYR"},    {"Rp", "IDR"},   {"RMB", "CNY"},
    {"SFr", "CHF"},  {"Fr", "CHF"},   {"kr", "SEK"},    {"zł", "PLN"},   {"Kč", "CZK"},
    {"Ft", "HUF"},   {"KSh", "KES"},  {"Ksh", "KES"},   {"Tk", "BDT"},   {"GH₵", "GHS"},
    {"₵", "GHS"},    {"Dh", "AED"},   {"Dhs", "AED"},   {"P", "PHP"},    {"₡", "CRC"},
    {"₭", "LAK"},    {"₮", "MNT"},    {"₲", "PYG"},     {"₼", "AZN"},  {"₾", "GEL"},
    {"֏", "AMD"},    {"₨", "INR"},    {"₿", "BTC"},   {"$US", "USD"},  {"$A", "AUD"},
    {"B$", "BSD"},   {"J$", "JMD"},   {"TT$", "TTD"},   {"MOP$", "MOP"}, {"EC$", "XCD"},
    {"N$", "NAD"},   {"Z$", "ZWL"},
});

// Codes of ISO 4217, RMB and BTC. Left out are those of which capitals mean other
// things in the news: AMD, NIO; RareCode has others.
constexpr auto kCodes = std::to_array<std::string_view>(
    {"AED", "AOA", "ARS", "AUD", "AZN", "BDT", "BGN", "BHD", "BRL", "BTC", "BYN",
     "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "ETB", "EUR",
     "GBP", "GHS", "GTQ", "HKD", "HNL", "HRK", "HUF", "IDR", "ILS", "INR", "IQD",
     "ISK", "JMD", "JOD", "JPY", "KES", "KHR", "KRW", "KWD", "KZT", "LAK", "LBP",
     "LKR", "LYD", "MAD", "MMK", "MNT", "MXN", "MYR", "NGN", "NOK", "NPR", "NZD",
     "OMR", "PEN", "PHP", "PKR", "PLN", "PYG", "QAR", "RMB", "RON", "RSD", "RUB",
     "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD",
     "UYU", "UZS", "VES", "VND", "XAF", "XOF", "ZAR", "ZMW", "ZWL"});

struct NameRow {
  std::string_view name;
  CurrencyName currency;
};

constexpr auto kNames = std::to_array<NameRow>({
    {"baht", {"THB", 0, false}},       {"balboas", {"PAB", 0, false}},
    {"birr", {"ETB", 0, false}},       {"bitcoin", {"BTC", 0, false}},
    {"bitcoins", {"BTC", 0, false}},   {"bolivares", {"VES", 0, false}},
    {"bolivars", {"VES", 0, false}},   {"bucks", {"USD", 0, false}},
    {"cedi", {"GHS", 0, false}},       {"cedis", {"GHS", 0, false}},
    {"cent", {"USD", 2, false}},       {"cents", {"USD", 2, false}},
    {"dinar", {"KWD", 0, false}},      {"dinars", {"KWD", 0, false}},
    {"dirham", {"AED", 0, false}},     {"dirhams", {"AED", 0, false}},
    {"dollar", {"USD", 0, false}},     {"dollars", {"USD", 0, false}},
    {"dong", {"VND", 0, false}},       {"dram", {"AMD", 0, false}},
    {"drams", {"AMD", 0, false}},      {"escudos", {"CVE", 0, false}},
    {"euro", {"EUR", 0, false}},       {"euros", {"EUR", 0, false}},
    {"forint", {"HUF", 0, false}},     {"forints", {"HUF", 0, false}},
    {"franc", {"CHF", 0, false}},      {"francs", {"CHF", 0, false}},
    {"greenbacks", {"USD", 0, false}}, {"guaranies", {"PYG", 0, false}},
    {"hryvnia", {"UAH", 0, false}},    {"hryvnias", {"UAH", 0, false}},
    {"hryvnya", {"UAH", 0, false}},    {"kips", {"LAK", 0, false}},
    {"koruna", {"CZK", 0, false}},     {"korunas", {"CZK", 0, false}},
    {"krona", {"SEK", 0, false}},      {"krone", {"NOK", 0, false}},
    {"kroner", {"NOK", 0, false}},     {"krones", {"NOK", 0, false}},
    {"kronor", {"SEK", 0, false}},     {"krónur", {"ISK", 0, false}},
    {"kuna", {"HRK", 0, false}},       {"kunas", {"HRK", 0, false}},
    {"kwacha", {"ZMW", 0, false}},     {"kyat", {"MMK", 0, false}},
    {"kyats", {"MMK", 0, false}},      {"lari", {"GEL", 0, false}},
    {"lei", {"RON", 0, false}},        {"lempiras", {"HNL", 0, false}},
    {"lev", {"BGN", 0, false}},        {"leva", {"BGN", 0, false}},
    {"lira", {"TRY", 0, false}},       {"liras", {"TRY", 0, false}},
    {"manat", {"AZN", 0, false}},      {"naira", {"NGN", 0, false}},
    {"nairas", {"NGN", 0, false}},     {"p", {"GBP", 2, true}},
    {"pence", {"GBP", 2, false}},      {"peso", {"MXN", 0, false}},
    {"pesos", {"MXN", 0, false}},      {"pound", {"GBP", 0, true}},
    {"pounds", {"GBP", 0, true}},      {"pula", {"BWP", 0, false}},
    {"quetzal", {"GTQ", 0, false}},    {"quetzales", {"GTQ", 0, false}},
    {"quid", {"GBP", 0, false}},       {"rand", {"ZAR", 0, false}},
    {"reais", {"BRL", 0, false}},      {"reals", {"BRL", 0, false}},
    {"renminbi", {"CNY", 0, false}},   {"rials", {"IRR", 0, false}},
    {"riel", {"KHR", 0, false}},       {"ringgit", {"MYR", 0, false}},
    {"ringgits", {"MYR", 0, false}},   {"riyal", {"SAR", 0, false}},
    {"riyals", {"SAR", 0, false}},     {"rmb", {"CNY", 0, false}},
    {"rouble", {"RUB", 0, false}},     {"roubles", {"RUB", 0, false}},
    {"ruble", {"RUB", 0, false}},      {"rubles", {"RUB", 0, false}},
    {"rupee", {"INR", 0, false}},      {"rupees", {"INR", 0, false}},
    {"rupiah", {"IDR", 0, false}},     {"satoshi", {"BTC", 8, false}},
    {"satoshis", {"BTC", 8, false}},   {"shekel", {"ILS", 0, false}},
    {"shekels", {"ILS", 0, false}},    {"shilling", {"KES", 0, false}},
    {"shillings", {"KES", 0, false}},  {"sterling", {"GBP", 0, false}},
    {"taka", {"BDT", 0, false}},       {"tenge", {"KZT", 0, false}},
    {"won", {"KRW", 0, true}},         {"yen", {"JPY", 0, false}},
    {"yuan", {"CNY", 0, false}},       {"zloty", {"PLN", 0, false}},
    {"zlotys", {"PLN", 0, false}},     {"złoty", {"PLN", 0, false}},
});

struct NationalRow {
  std::string_view nation;
  std::string_view name;  // start of the name
  std::string_view code;
};

constexpr auto kNational = std::to_array<NationalRow>({
    {"us", "dollar", "USD"},          {"u.s.", "dollar", "USD"},
    {"american", "dollar", "USD"},    {"australian", "dollar", "AUD"},
    {"canadian", "dollar", "CAD"},    {"singapore", "dollar", "SGD"},
    {"kong", "dollar", "HKD"},        {"taiwan", "dollar", "TWD"},
    {"zealand", "dollar", "NZD"},     {"swiss", "franc", "CHF"},
    {"british", "pound", "GBP"},      {"egyptian", "pound", "EGP"},
    {"indian", "rupee", "INR"},       {"pakistani", "rupee", "PKR"},
    {"sri", "rupee", "LKR"},          {"norwegian", "kron", "NOK"},
    {"danish", "kron", "DKK"},        {"swedish", "kron", "SEK"},
    {"icelandic", "kron", "ISK"},     {"czech", "korun", "CZK"},
    {"mexican", "peso", "MXN"},       {"philippine", "peso", "PHP"},
    {"argentine", "peso", "ARS"},     {"chilean", "peso", "CLP"},
    {"colombian", "peso", "COP"},     {"turkish", "lira", "TRY"},
    {"kenyan", "shilling", "KES"},    {"ugandan", "shilling", "UGX"},
    {"tanzanian", "shilling", "TZS"}, {"saudi", "riyal", "SAR"},
    {"qatari", "riyal", "QAR"},       {"kuwaiti", "dinar", "KWD"},
    {"japanese", "yen", "JPY"},       {"chinese", "yuan", "CNY"},
    {"korean", "won", "KRW"},         {"russian", "r", "RUB"},
    {"brazilian", "rea", "BRL"},      {"malaysian", "ringgit", "MYR"},
    {"polish", "zlot", "PLN"},        {"nigerian", "naira", "NGN"},
    {"african", "rand", "ZAR"},       {"indonesian", "rupiah", "IDR"},
    {"thai", "baht", "THB"},          {"vietnamese", "dong", "VND"},
    {"euro", "cent", "EUR"},          {"australian", "cent", "AUD"},
    {"emirati", "dirham", "AED"},     {"moroccan", "dirham", "MAD"},
    {"iraqi", "dinar", "IQD"},        {"jordanian", "dinar", "JOD"},
    {"algerian", "dinar", "DZD"},     {"tunisian", "dinar", "TND"},
    {"bahraini", "dinar", "BHD"},     {"serbian", "dinar", "RSD"},
    {"libyan", "dinar", "LYD"},       {"iranian", "rial", "IRR"},
    {"omani", "rial", "OMR"},         {"lebanese", "pound", "LBP"},
    {"syrian", "pound", "SYP"},       {"jamaican", "dollar", "JMD"},
    {"namibian", "dollar", "NAD"},    {"uruguayan", "peso", "UYU"},
    {"dominican", "peso", "DOP"},     {"nepalese", "rupee", "NPR"},
    {"mauritian", "rupee", "MUR"},    {"lankan", "rupee", "LKR"},
    {"belarusian", "r", "BYN"},       {"fijian", "dollar", "FJD"},
    {"bulgarian", "lev", "BGN"},      {"romanian", "le", "RON"},
    {"ukrainian", "hryvn", "UAH"},    {"kazakh", "tenge", "KZT"},
    {"georgian", "lari", "GEL"},      {"ghanaian", "cedi", "GHS"},
    {"bangladeshi", "taka", "BDT"},   {"ethiopian", "birr", "ETB"},
    {"zambian", "kwacha", "ZMW"},     {"croatian", "kun", "HRK"},
    {"u.s.", "cent", "USD"},          {"us", "cent", "USD"},
    {"israeli", "shekel", "ILS"},     {"hungarian", "forint", "HUF"},
});

}  // namespace

std::optional<std::string_view> RareCode(std::string_view letters) {
  constexpr std::string_view kRare[] = {"ALL", "BND", "BOB", "CRC", "CVE", "DOP",
                                        "GEL", "IRR", "MDL", "MOP", "MUR", "NAD",
                                        "PAB", "SOS", "TOP", "XCD", "XPF"};
  const auto found = std::ranges::find(kRare, letters);
  if (found == std::end(kRare)) return std::nullopt;
  return *found;
}

bool IsPlainCode(std::string_view letters) {
  constexpr std::string_view kPlain[] = {"aud", "cad", "chf", "cny", "eur", "gbp",
                                         "inr", "jpy", "krw", "rmb", "sek", "usd"};
  return std::ranges::find(kPlain, letters) != std::end(kPlain);
}

std::optional<std::string_view> CurrencyOfSign(std::string_view sign) {
  static constexpr WordSet<kSigns.size()> kSet(kSigns, &Sign::sign);
  if (sign.empty() || sign.size() > 6) return std::nullopt;
  const size_t row = kSet.find(sign);
  if (row < kSigns.size()) return kSigns[row].code;
  if (sign.size() == 3 && sign[0] >= 'A' && sign[0] <= 'Z') return CurrencyCode(sign);
  if (sign.size() == 3 && IsPlainCode(sign)) return CurrencyCode(sign);
  // "cad$", "mxn$", "us$"
  if (sign.back() != '$' || sign.size() < 3) return std::nullopt;
  if (sign.size() == 4) return CurrencyCode(sign.substr(0, 3));
  if (sign.front() < 'a' || sign.front() > 'z') return std::nullopt;
  std::string upper(sign);  // "hk$", "us$"
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return CurrencyOfSign(upper);
}

std::optional<std::string_view> CurrencyCode(std::string_view letters) {
  static_assert(std::ranges::is_sorted(kCodes));
  if (letters.size() != 3) return std::nullopt;
  char upper[3];
  for (size_t i = 0; i < 3; ++i) {
    const char c = letters[i];
    upper[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  const std::string_view key(upper, 3);
  const auto found = std::ranges::lower_bound(kCodes, key);
  if (found == kCodes.end() || *found != key) return std::nullopt;
  return key == "RMB" ? std::string_view("CNY") : *found;
}

std::optional<CurrencyName> CurrencyByName(std::string_view lower) {
  static constexpr WordSet<kNames.size()> kSet(kNames, &NameRow::name);
  const size_t row = kSet.find(lower);
  if (row == kNames.size()) return std::nullopt;
  return kNames[row].currency;
}

std::optional<std::string_view> NationalCurrency(std::string_view nation,
                                                 std::string_view name) {
  for (const NationalRow& row : kNational) {
    if (row.nation == nation && name.starts_with(row.name)) return row.code;
  }
  return std::nullopt;
}

}  // namespace unspin
