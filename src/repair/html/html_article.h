#pragma once

// Which blocks of a page are the article.

#include <string>
#include <string_view>
#include <vector>

#include "repair/html/html_blocks.h"
#include "repair/html/html_lexicon.h"

namespace unspin {

// What is known of the page beside its blocks.
struct PageHints {
  std::string_view title;  // as it stands over the article, if it does
  std::string_view author;
  const std::vector<HtmlRuleMatch>& matches;
};

// What came to light while the article was looked for.
struct PickedArticle {
  bool sound = true;      // false if nearly all of the page looked like debris
  std::string title;      // the headline as it stands there; empty if it doesn't
  std::string published;  // the line that tells the time; empty if none does
};

// Keeps the blocks of the article among those of a whole page: those of the element
// that an outlet rule names, or else of the tightest element that holds nearly all text
// of sound paragraphs; less debris, labels, lists of links, teasers, the headline and
// headings without text.
PickedArticle PickArticle(const HtmlTree& tree, const PageHints& hints,
                          const HtmlLexicon& lexicon, HtmlBlocks& blocks);

// The same for a fragment, all of which is article: only debris goes.
void PickFromFragment(const HtmlTree& tree, const PageHints& hints,
                      const HtmlLexicon& lexicon, HtmlBlocks& blocks);

}  // namespace unspin
