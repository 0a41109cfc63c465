#pragma once

// Folders of articles NAME.txt, the headline in the first line, and pairs of them: the
// clean text and its spun copy.

#include <string>
#include <vector>

#include "core/document.h"

namespace unspin::bench {

struct ArticleText {
  std::string name;    // of the file, without folder and extension
  std::string text;    // the whole file
  RawDocument record;  // as `unspin` reads it
};

// All articles of `folder`, sorted by name. Throws Error when it has none.
std::vector<ArticleText> ReadArticles(const std::string& folder);

struct ArticlePair {
  std::string clean;
  ArticleText spun;
};

// The articles of `spun_folder` with those of the same name in `clean_folder`. Throws
// Error when there is no pair.
std::vector<ArticlePair> ReadPairs(const std::string& clean_folder,
                                   const std::string& spun_folder);

}  // namespace unspin::bench
