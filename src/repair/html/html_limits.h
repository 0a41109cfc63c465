#pragma once

// A cheap look at how deep a page nests, for a limit on hostile input.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

// Tags between words cost about 500 bytes each until the page is repaired (edit,
// repair, offset map): these are 150 MB. Pages have a tenth of them.
constexpr size_t kMaxHtmlTags = 300'000;

// What is wrong with the page, for people: elements nest deeper than `max_depth`
// levels, or there are more than kMaxHtmlTags tags. One pass over the tags; end tags
// that people leave out are put in, so that a list of a thousand open <li> is not deep.
std::optional<std::string> HtmlFault(std::string_view source, size_t max_depth);

}  // namespace unspin
