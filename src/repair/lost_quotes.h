#pragma once

// Quotation marks that went through ASCII and became '?'.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindLostQuotes(std::string_view text, const FixContext& context);

}  // namespace unspin
