#pragma once

// Rows of a result as an HTML table whose cells lead on.

#include <string>

#include "query/result_table.h"
#include "serve/html.h"

namespace unspin::serve {

// Names of entities lead to them, ids of articles to articles, ids of facts to their
// words. `path` and `order` make headings that sort: null where they do not.
struct ResultLinks {
  const Url* page = nullptr;
  std::string order;  // as it is now
};

// REQUIRES: table has rows. `topic` tells what "id" and "name" are.
Html ToHtml(const ResultTable& table, const std::string& topic,
            const std::string& caption, const ResultLinks& links = {});

}  // namespace unspin::serve
