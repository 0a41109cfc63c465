#pragma once

// What the trained tagger says of the candidates: where they begin and end, whether
// they are names, and of what.

#include <span>
#include <vector>

#include "extract/names/article_names.h"
#include "extract/tagger/tagger.h"

namespace unspin {

// Cuts, joins and adds candidates of one field where the tagger is sure and no table
// knows better: "Rival" off "Rival Kontur", "Friends of Alba" from "Friends" and
// "Alba".
void FollowTags(const TaggedField& tags, const NameWords& text, size_t field,
                std::vector<NameCandidate>& candidates);

// Whether the tagger is sure that word `i` is in a name: "Rolf" of "Rolf Holt", though
// there is such a verb.
bool IsSurelyInside(const TaggedField& tags, size_t i);

// Adds to `group` what the tagger says of its members, and drops it where that is that
// an ordinary word is no name. `tags` has an entry for each field, or none at all.
void AddTagEvidence(std::span<const TaggedField> tags, const ArticleNames& names,
                    NameGroup& group);

}  // namespace unspin
