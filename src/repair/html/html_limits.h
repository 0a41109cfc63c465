#pragma once

// Refuses markup that would cost the parser more than linear time or a deep stack.

#include <string_view>

namespace unspin {

// True if elements nest no deeper than pages do (1,000) and open formatting elements
// (<b>, <font>) that the parser must repeat in every block stay few. One pass.
bool IsSaneHtml(std::string_view source);

}  // namespace unspin
