#pragma once

// Metadata with which Datasette (0.64 and later) shows a database: what tables and
// columns mean, and canned queries.

#include <span>
#include <string>
#include <string_view>

#include "query/reader.h"

namespace unspin {

// Parameters (":company") are asked for on the query's page; without one, it gives all.
struct CannedQuery {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view sql;
};
std::span<const CannedQuery> CannedQueries();

// The text of metadata.json. `database` is the name that Datasette gives the file: its
// name without extension.
std::string DatasetteMetadata(const Reader& reader, std::string_view database);

}  // namespace unspin
