#pragma once

// Which names of an article mean the same thing, and what it is called.

#include <span>

#include "extract/name_finder.h"
#include "extract/names/name_typing.h"

namespace unspin {

// Mentions and entities of the groups that were not dropped.
NamedEntities ResolveNames(const ArticleNames& names, std::span<const NameWords> texts,
                           const Gazetteers& gazetteers, const NameTyper& typer);

}  // namespace unspin
