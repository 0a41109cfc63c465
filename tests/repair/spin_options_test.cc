#include "repair/spin/spin_options.h"

#include <doctest/doctest.h>

#include <array>

namespace unspin {
namespace {

std::array<bool, 6> Switches(const SpinParts& parts) {
  return {parts.mask,     parts.determinism, parts.thesaurus,
          parts.evidence, parts.trigrams,    parts.vectors};
}

TEST_CASE("each part is left out by its name, and no other") {
  CHECK(Switches({}) == std::array<bool, 6>{true, true, true, true, true, true});
  for (size_t i = 0; i < SpinParts::kNames.size(); ++i) {
    CAPTURE(SpinParts::kNames[i]);
    SpinParts parts;
    parts.LeaveOut(SpinParts::kNames[i]);
    std::array<bool, 6> expected = {true, true, true, true, true, true};
    expected[i] = false;
    CHECK(Switches(parts) == expected);
  }
}

}  // namespace
}  // namespace unspin
