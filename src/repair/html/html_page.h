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

namespace unspin {

struct HtmlLexicon;

struct HtmlPage {
  // Turn the markup into text: blocks separated by blank lines, other breaks as "\n".
  // Offsets count in the part of the source that was read.
  std::vector<Edit> edits;
  std::string title;  // decoded, without the name of the outlet; may be empty
  std::optional<std::string> url;
  std::optional<std::string> author;
  std::optional<std::string> site;  // name of the outlet
  std::optional<PublishedTime> published;
  std::optional<std::string> language;  // as the page says: "en-GB"
};

// Reads a page or a fragment of one (without <html> and <body>, all of whose text is
// taken for the article's). `url` is where the page came from, if known: rules for its
// host apply. Takes any bytes, in linear time at any depth; a page with more than
// three million elements and texts is only stripped of its tags.
HtmlPage ReadHtmlPage(std::string_view original, SourceSpan part,
                      const HtmlLexicon& lexicon, std::string_view url = {});

// The fixer: the edits of the page for the body; tags in a title.
std::vector<Edit> FindMarkup(std::string_view text, const FixContext& context);

// The fixer of plain text: tags that came out of character references ("&lt;p&gt;").
std::vector<Edit> FindStrayTags(std::string_view text, const FixContext& context);

}  // namespace unspin
