#pragma once

// Why a name of an article is taken for an entity, and how sure that is.

#include <string_view>

#include "core/mention.h"

namespace unspin {

enum class LinkKind {
  kRow,       // a row of a gazetteer has the name
  kName,      // the name is the same and nothing speaks against it
  kEmployer,  // the person works at the same company
  kSector,    // the company is in the same line of business
  kTopics,    // the articles name other things in common
  kMostUsed,  // of several things of this name the one named most
  kAlias,     // an article says that the name is another one of it
  kAcronym,   // the same, of initials
  kTicker,    // the articles give the same ticker
  kOverride,  // a person said so
};

// "row", "name", "employer", ...
std::string_view Name(LinkKind kind);

// An estimate for each kind, by how much it takes for such a link to be wrong; not
// measured.
double ConfidenceOf(LinkKind kind);

// Clues by which a name reaches names of another key.
inline bool IsClaim(ClueKind kind) {
  return kind == ClueKind::kAlias || kind == ClueKind::kAcronym ||
         kind == ClueKind::kTicker;
}

}  // namespace unspin
