#include "core/document.h"

#include <array>

namespace unspin {
namespace {

constexpr std::array<std::string_view, 7> kNames = {
    "spin", "mojibake", "entity", "markup", "space", "boilerplate", "control"};

}  // namespace

std::string_view Name(RepairKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<RepairKind> RepairKindByName(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<RepairKind>(i);
  }
  return std::nullopt;
}

}  // namespace unspin
