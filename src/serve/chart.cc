#include "serve/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/json_text.h"
#include "export/cell_text.h"

namespace unspin::serve {
namespace {

constexpr int kMostMonths = 120;
constexpr const char* kOthers = "others";

struct Point {
  std::string series;
  int month = 0;  // since year 0
  double number = 0;
};

// "2022-12"; nothing for other text.
std::optional<int> MonthNumber(const std::string& text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && (text[i] < '0' || text[i] > '9')) return std::nullopt;
  }
  return std::stoi(text.substr(0, 4)) * 12 + std::stoi(text.substr(5)) - 1;
}

double Number(const Cell& cell) {
  if (const auto* integer = std::get_if<int64_t>(&cell)) {
    return static_cast<double>(*integer);
  }
  const auto* real = std::get_if<double>(&cell);
  return real ? *real : 0;
}

std::vector<Point> Points(const ResultTable& tally) {
  std::vector<Point> points;
  for (const Row& row : tally.rows) {
    const auto month = MonthNumber(CellText(row[1], ColumnType::kText));
    if (!month) continue;
    std::string series = CellText(row[0], tally.columns[0].type);
    if (series.empty()) series = "unknown";
    points.push_back({std::move(series), *month, Number(row[2])});
  }
  return points;
}

// The names of the largest series, the largest first.
std::vector<std::string> Largest(const std::vector<Point>& points, size_t max_series) {
  std::map<std::string, double> totals;
  for (const Point& point : points) totals[point.series] += point.number;
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [name, total] : totals) order.emplace_back(-total, name);
  std::sort(order.begin(), order.end());
  std::vector<std::string> names;
  for (const auto& [total, name] : order) {
    if (names.size() == max_series) {
      names.emplace_back(kOthers);
      break;
    }
    names.push_back(name);
  }
  return names;
}

std::string Shown(double number) {
  std::string text;
  AppendJsonNumber(number, text);
  return text;
}

}  // namespace

Chart ChartOf(const ResultTable& tally, size_t max_series) {
  Chart chart;
  const std::vector<Point> points = Points(tally);
  if (points.empty()) return chart;
  const auto [first, last] =
      std::ranges::minmax(points, {}, [](const Point& point) { return point.month; });
  const int step = last.month - first.month < kMostMonths ? 1 : 12;
  const int begin = first.month / step;
  const int end = last.month / step + 1;
  for (int i = begin; i < end; ++i) {
    chart.labels.push_back(step == 12 ? fmt::format("{:04}", i)
                                      : fmt::format("{:04}-{:02}", i / 12, i % 12 + 1));
  }
  chart.series = Largest(points, max_series);
  chart.numbers.assign(chart.labels.size(), std::vector<double>(chart.series.size()));
  for (const Point& point : points) {
    auto found = std::ranges::find(chart.series, point.series);
    if (found == chart.series.end()) --found;  // the others stand last
    const auto series = static_cast<size_t>(found - chart.series.begin());
    chart.numbers[static_cast<size_t>(point.month / step - begin)][series] +=
        point.number;
  }
  return chart;
}

Html ToHtml(const Chart& chart) {
  Html html;
  if (chart.labels.empty()) return html;
  html << "<figure class=\"chart\"" << Attr("data-chart", chart.lines ? "line" : "bar")
       << "><figcaption>" << Text(chart.caption)
       << "</figcaption><details><summary>Numbers as a table</summary>"
          "<div class=\"scroll\" tabindex=\"0\" role=\"region\""
       << Attr("aria-label", chart.caption) << "><table><caption class=\"unseen\">"
       << Text(chart.caption) << ", " << Text(chart.unit)
       << "</caption><thead><tr><th scope=\"col\">time</th>";
  for (const std::string& name : chart.series) {
    html << "<th scope=\"col\" class=\"number\">" << Text(name) << "</th>";
  }
  html << "</tr></thead><tbody>";
  for (size_t i = 0; i < chart.labels.size(); ++i) {
    html << "<tr><th scope=\"row\">" << Text(chart.labels[i]) << "</th>";
    for (const double number : chart.numbers[i]) {
      html << "<td class=\"number\">" << Text(Shown(number)) << "</td>";
    }
    html << "</tr>";
  }
  return html << "</tbody></table></div></details></figure>";
}

}  // namespace unspin::serve
