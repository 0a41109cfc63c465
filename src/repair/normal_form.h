#pragma once

// Unicode normal form C, ligatures and full-width Latin letters.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindNormalForm(std::string_view text, const FixContext& context);

}  // namespace unspin
