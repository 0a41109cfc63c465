#include "serve/chart.h"

#include <doctest/doctest.h>

namespace unspin::serve {
namespace {

ResultTable Tally(std::vector<Row> rows) {
  return {{{"provider", ColumnType::kText}, {"month"}, {"count"}}, std::move(rows)};
}

Row Of(const char* series, const char* month, int64_t count) {
  Row row;
  row.emplace_back(std::string(series));
  row.emplace_back(std::string(month));
  row.emplace_back(count);
  return row;
}

TEST_CASE("months without rows are filled in") {
  const Chart chart = ChartOf(Tally({Of("a", "2022-11", 2), Of("a", "2023-01", 3)}), 3);
  CHECK(chart.labels == std::vector<std::string>{"2022-11", "2022-12", "2023-01"});
  CHECK(chart.numbers == std::vector<std::vector<double>>{{2}, {0}, {3}});
}

TEST_CASE("the largest series stand alone, the rest together") {
  const Chart chart = ChartOf(
      Tally({Of("a", "2022-01", 1), Of("b", "2022-01", 9), Of("c", "2022-01", 2)}), 1);
  CHECK(chart.series == std::vector<std::string>{"b", "others"});
  CHECK(chart.numbers == std::vector<std::vector<double>>{{9, 3}});
}

TEST_CASE("long times are counted by years") {
  const Chart chart = ChartOf(Tally({Of("a", "2001-05", 1), Of("a", "2023-05", 1)}), 1);
  CHECK(chart.labels.size() == 23);
  CHECK(chart.labels.front() == "2001");
}

TEST_CASE("rows without a month are left out, and a chart of none is nothing") {
  ResultTable tally = Tally({Of("a", "", 1)});
  tally.rows.emplace_back(3);  // nulls
  CHECK(ChartOf(tally, 1).labels.empty());
  CHECK(ToHtml(ChartOf(tally, 1)).empty());
}

TEST_CASE("a chart is a table with headings") {
  Chart chart = ChartOf(Tally({Of("<a>", "2022-11", 2)}), 1);
  chart.caption = "Reports";
  const std::string html = ToHtml(chart).str();
  CHECK(html.find("data-chart=\"bar\"") != std::string::npos);
  CHECK(html.find("<th scope=\"col\" class=\"number\">&lt;a&gt;</th>") !=
        std::string::npos);
  CHECK(html.find("<th scope=\"row\">2022-11</th><td class=\"number\">2</td>") !=
        std::string::npos);
}

}  // namespace
}  // namespace unspin::serve
