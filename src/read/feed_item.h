#pragma once

// One item of a feed - RSS 0.9x, 1.0, 2.0 or Atom - as the fields of a record.

#include <optional>
#include <string>
#include <string_view>

#include "read/record.h"

namespace unspin {

// The fields of `xml`, an <item> or <entry> element in UTF-8, under our own names
// ("id", "url", "title", "text", "published", "source", "author") and under those of
// its elements ("media:description"). Understands what feeds get wrong: bare
// ampersands, names of HTML character references, elements that are never closed,
// undeclared prefixes. No entities are expanded and nothing is loaded. Nothing if it is
// no XML at all.
std::optional<RecordFields> ParseFeedItem(std::string_view xml);

// The title of the feed, whose beginning up to the first item is `xml`; may be empty.
std::string TitleOfFeed(std::string_view xml);

}  // namespace unspin
