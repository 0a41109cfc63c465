#include "repair/spin/spin_options.h"

#include <algorithm>
#include <cassert>

namespace unspin {

void SpinParts::LeaveOut(std::string_view name) {
  static constexpr std::array<bool SpinParts::*, kNames.size()> kParts = {
      &SpinParts::mask,     &SpinParts::determinism, &SpinParts::thesaurus,
      &SpinParts::evidence, &SpinParts::trigrams,    &SpinParts::vectors};
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  assert(found != kNames.end());
  this->*kParts[static_cast<size_t>(found - kNames.begin())] = false;
}

}  // namespace unspin
