#include "export/csv.h"

#include <ostream>

#include "export/cell_text.h"

namespace unspin {
namespace {

// What Excel, LibreOffice and Google Sheets take for the begin of a formula (OWASP,
// "CSV Injection").
bool LooksLikeFormula(std::string_view text) {
  return !text.empty() &&
         std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string Guarded(const Cell& cell, ColumnType type) {
  std::string text = CellText(cell, type);
  if (!IsNumber(cell) && LooksLikeFormula(text)) text.insert(0, 1, '\'');
  return text;
}

std::string Quoted(std::string text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string OneLine(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

template <typename Escape>
void Write(const ResultTable& table, bool header, char separator, Escape escape,
           std::ostream& out) {
  const size_t width = table.columns.size();
  if (header) {
    for (size_t i = 0; i < width; ++i) {
      if (i > 0) out << separator;
      out << escape(table.columns[i].name);
    }
    out << '\n';
  }
  for (const Row& row : table.rows) {
    for (size_t i = 0; i < width; ++i) {
      if (i > 0) out << separator;
      out << escape(Guarded(row[i], table.columns[i].type));
    }
    out << '\n';
  }
}

}  // namespace

void WriteCsv(const ResultTable& table, bool header, std::ostream& out) {
  Write(table, header, ',', Quoted, out);
}

void WriteTsv(const ResultTable& table, bool header, std::ostream& out) {
  Write(table, header, '\t', OneLine, out);
}

}  // namespace unspin
