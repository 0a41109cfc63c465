#include "export/table_writer.h"

#include <array>
#include <ostream>
#include <utility>

#include "base/json_text.h"
#include "base/unicode.h"
#include "export/csv.h"
#include "export/table_text.h"

namespace unspin {
namespace {

constexpr std::array<std::pair<std::string_view, TableFormat>, 6> kFormats = {
    {{"table", TableFormat::kTable},
     {"json", TableFormat::kJson},
     {"jsonl", TableFormat::kJsonl},
     {"csv", TableFormat::kCsv},
     {"tsv", TableFormat::kTsv},
     {"markdown", TableFormat::kMarkdown}}};

void AppendCell(const Cell& cell, ColumnType type, std::string& out) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (type == ColumnType::kList || type == ColumnType::kJson) {
      out += *text;  // stored as JSON
    } else {
      AppendJsonString(*text, out);
    }
  } else if (const auto* integer = std::get_if<int64_t>(&cell)) {
    if (type == ColumnType::kBoolean) {
      out += *integer != 0 ? "true" : "false";
    } else {
      out += std::to_string(*integer);
    }
  } else if (const auto* real = std::get_if<double>(&cell)) {
    AppendJsonNumber(*real, out);
  } else {
    out += "null";
  }
}

std::string RowJson(const ResultTable& table, const Row& row) {
  std::string out = "{";
  for (size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ", ";
    AppendJsonString(table.columns[i].name, out);
    out += ": ";
    AppendCell(row[i], table.columns[i].type, out);
  }
  return out + "}";
}

void WriteJson(const ResultTable& table, std::ostream& out) {
  out << '[';
  for (size_t i = 0; i < table.rows.size(); ++i) {
    out << (i > 0 ? ",\n " : "\n ") << RowJson(table, table.rows[i]);
  }
  out << (table.rows.empty() ? "]\n" : "\n]\n");
}

// Characters that change the direction of what follows them, or hide: Unicode "Trojan
// Source" characters and the invisible ones that no terminal shows.
bool IsFormatting(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

std::optional<TableFormat> TableFormatByName(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

void WriteTable(const ResultTable& table, TableFormat format,
                const TableOptions& options, std::ostream& out) {
  switch (format) {
    case TableFormat::kTable:
      return WriteAligned(table, options, out);
    case TableFormat::kJson:
      return WriteJson(table, out);
    case TableFormat::kJsonl:
      for (const Row& row : table.rows) out << RowJson(table, row) << '\n';
      return;
    case TableFormat::kCsv:
      return WriteCsv(table, options.header, out);
    case TableFormat::kTsv:
      return WriteTsv(table, options.header, out);
    case TableFormat::kMarkdown:
      return WriteMarkdown(table, out);
  }
}

std::string StripControls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, i);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!IsControl(c) && !IsFormatting(c)) {
      out.append(text, begin, i - begin);
    }
  }
  return out;
}

}  // namespace unspin
