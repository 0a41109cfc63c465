#pragma once

// One story with its articles, for `unspin show` and `unspin explain`.

#include <cstdint>
#include <string>
#include <vector>

namespace unspin {

// An article of a story, and what it has in common with the article that leads the
// story: shares between 0 and 1, -1 where neither has anything of the kind.
struct StoryArticleView {
  std::string id;
  std::string title;
  std::string published;
  std::string source;
  bool spun = false;
  bool leads = false;  // the fullest text, which all others are copies of
  double names = -1;
  double numbers = -1;
  double words = -1;
  double score = 0;  // of all that decides
};

struct StoryView {
  std::string id;
  std::string title;
  std::string first_published;
  std::string last_published;
  uint64_t outlets = 0;
  std::vector<StoryArticleView> articles;  // by time of publication
};

}  // namespace unspin
