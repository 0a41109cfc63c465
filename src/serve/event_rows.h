#pragma once

// What the pages of outages and of role changes share: they show events, one row for
// what happened once, and lead to the reports behind.

#include "serve/http.h"
#include "serve/page.h"

namespace unspin::serve {

// "1 source", "2 sources".
Html Count(uint64_t number, HtmlLiteral one, HtmlLiteral many);

// Whether a filter is set that only reports have: of one article's source, of what one
// says.
bool AsksForReports(const Ask& ask);

// Tabs that lead from events to reports and back, with the filters that both have.
// `path` is that of the events.
Html EventTabs(const Filters& filters, const std::string& path, bool reports);

// How many sources and reports tell of it, which leads to them, and whether they
// disagree. REQUIRES: columns id, sources, facts, disagreements.
Html Backing(const Rows& rows, const Row& row);

}  // namespace unspin::serve
