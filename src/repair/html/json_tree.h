#pragma once

// JSON as pages have it, read as far as it can be read.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace unspin {

enum class JsonKind : uint8_t { kObject, kArray, kString, kOther };

struct JsonNode {
  JsonKind kind = JsonKind::kOther;
  uint32_t parent = 0;    // an earlier node; the first is its own
  uint32_t next = 0;      // the first node behind it and all that is in it
  std::string_view key;   // as written; empty in arrays
  std::string_view text;  // of strings (without quotes, not decoded) and others
};

// The values of `text` in their order; the first node is an array around all of them.
// Never fails: what isn't understood is passed over. Linear, without recursion.
std::vector<JsonNode> ParseJsonLeniently(std::string_view text);

}  // namespace unspin
