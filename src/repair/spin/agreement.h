#pragma once

// "a" and "an" before restored words. Spinners that repair articles made them agree
// with the substitute: "a company" became "an enterprise".

#include <span>
#include <vector>

#include "core/mapped_text.h"
#include "repair/spin/mask.h"

namespace unspin {

// Adds the edits that make the articles among `tokens`, a paragraph's, agree with the
// words that the changes of `edits` restore, which are in the order of the text. An
// article at the end of a restored phrase is set right in its edit. An article that did
// not agree with the substitute either says nothing and stays ("a hour" for a clock
// that the rule does not know). The edits are not sorted afterwards.
void MakeArticlesAgree(std::span<const MaskedToken> tokens, std::vector<Edit>& edits);

}  // namespace unspin
