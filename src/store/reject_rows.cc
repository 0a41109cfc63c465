#include "store/reject_rows.h"

#include <charconv>
#include <optional>
#include <string>

#include "store/article_rows.h"

namespace unspin {
namespace {

std::optional<uint64_t> Known(uint64_t line) {
  return line == 0 ? std::nullopt : std::optional(line);
}

}  // namespace

std::pair<std::string_view, uint64_t> SplitLocation(std::string_view location) {
  const size_t colon = location.rfind(':');
  uint64_t line = 0;
  if (colon == std::string_view::npos) return {location, line};
  const char* const end = location.data() + location.size();
  const auto [stop, error] = std::from_chars(location.data() + colon + 1, end, line);
  if (error != std::errc() || stop != end) return {location, 0};
  return {location.substr(0, colon), line};
}

RejectRows::RejectRows(SQLite::Database& db)
    // Rows of one id are the same, or clashes of one content at several places.
    : put_(db,
           "INSERT INTO rejects(id, source, line, byte_offset, record_id, reason) "
           "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET source = "
           "excluded.source, line = excluded.line WHERE excluded.source || "
           "coalesce(':' || excluded.line, '') < source || coalesce(':' || line, '')"),
      accept_(db, "DELETE FROM rejects WHERE source = ? AND line IS ?") {}

void RejectRows::Put(const Problem& problem) {
  const std::string place = problem.source + '\n' + std::to_string(problem.line) +
                            '\n' + std::to_string(problem.byte_offset.value_or(0)) +
                            '\n' + problem.record_id + '\n' + problem.reason;
  put_.Run(HashId(place), problem.source, Known(problem.line), problem.byte_offset,
           problem.record_id.empty() ? std::nullopt : std::optional(problem.record_id),
           problem.reason);
}

void RejectRows::PutClash(std::string_view record_id, std::string_view content_hash,
                          std::string_view location) {
  const std::string lost = std::string(record_id) + '\n' + std::string(content_hash);
  const auto [source, line] = SplitLocation(location);
  put_.Run(HashId(lost), source, Known(line), nullptr, record_id,
           "another record with this id and other content was kept");
}

void RejectRows::PutRow(const Statement& row) {
  constexpr int kColumns = 6;
  put_.Reset();
  for (int i = 0; i < kColumns; ++i) put_.Bind(i + 1, row, i);
  put_.Run();
}

void RejectRows::Accept(std::string_view location) {
  const auto [source, line] = SplitLocation(location);
  accept_.Run(source, Known(line));
}

}  // namespace unspin
