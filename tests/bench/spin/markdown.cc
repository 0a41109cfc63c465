#include "bench/spin/markdown.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/unicode.h"
#include "bench/measure.h"

namespace unspin::bench {

MarkdownTable::MarkdownTable(const std::vector<std::string>& heads)
    : columns_(heads.size()) {
  std::string line;
  for (const std::string& head : heads) {
    const bool left = head.starts_with('<');
    text_ += fmt::format("| {} ", left ? head.substr(1) : head);
    line += left ? "|---" : "|---:";
  }
  text_ += "|\n" + line + "|\n";
}

void MarkdownTable::Add(const std::vector<std::string>& cells) {
  Expect(cells.size() == columns_, "cells of a row");
  for (const std::string& cell : cells) text_ += fmt::format("| {} ", cell);
  text_ += "|\n";
  ++rows_;
}

void MarkdownTable::Print(const std::string& heading) const {
  if (rows_ == 0) return;
  std::printf("### %s\n\n%s\n", heading.c_str(), text_.c_str());
  std::fflush(stdout);
}

std::string Count(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string Percent(uint64_t part, uint64_t of) {
  if (of == 0) return "–";
  return fmt::format("{:.2f} %",
                     100 * static_cast<double>(part) / static_cast<double>(of));
}

std::string Decimal(double number, int digits) {
  return fmt::format("{:.{}f}", number, digits);
}

std::string List(const std::map<std::string, size_t>& counts) {
  std::string list;
  for (const auto& [name, times] : counts) {
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", name, times);
  }
  return list;
}

std::string OneLine(std::string_view text, size_t most) {
  std::string line(text.substr(0, most));
  line.resize(ValidUtf8Prefix(line));
  for (char& c : line) {
    if (c == '\n' || c == '|') c = ' ';
  }
  return line;
}

}  // namespace unspin::bench
