#pragma once

// From joined names to entities: ids, names, types, and what a person's overrides say.

#include <vector>

#include "store/resolution/groups.h"
#include "store/resolution/resolution.h"
#include "store/resolution/same_key.h"

namespace unspin {

// `names` are sorted by key, then by when they were first read.
Resolution ChooseEntities(const std::vector<ArticleName>& names,
                          const std::vector<Override>& overrides, Groups& groups,
                          const std::vector<LinkNote>& notes);

}  // namespace unspin
