#pragma once

// Tables of a database as files, one each.

#include <cstdint>
#include <string>
#include <vector>

#include "export/table_writer.h"
#include "query/reader.h"

namespace unspin {

struct WrittenFile {
  std::string path;
  uint64_t rows = 0;
};

struct TableFilesRequest {
  TableFormat format = TableFormat::kCsv;  // or kJsonl, kTsv
  std::vector<std::string> tables;         // of the catalog; empty: all
  std::string sql;  // one SELECT, for a file "query" instead of the tables
};

// Writes DIR/articles.csv and so on, all of one state of the database, a part of the
// rows at a time. Files that are there are replaced when all new ones are complete.
// Throws Error, for unknown tables with a suggestion.
std::vector<WrittenFile> WriteTableFiles(const Reader& reader,
                                         const std::string& folder,
                                         const TableFilesRequest& request);

}  // namespace unspin
