#pragma once

// Escape sequences of programs and mail that were left in text: "\u2019" of JSON,
// "\xe2\x80\x99" of Python, "=E2=80=99" of quoted-printable mail.

#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

std::vector<Edit> FindEscapes(std::string_view text, const FixContext& context);

}  // namespace unspin
