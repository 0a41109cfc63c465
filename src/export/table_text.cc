#include "export/table_text.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "export/cell_text.h"

namespace unspin {
namespace {

constexpr size_t kGap = 2;        // columns between two columns
constexpr size_t kNarrowest = 6;  // a column does not shrink below this
constexpr size_t kWidest = 60;    // nor grow beyond this, in a terminal
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kNormal = "\x1b[0m";

struct Shown {
  std::string text;
  size_t width = 0;
  bool right = false;
};

using ShownRow = std::vector<Shown>;

Shown Show(const Cell& cell, ColumnType type) {
  Shown shown{StripControls(CellText(cell, type)), 0, IsNumber(cell)};
  if (type == ColumnType::kBoolean) shown.right = false;
  shown.width = DisplayWidth(shown.text);
  return shown;
}

// The longest start of the text that fits, with "…" in its last column.
void Shorten(Shown& shown, size_t width) {
  if (shown.width <= width) return;
  size_t offset = 0;
  size_t used = 0;
  while (offset < shown.text.size()) {
    size_t next = offset;
    NextCodePoint(shown.text, next);
    const size_t columns =
        DisplayWidth(std::string_view(shown.text).substr(offset, next - offset));
    if (used + columns + 1 > width) break;
    used += columns;
    offset = next;
  }
  shown.text.resize(offset);
  shown.text += "…";
  shown.width = used + 1;
}

// Takes from the widest column until all fit.
void Fit(std::vector<size_t>& widths, size_t limit) {
  const size_t gaps = kGap * (widths.size() - 1);
  for (size_t& width : widths) width = std::min(width, std::max(kWidest, limit / 2));
  size_t total = std::accumulate(widths.begin(), widths.end(), gaps);
  while (total > limit) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
    --total;
  }
}

void WriteRow(ShownRow row, const std::vector<size_t>& widths, bool cut,
              std::ostream& out) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    if (cut) Shorten(row[i], widths[i]);
    const size_t padding = widths[i] - std::min(widths[i], row[i].width);
    if (row[i].right) line.append(padding, ' ');
    line += row[i].text;
    if (i + 1 == row.size()) break;
    if (!row[i].right) line.append(padding, ' ');
    line.append(kGap, ' ');
  }
  out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
}

void WriteHeader(const ResultTable& table, const std::vector<ShownRow>& rows,
                 const std::vector<size_t>& widths, const TableOptions& options,
                 std::ostream& out) {
  ShownRow header;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    header.push_back(Show(Cell(table.columns[i].name), ColumnType::kText));
    // Over a column of numbers the name stands flush right too.
    header.back().right =
        !rows.empty() && std::ranges::all_of(rows, [i](const auto& row) {
          return row[i].right || row[i].text.empty();
        });
  }
  if (options.color) out << kBold;
  WriteRow(std::move(header), widths, options.width > 0, out);
  if (options.color) out << kNormal;
}

std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '\\' || c == '<' || c == '`' || c == '*' || c == '_' ||
        c == '[') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

}  // namespace

void WriteAligned(const ResultTable& table, const TableOptions& options,
                  std::ostream& out) {
  if (table.columns.empty()) return;
  std::vector<size_t> widths;
  for (const Column& column : table.columns) {
    widths.push_back(options.header ? DisplayWidth(column.name) : 0);
  }
  std::vector<ShownRow> rows;
  rows.reserve(table.rows.size());
  for (const Row& row : table.rows) {
    ShownRow& shown = rows.emplace_back();
    for (size_t i = 0; i < row.size(); ++i) {
      shown.push_back(Show(row[i], table.columns[i].type));
      widths[i] = std::max(widths[i], shown.back().width);
    }
  }
  if (options.width > 0) Fit(widths, options.width);
  if (options.header) WriteHeader(table, rows, widths, options, out);
  for (ShownRow& row : rows) WriteRow(std::move(row), widths, options.width > 0, out);
}

void WriteMarkdown(const ResultTable& table, std::ostream& out) {
  const auto write = [&out](const std::string& text) { out << ' ' << text << " |"; };
  out << '|';
  for (const Column& column : table.columns) {
    write(EscapeMarkdown(StripControls(column.name)));
  }
  out << "\n|";
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const bool right = !table.rows.empty() && IsNumber(table.rows[0][i]);
    out << (right ? " ---: |" : " --- |");
  }
  out << '\n';
  for (const Row& row : table.rows) {
    out << '|';
    for (size_t i = 0; i < row.size(); ++i) {
      write(EscapeMarkdown(StripControls(CellText(row[i], table.columns[i].type))));
    }
    out << '\n';
  }
}

}  // namespace unspin
