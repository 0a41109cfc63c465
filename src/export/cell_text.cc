#include "export/cell_text.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/json_text.h"

namespace unspin {
namespace {

std::string Joined(const std::string& list) {
  const auto items = nlohmann::json::parse(list, nullptr, false);
  if (!items.is_array()) return list;
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += "; ";
    out += item.is_string() ? item.get<std::string>() : item.dump();
  }
  return out;
}

}  // namespace

std::string CellText(const Cell& cell, ColumnType type) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return type == ColumnType::kList ? Joined(*text) : *text;
  }
  if (const auto* integer = std::get_if<int64_t>(&cell)) {
    if (type == ColumnType::kBoolean) return *integer != 0 ? "true" : "false";
    return std::to_string(*integer);
  }
  if (const auto* real = std::get_if<double>(&cell)) {
    std::string out;
    AppendJsonNumber(*real, out);
    return out;
  }
  return {};
}

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<int64_t>(cell) || std::holds_alternative<double>(cell);
}

}  // namespace unspin
