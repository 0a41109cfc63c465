#pragma once

// What a database holds as metrics, in Prometheus' text exposition format 0.0.4: for
// the textfile collector of node_exporter, or to be served.

#include <string>
#include <string_view>

#include "query/reader.h"

namespace unspin {

// All metrics are gauges: rows come and go. `version` is the program's.
std::string PrometheusText(const Reader& reader, std::string_view version);

}  // namespace unspin
