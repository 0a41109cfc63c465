#pragma once

// Lines and tails that repost sites add around an article, by lexicons/boilerplate.tsv.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindBoilerplate(std::string_view text, const FixContext& context);

}  // namespace unspin
