#pragma once

// Words in class and id attributes that mark what is no part of an article: share bars,
// related links, newsletter pleas. The words are rows of lexicons/html_debris.tsv.

#include <string_view>

namespace unspin {

class Lexicon;
class Table;

class HtmlDebris {
 public:
  // Keeps a view of `lexicon`.
  explicit HtmlDebris(const Lexicon& lexicon);

  // True if a word, or two words in sequence, of the attribute's value is a debris
  // word: "post-share-bar", "relatedPosts".
  bool Marks(std::string_view attribute) const;

 private:
  const Table& words_;
};

}  // namespace unspin
