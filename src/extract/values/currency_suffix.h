#pragma once

// A currency behind its amount: "won", "US dollars", "€", "MUSD".

#include <optional>
#include <string_view>

#include "extract/values/context.h"
#include "extract/values/number.h"

namespace unspin {

// A currency behind its amount.
struct CurrencySuffix {
  std::string_view code;
  size_t end = 0;  // token behind it
  TextSpan last;   // its bytes
  int decimals = 0;
  int power = 0;
  bool doubtful = false;
};

// The sign, code or name at token `i`.
std::optional<CurrencySuffix> SuffixAt(const ValueContext& context, size_t i);
// The one that is joined to the number: "5-million-euro", "99-cent", "75p", "115USD".
// REQUIRES: the number has a tail.
std::optional<CurrencySuffix> SuffixInTail(const Number& number);

// The code of "MUSD", "MEUR", millions of it; nothing for other words.
std::optional<std::string_view> CodeOfMillions(std::string_view text);

bool StartsWithDigit(std::string_view word);

}  // namespace unspin
