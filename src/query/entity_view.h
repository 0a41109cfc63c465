#pragma once

// Entities one by one, for those who correct them: `unspin entity`.

#include <cstdint>
#include <optional>
#include <string>

namespace unspin {

struct EntityCard {
  int64_t id = 0;  // shown as "e" + id
  std::string name;
  std::string type;
  std::string distinction;  // from others of its name; empty when there is none
  int64_t articles = 0;

  // "Zhang Wei (person, Huawei), e123".
  std::string ToString() const;
};

// Which entities `unspin entity list` shows.
struct EntityFilter {
  std::optional<std::string> name;  // or alias, in any spelling of the same key
  std::optional<std::string> type;
  uint64_t limit = 20;
};

}  // namespace unspin
