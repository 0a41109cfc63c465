#pragma once

// Numbers over time. A chart is a table in the page, for those who cannot see or do not
// run scripts; assets/dashboard.js draws it with Chart.js.

#include <string>
#include <vector>

#include "query/result_table.h"
#include "serve/html.h"

namespace unspin::serve {

struct Chart {
  std::string caption;
  std::string unit;    // of the numbers: "articles"
  bool lines = false;  // else stacked bars
  std::vector<std::string> series;
  std::vector<std::string> labels;           // months or years, without gaps
  std::vector<std::vector<double>> numbers;  // by label, then by series
};

// From rows of (series, month, number): the `max_series` largest series and "others".
// Months without rows are filled in, and from ten years on there are years instead.
// Rows without a month are left out.
Chart ChartOf(const ResultTable& tally, size_t max_series);

// Nothing for a chart without numbers.
Html ToHtml(const Chart& chart);

}  // namespace unspin::serve
