#pragma once

// What random spinners leave behind of their templates: "{that a} firm".

#include <string_view>
#include <vector>

#include "core/mapped_text.h"

namespace unspin {

// Adds to `edits` of `body`, which are sorted and disjoint, the removal of the braces
// around one to four lower-case words in running text. For texts of a random spinner
// only: elsewhere such braces are templates. Code and JSON in a spun text are left
// alone for what is around and between their braces: "${name}", "{{name}}",
// "/users/{id}",
// "{ return x }", "{"a": 1}", "{user_id}".
void AddResidues(std::string_view body, std::vector<Edit>& edits);

}  // namespace unspin
