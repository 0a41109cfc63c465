#pragma once

// The tags that the tagger gives to words: outside of names, or the first or a further
// word of a name of one type.

#include <cstddef>
#include <cstdint>

#include "core/mention.h"
#include "extract/names/gazetteers.h"

namespace unspin {

inline constexpr size_t kTags = 1 + 2 * kNameTypes;
inline constexpr size_t kOutside = 0;

inline constexpr size_t FirstTag(EntityType type) {
  return 1 + static_cast<size_t>(type);
}
inline constexpr size_t InnerTag(EntityType type) {
  return 1 + kNameTypes + static_cast<size_t>(type);
}
inline constexpr bool IsInner(size_t tag) { return tag > kNameTypes; }
// The type of a tag other than kOutside.
inline constexpr EntityType TypeOfTag(size_t tag) {
  return static_cast<EntityType>((tag - 1) % kNameTypes);
}
// Whether `tag` may stand behind `before`.
inline constexpr bool Follows(size_t before, size_t tag) {
  return !IsInner(tag) || before == tag || before + kNameTypes == tag;
}

// A set of tags, a bit each.
using TagSet = uint16_t;
inline constexpr TagSet kAllTags = (1U << kTags) - 1;

}  // namespace unspin
