#pragma once

// Copies of tagged texts in other forms in which they are met: in capitals, without
// capitals, with what the repair of a spun text leaves behind.

#include "train/dice.h"
#include "train/spin_simulator.h"
#include "train/tagged_texts.h"

namespace unspin {

// Only ASCII letters change, so that all spans stay.
enum class LetterCase { kLower, kUpper, kTitle };
// The text with its title so; its body too, if `body`.
TaggedText InCase(const TaggedText& text, LetterCase letter_case, bool body);

// The text as a spinner makes it, with all but one in ten of the changes undone again,
// as un-spinning does. Names that a change touches are left out.
TaggedText WithLeftovers(const TaggedText& text, SpinSimulator& spinner, Dice& dice);

}  // namespace unspin
