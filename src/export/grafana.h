#pragma once

// Provisioning files with which Grafana shows a database by the SQLite plugin
// (frser-sqlite-datasource).

#include <string>
#include <string_view>
#include <vector>

namespace unspin {

struct GrafanaFile {
  std::string path;  // below the export's folder
  std::string text;
};

// A data source for the file `database` (an absolute path), a provider of dashboards
// that looks in `dashboards` (likewise), and the dashboards. The times of queries are
// Unix seconds.
std::vector<GrafanaFile> GrafanaFiles(std::string_view database,
                                      std::string_view dashboards);

}  // namespace unspin
