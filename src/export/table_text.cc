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
constexpr size_t kReadable = 12;  // shorter pieces of longer texts tell little
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

// Takes from the widest column until all fit; from those that are `fixed` only when
// nothing else helps.
void Fit(std::vector<size_t>& widths, size_t limit, const std::vector<bool>& fixed) {
  const size_t gaps = kGap * (widths.size() - 1);
  for (size_t& width : widths) width = std::min(width, std::max(kWidest, limit / 2));
  size_t total = std::accumulate(widths.begin(), widths.end(), gaps);
  for (const bool all : {false, true}) {
    while (total > limit) {
      size_t widest = widths.size();
      for (size_t i = 0; i < widths.size(); ++i) {
        if (!all && fixed[i]) continue;
        if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
      }
      if (widest == widths.size() || widths[widest] <= kNarrowest) break;
      --widths[widest];
      --total;
    }
  }
}

// What a column needs to be of use. Half an id is of none.
size_t NeededWidth(const ResultTable& table, size_t column, size_t width) {
  return table.columns[column].name == "id" ? width : std::min(width, kReadable);
}

// The columns of `shown` and their names under the table.
struct Choice {
  std::vector<size_t> columns;
  std::string left_out;
};

// Leaves columns out from the right until the others are of use, empty ones first; the
// first and "id" stay.
Choice ChooseColumns(const ResultTable& table, const std::vector<ShownRow>& rows,
                     const std::vector<size_t>& widths, size_t limit) {
  size_t total = 0;
  std::vector<bool> kept(widths.size(), true);
  for (size_t i = 0; i < widths.size(); ++i) {
    total += NeededWidth(table, i, widths[i]) + (i > 0 ? kGap : 0);
  }
  for (const bool only_empty : {true, false}) {
    for (size_t i = widths.size(); i-- > 1 && total > limit;) {
      const bool empty = std::ranges::all_of(
          rows, [i](const ShownRow& row) { return row[i].text.empty(); });
      if (!kept[i] || table.columns[i].name == "id" || (only_empty && !empty)) continue;
      kept[i] = false;
      total -= NeededWidth(table, i, widths[i]) + kGap;
    }
  }
  Choice choice;
  for (size_t i = 0; i < widths.size(); ++i) {
    if (kept[i]) {
      choice.columns.push_back(i);
    } else {
      choice.left_out += (choice.left_out.empty() ? "" : ", ") + table.columns[i].name;
    }
  }
  return choice;
}

// The table without the columns that are not chosen.
ResultTable Only(const ResultTable& table, const std::vector<size_t>& columns) {
  ResultTable only;
  for (const size_t i : columns) only.columns.push_back(table.columns[i]);
  for (const Row& row : table.rows) {
    Row& cells = only.rows.emplace_back();
    for (const size_t i : columns) cells.push_back(row[i]);
  }
  return only;
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
  std::vector<bool> fixed;
  for (const Column& column : table.columns) {
    fixed.push_back(column.name == "id");
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
  if (options.width > 0 && options.leave_out) {
    const Choice choice = ChooseColumns(table, rows, widths, options.width);
    if (!choice.left_out.empty()) {
      TableOptions all = options;
      all.leave_out = false;
      WriteAligned(Only(table, choice.columns), all, out);
      out << "no room for: " << choice.left_out << '\n';
      return;
    }
  }
  if (options.width > 0) Fit(widths, options.width, fixed);
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
