#pragma once

// What the JSON-LD blocks of a page say about its article.

#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// Fields are decoded and empty where nothing is said.
struct JsonLdArticle {
  std::string headline;
  std::string published;
  std::string author;  // several are joined with ", "
  std::string outlet;
  std::string url;
  std::string language;
  std::string_view body;  // as written between its quotes, a view into the block
};

// Reads the blocks in the order of the page. Broken JSON (a comma too many, quotation
// marks or line breaks bare in a string, a missing end) gives what can be got. Views of
// the blocks are in the result.
JsonLdArticle ReadJsonLd(const std::vector<std::string_view>& blocks);

// What the JSON string between two quotation marks says.
std::string DecodeJsonString(std::string_view raw);

// The escape at `at`, which is a backslash: what it stands for, and its size in `size`.
struct JsonEscape {
  size_t size = 0;
  std::string text;
};
JsonEscape DecodeJsonEscape(std::string_view raw, size_t at);

}  // namespace unspin
