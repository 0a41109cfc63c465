#pragma once

// A guess at the language of an article, good enough to tell English from the rest.

#include <string>
#include <string_view>

namespace unspin {

// A BCP 47 code; "und" when it cannot be told. Looks at the first kilobytes only.
std::string GuessLanguage(std::string_view text);

}  // namespace unspin
