#pragma once

// Pieces of JSON written by hand, where building a tree first would cost too much.

#include <string>
#include <string_view>

namespace unspin {

// `text` as a JSON string with its quotes. Malformed UTF-8 becomes U+FFFD; the line
// separators U+2028 and U+2029 are escaped, which JavaScript wants.
void AppendJsonString(std::string_view text, std::string& out);

// The shortest decimal form that reads back as `value`; whole numbers without a point;
// null for what JSON cannot hold (infinities).
void AppendJsonNumber(double value, std::string& out);

}  // namespace unspin
