#include "core/mention.h"

#include <array>

namespace unspin {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"company", "organization", "person",
                                                    "product", "place",        "date",
                                                    "money",   "percent"};

constexpr std::array<std::string_view, 5> kClueNames = {"alias", "acronym", "ticker",
                                                        "employer", "sector"};

}  // namespace

std::string_view Name(EntityType type) { return kNames[static_cast<size_t>(type)]; }

std::optional<EntityType> EntityTypeByName(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<EntityType>(i);
  }
  return std::nullopt;
}

std::string_view Name(ClueKind kind) { return kClueNames[static_cast<size_t>(kind)]; }

std::optional<ClueKind> ClueKindByName(std::string_view name) {
  for (size_t i = 0; i < kClueNames.size(); ++i) {
    if (kClueNames[i] == name) return static_cast<ClueKind>(i);
  }
  return std::nullopt;
}

}  // namespace unspin
