#pragma once

// The headline where it stands over an article.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "repair/html/html_blocks.h"

namespace unspin {

// The letters and digits of a text, to compare texts that differ in typography.
std::string LettersOf(std::string_view text);

class HtmlTitleFinder {
 public:
  // `title` is what the page says it is called; the name of the outlet may stand before
  // or behind the headline in it.
  explicit HtmlTitleFinder(std::string_view title);

  // The block that is the headline: a heading that says it, else a line that says it,
  // else the first <h1>. The first line of a block ("<b>Chips run out</b><br>By Ann
  // Lee") becomes a block of its own. To be called once.
  std::optional<size_t> Find(const HtmlTree& tree, HtmlBlocks& blocks);

  // Whether a block says the headline.
  bool IsTitle(const HtmlTree& tree, const HtmlBlocks& blocks,
               const HtmlBlock& block) const;

 private:
  std::optional<size_t> FindBlock(const HtmlTree& tree, HtmlBlocks& blocks) const;
  std::optional<size_t> FindLine(const HtmlTree& tree, HtmlBlocks& blocks) const;

  std::string letters_;
};

}  // namespace unspin
