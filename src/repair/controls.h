#pragma once

// Control and invisible characters.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindControls(std::string_view text, const FixContext& context);

}  // namespace unspin
