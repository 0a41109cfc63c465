#pragma once

// What `unspin query` and `unspin search` can be asked.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/fact.h"

namespace unspin {

struct QueryRequest {
  std::string what;                    // one of QueryTopics()
  std::optional<std::string> company;  // any name or alias, in any case; exact
  std::optional<std::string> person;
  // articles: none. mentions: entity type. facts, events: fact type. repairs: kind.
  // relations, incidents: kind. role-changes: change.
  std::optional<std::string> type;
  std::optional<std::string> since;  // ISO date or time, inclusive
  std::optional<std::string> until;  // the same; a bare date includes its day
  std::optional<double> min_confidence;
  std::vector<Modality> modalities;  // of facts; empty: those that count as facts
  std::optional<bool> spun;          // true: only spun articles, false: only clean ones
  std::optional<std::string> source;    // of the article: an outlet's name; exact
  std::optional<std::string> language;  // of the article: "en", "de", "und"
  std::optional<std::string> search;    // words of the article, as in SearchRequest
  bool raw_search = false;
  std::vector<std::string> columns;  // empty: the topic's usual ones; "*": all
  std::vector<std::string> order;    // "column" or "-column"; empty: the topic's usual
  std::optional<uint64_t> limit;
  uint64_t offset = 0;
};

// How many rows of a topic there are of each kind.
struct TallyRequest {
  // Its filters, and the limit of groups, count; columns and order do not.
  QueryRequest rows;
  // What the rows are grouped by: columns of the topic, or "year", "month", "day" of
  // its time. Empty: one number for all.
  std::vector<std::string> by;
  std::optional<std::string> measure;  // a column of numbers
};

struct SearchRequest {
  // Words that must all appear, and "phrases in quotes". With `raw`, FTS5 syntax.
  std::string text;
  bool raw = false;
  std::optional<std::string> since;
  std::optional<std::string> until;
  std::optional<bool> spun;
  std::optional<std::string> source;
  uint64_t limit = 20;
  uint64_t offset = 0;
  // Put around the words found in title and snippet. The default is control characters,
  // which no text of an article holds: whoever prints replaces them.
  std::string mark_begin = "\x01";
  std::string mark_end = "\x02";
};

// "articles", "companies", ..., in the order of the manual.
std::span<const std::string_view> QueryTopics();

// All columns of a topic, the usual ones first. Throws Error for an unknown topic.
std::vector<std::string> QueryColumns(std::string_view topic);

}  // namespace unspin
