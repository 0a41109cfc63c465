#pragma once

// The spin repairs of a document, each compared with the clean article.

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "eval/repair_score.h"

namespace unspin::bench {

struct JudgedRepair {
  std::string article;
  double confidence = 0;
  bool right = false;
  // Between white space, "worth," with its comma.
  std::string spun;
  std::string became;
  std::string clean;  // what stands against it; more where numbers of words differ
};

// `clean` is the article, headline and all, whose spun copy `document` was repaired
// from. A repair is right when all words that it touches are those of the clean text or
// accepted for them.
std::vector<JudgedRepair> JudgeRepairs(const std::string& article,
                                       std::string_view clean, const Document& document,
                                       const AcceptedWords& accepted);

}  // namespace unspin::bench
