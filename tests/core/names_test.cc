#include <doctest/doctest.h>

#include "core/document.h"
#include "core/mention.h"

namespace unspin {
namespace {

TEST_CASE("every entity type and repair kind has a name that leads back to it") {
  for (int i = 0; i <= static_cast<int>(EntityType::kPercent); ++i) {
    const auto type = static_cast<EntityType>(i);
    CHECK(EntityTypeByName(Name(type)) == type);
  }
  for (int i = 0; i <= static_cast<int>(RepairKind::kControl); ++i) {
    const auto kind = static_cast<RepairKind>(i);
    CHECK(RepairKindByName(Name(kind)) == kind);
  }
  CHECK_FALSE(EntityTypeByName("pronoun"));
  CHECK(IsValue(EntityType::kMoney));
  CHECK_FALSE(IsValue(EntityType::kPlace));
}

}  // namespace
}  // namespace unspin
