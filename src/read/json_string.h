#pragma once

// Strings of JSON that strict readers refuse.

#include <string>
#include <string_view>

namespace unspin {

// The text of what stands between the quotes of a JSON string. Surrogates without their
// other half become U+FFFD, unknown escapes stay as they are.
std::string UnescapeJson(std::string_view inside);

// `json` with the control characters in its strings written as escapes, as strict
// readers want them.
std::string EscapeControls(std::string_view json);

}  // namespace unspin
