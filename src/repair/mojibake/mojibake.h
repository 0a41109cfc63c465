#pragma once

// UTF-8 that was read as another encoding, once or several times, wholly or in part.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindMojibake(std::string_view text, const FixContext& context);

}  // namespace unspin
