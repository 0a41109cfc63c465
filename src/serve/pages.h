#pragma once

// The pages, one function each. They throw HttpError and what Reader throws.

#include <string>

#include "query/reader.h"
#include "serve/http.h"
#include "serve/page.h"

namespace unspin::serve {

Page OverviewPage(const Ask& ask, const Reader& reader);
Page OutagesPage(const Ask& ask, const Reader& reader);
Page OutageReportsPage(const Ask& ask, const Reader& reader);
Page RolesPage(const Ask& ask, const Reader& reader);
Page RoleReportsPage(const Ask& ask, const Reader& reader);
Page EventPage(const Ask& ask, const Reader& reader);  // one, with its reports
// /companies, /people and so on: the path is the topic.
Page EntitiesPage(const Ask& ask, const Reader& reader);
Page SearchPage(const Ask& ask, const Reader& reader);
Page ArticlePage(const Ask& ask, const Reader& reader);
Page EntityPage(const Ask& ask, const Reader& reader);
Page DataPage(const Ask& ask, const Reader& reader);   // what topics there are
Page TablePage(const Ask& ask, const Reader& reader);  // /data/TOPIC

// Rows of a topic with filters, one more than the page has.
struct Shown {
  ResultTable table;
  bool more = false;  // rows behind these
};
Shown ShowRows(const Reader& reader, QueryRequest request);

// How many rows of `request` there are by `by`, for a chart.
ResultTable CountBy(const Reader& reader, const QueryRequest& request,
                    std::vector<std::string> by);

}  // namespace unspin::serve
