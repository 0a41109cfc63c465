#pragma once

// What all pages share: the frame with navigation and search, and the pieces that they
// are put together from.

#include <string>
#include <string_view>
#include <vector>

#include "query/reader.h"
#include "query/result_table.h"
#include "serve/filters.h"
#include "serve/html.h"

namespace unspin::serve {

struct Page {
  std::string title;    // of the window and of the page
  std::string current;  // path of its entry in the navigation
  std::string search;   // shown in the search field
  bool titled = true;   // false: the body has a heading of its own
  Html body;
};

// The whole document.
std::string Document(const Page& page);

// A page that says what went wrong.
std::string ProblemPage(int status, std::string_view message);

// A form of the filters `names`, filled with what is set; it asks for `path` again.
// `fixed` parameters go along unseen.
Html FilterForm(const Filters& filters, const Topic& topic, const std::string& path,
                const std::vector<std::string_view>& names);

// Links to the pages before and behind; nothing when there is one page only. `more`
// tells whether there are rows behind those shown.
Html Pager(const Filters& filters, const std::string& path, size_t shown, bool more);

// "Nothing here": what to do about it when filters are set, or the database is empty.
Html Nothing(bool filtered);

Html Badge(std::string_view text, std::string_view kind);

// An article by its id, a fact at its words, an entity by name or "e123".
Url ArticleUrl(std::string_view id);
Url FactUrl(std::string_view article, std::string_view fact);
Url EntityUrl(std::string_view name, std::string_view type);
// An event by its id, "v123".
Url EventUrl(std::string_view id);

// Columns of a result by name.
class Rows {
 public:
  explicit Rows(const ResultTable& table) : table_(table) {}
  // The cell as text; empty for null.
  std::string Get(const Row& row, std::string_view column) const;
  int64_t Integer(const Row& row, std::string_view column) const;
  double Real(const Row& row, std::string_view column) const;

 private:
  const Cell* Find(const Row& row, std::string_view column) const;
  const ResultTable& table_;
};

}  // namespace unspin::serve
