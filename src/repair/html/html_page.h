#pragma once

// The article in an HTML page: its text as edits of the source, and what the page says
// about it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "core/mapped_text.h"
#include "repair/fixer.h"
#include "repair/html/html_debris.h"

namespace unspin {

struct HtmlPage {
  // Turn the markup into text: blocks separated by blank lines, other breaks as "\n".
  // Offsets count in the part of the source that was read.
  std::vector<Edit> edits;
  std::string title;  // og:title, h1 or <title>; decoded; may be empty
  std::optional<std::string> url;
  std::optional<std::string> author;
  std::optional<std::string> site;  // name of the outlet
  std::optional<PublishedTime> published;
};

// Reads a page or a fragment of one (without <html> and <body>, all of whose text is
// taken for the article's). Takes any bytes; markup nested or left open beyond all
// reason is only stripped of its tags.
HtmlPage ReadHtmlPage(std::string_view original, SourceSpan part,
                      const HtmlDebris& debris);

// The fixer: the edits of the page for the body; tags in a title.
std::vector<Edit> FindMarkup(std::string_view text, const FixContext& context);

// The fixer of plain text: tags that came out of character references ("&lt;p&gt;").
std::vector<Edit> FindStrayTags(std::string_view text, const FixContext& context);

}  // namespace unspin
