#include "export/table_files.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "base/error.h"
#include "base/file.h"
#include "export/catalog.h"
#include "query/suggest.h"

namespace unspin {
namespace {

constexpr uint64_t kRowsAtOnce = 512;

std::string_view Extension(TableFormat format) {
  if (format == TableFormat::kJsonl) return ".jsonl";
  return format == TableFormat::kTsv ? ".tsv" : ".csv";
}

// The tables asked for, in the catalog's order.
std::vector<PresentTable> Chosen(const Reader& reader,
                                 const std::vector<std::string>& names) {
  std::vector<PresentTable> present = PresentTables(reader);
  if (names.empty()) return present;
  std::vector<std::string_view> known;
  for (const PresentTable& table : present) known.push_back(table.table.name);
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw Error(Unknown("table", name, known));
    }
  }
  std::erase_if(present, [&names](const PresentTable& table) {
    return std::find(names.begin(), names.end(), table.table.name) == names.end();
  });
  return present;
}

// Files are read as lists of facts: what is denied, feared or planned is left to --sql.
std::string FactsOnly(std::string_view table) {
  std::string factual = " WHERE modality IN ('asserted', 'reported')";
  if (table == "facts") return factual;
  if (table != "fact_entities") return {};
  return " WHERE fact_id IN (SELECT id FROM facts" + factual + ")";
}

struct Plan {
  std::vector<std::string> names;
  std::vector<Reader::SelectStatement> selects;
};

Plan PlanOf(const Reader& reader, const TableFilesRequest& request) {
  Plan plan;
  if (!request.sql.empty()) {
    plan.names.emplace_back("query");
    plan.selects.push_back({request.sql, {}});
    return plan;
  }
  for (PresentTable& table : Chosen(reader, request.tables)) {
    plan.names.emplace_back(table.table.name);
    plan.selects.push_back(
        {"SELECT * FROM " + plan.names.back() + FactsOnly(table.table.name), {}});
    plan.selects.back().columns = std::move(table.columns);
  }
  return plan;
}

}  // namespace

std::vector<WrittenFile> WriteTableFiles(const Reader& reader,
                                         const std::string& folder,
                                         const TableFilesRequest& request) {
  const Plan plan = PlanOf(reader, request);
  std::vector<WrittenFile> written;
  std::vector<std::unique_ptr<AtomicFile>> files;
  const auto take = [&](size_t statement, const ResultTable& part) {
    const bool first = statement == files.size();
    if (first) {
      written.push_back({folder + '/' + plan.names[statement] +
                         std::string(Extension(request.format))});
      files.push_back(std::make_unique<AtomicFile>(written.back().path));
    }
    TableOptions options;
    options.header = first;
    std::ostringstream text;
    WriteTable(part, request.format, options, text);
    files.back()->Write(text.str());
    written.back().rows += part.rows.size();
  };
  reader.Stream(plan.selects, kRowsAtOnce, take);
  for (const auto& file : files) file->Commit();
  return written;
}

}  // namespace unspin
