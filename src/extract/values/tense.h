#pragma once

// Whether the words around a date speak of the past or of the future.

#include "extract/values/context.h"

namespace unspin {

enum class Tense { kUnknown, kPast, kFuture };

// The tense of the clause around the date in `tokens`: the nearest finite verb to its
// left, else to its right, and the preposition before it ("by April", "since May").
Tense TenseAround(const ValueContext& context, TokenRange tokens);

}  // namespace unspin
