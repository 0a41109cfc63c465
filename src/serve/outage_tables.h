#pragma once

// The tables of the page of outages.

#include <string>
#include <vector>

#include "serve/page.h"

namespace unspin::serve {

struct Provider {
  std::string name;
  int64_t count = 0;   // of outages or reports
  double longest = 0;  // hours; 0: not known
};

// `path` is that of the page, on which a name narrows; `counted` heads the numbers.
Html ProviderTable(const std::vector<Provider>& providers, const Filters& filters,
                   const std::string& path, const std::string& counted);

// One row an outage. REQUIRES: the columns of kEventColumns.
Html OutageEventTable(const ResultTable& table);

// One row a report. REQUIRES: the columns of kReportColumns.
Html OutageReportTable(const ResultTable& table);

inline const std::vector<std::string> kEventColumns = {
    "date",    "subject",       "service",  "regions", "hours", "cause", "status",
    "sources", "disagreements", "evidence", "article", "fact",  "facts", "id"};
inline const std::vector<std::string> kReportColumns = {
    "began", "provider", "service",  "regions", "hours",
    "cause", "status",   "evidence", "article", "id"};

}  // namespace unspin::serve
