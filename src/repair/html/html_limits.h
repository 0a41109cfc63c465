#pragma once

// A cheap look at how deep a page nests, for a limit on hostile input.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

// What is wrong with the page, for people: elements nest deeper than `max_depth`
// levels. Nothing if they don't. One pass over the tags; end tags that people leave out
// are put in, so that a list of a thousand open <li> is not deep.
std::optional<std::string> HtmlFault(std::string_view source, size_t max_depth);

}  // namespace unspin
