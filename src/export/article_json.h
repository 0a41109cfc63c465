#pragma once

// One article as one line of JSON, the form that `extract` and `repair --format jsonl`
// print. All offsets are code points.

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "core/analysis.h"
#include "core/noted_value.h"

namespace unspin {

enum class JsonParts {
  kAll,      // `extract`
  kRepairs,  // `repair`: without mentions, entities and facts
};

// One line without a line break.
std::string ToJson(const Article& article, JsonParts parts = JsonParts::kAll);
std::string ToJson(const Document& document);  // as kRepairs
// As kAll, with "values" at the end.
std::string ToJson(const Article& article, const std::vector<NotedValue>& values);

// {"id": ..., "error": ...} for a record that cannot be used. The id is the record's
// own or where it stands.
std::string ToJson(const Problem& problem);

}  // namespace unspin
