#pragma once

// One stored article as JSON, in the form that `unspin extract` prints, with ids.

#include <string>

#include "query/article_view.h"

namespace unspin::serve {

std::string ArticleJson(const ArticleView& article);

}  // namespace unspin::serve
