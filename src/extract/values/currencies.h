#pragma once

// How currencies are written: signs before or behind an amount, ISO codes, names.

#include <optional>
#include <string_view>

namespace unspin {

// The code of a sign or prefix in the text's own case: "$", "US$", "€", "Rs", "RM",
// "kr".
std::optional<std::string_view> CurrencyOfSign(std::string_view sign);

// Codes whose capitals mean other things in the news (CVE, CRC, ALL): only before an
// amount with a magnitude.
std::optional<std::string_view> RareCode(std::string_view letters);

// Whether lower-case letters are a code and no word: "usd", not "try".
bool IsPlainCode(std::string_view letters);

// "USD" for "USD" or "usd"; nothing for letters that are no code.
std::optional<std::string_view> CurrencyCode(std::string_view letters);

// A unit of a currency by its name in lower case: "euros", "won", "cents".
struct CurrencyName {
  std::string_view code;
  int decimals = 0;  // 2 for cents and pence
  // May mean something else after a small number: "3 won", "5 pounds", "40 crowns".
  bool doubtful = false;
};
std::optional<CurrencyName> CurrencyByName(std::string_view lower);

// The code when a nationality stands before a name: "australian" and "dollars".
std::optional<std::string_view> NationalCurrency(std::string_view nation,
                                                 std::string_view name);

}  // namespace unspin
