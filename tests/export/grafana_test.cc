#include "export/grafana.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "export/filled.h"
#include "query/reader.h"

namespace unspin {
namespace {

// As the plugin fills in the dashboard's time, and Grafana the variables.
std::string Filled(std::string sql, const std::string& from, const std::string& to) {
  sql = std::regex_replace(sql, std::regex(R"(\$__from)"), from);
  sql = std::regex_replace(sql, std::regex(R"(\$__to)"), to);
  return std::regex_replace(sql, std::regex(R"(\$\{\w+:sqlstring\})"), "'%'");
}

std::vector<nlohmann::json> Dashboards() {
  std::vector<nlohmann::json> dashboards;
  for (const GrafanaFile& file : GrafanaFiles("/data/facts.db", "/data/dashboards")) {
    if (file.path.ends_with(".json")) {
      dashboards.push_back(nlohmann::json::parse(file.text));
    }
  }
  return dashboards;
}

TEST_CASE("every panel's query runs, and times are whole seconds") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  size_t rows = 0;
  for (const auto& dashboard : Dashboards()) {
    for (const auto& panel : dashboard.at("panels")) {
      const auto& target = panel.at("targets").at(0);
      const ResultTable table = reader.Sql(
          Filled(target.at("rawQueryText").get<std::string>(), "0", "4102444800000"));
      CAPTURE(panel.at("title").get<std::string>());
      rows += table.rows.size();
      if (target.at("queryType") == "time series") {
        REQUIRE_FALSE(table.empty());
        CHECK(table.columns[0].name == "time");
        CHECK(std::holds_alternative<int64_t>(table.rows[0][0]));
      }
    }
  }
  CHECK(rows > 20);
}

TEST_CASE("what lies outside of the dashboard's time is not shown") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  for (const auto& dashboard : Dashboards()) {
    for (const auto& panel : dashboard.at("panels")) {
      if (panel.at("type") != "timeseries" && panel.at("type") != "table") continue;
      const std::string sql = panel.at("targets").at(0).at("rawQueryText");
      CAPTURE(panel.at("title").get<std::string>());
      CHECK(reader.Sql(Filled(sql, "1000", "2000")).empty());
    }
  }
}

TEST_CASE("variables list values, the first of which stands for all") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  size_t variables = 0;
  for (const auto& dashboard : Dashboards()) {
    for (const auto& variable : dashboard.at("templating").at("list")) {
      const ResultTable values = reader.Sql(variable.at("query").get<std::string>());
      REQUIRE(values.rows.size() > 1);
      CHECK(std::get<std::string>(values.rows[0][0]) == "%");
      ++variables;
    }
  }
  CHECK(variables == 2);
}

TEST_CASE("paths are quoted in the provisioning files") {
  const auto files = GrafanaFiles("/data/a: \"b\"/facts.db", "/data/dashboards");
  CHECK(files[0].text.find(R"(path: "/data/a: \"b\"/facts.db")") != std::string::npos);
  CHECK(files[1].text.find("path: \"/data/dashboards\"") != std::string::npos);
}

}  // namespace
}  // namespace unspin
