#include "core/mention.h"

#include <array>

namespace unspin {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"company", "organization", "person",
                                                    "product", "place",        "date",
                                                    "money",   "percent"};

}  // namespace

std::string_view Name(EntityType type) { return kNames[static_cast<size_t>(type)]; }

std::optional<EntityType> EntityTypeByName(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<EntityType>(i);
  }
  return std::nullopt;
}

}  // namespace unspin
