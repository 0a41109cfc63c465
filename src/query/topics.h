#pragma once

// What `unspin query` can be asked about: the one table of topics, their columns and
// how filters apply to them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/result_table.h"

namespace unspin {

struct TopicColumn {
  std::string name;
  std::string sql;
  ColumnType type = ColumnType::kText;
  bool usual = false;    // shown unless columns are asked for
  bool article = false;  // needs the article's row
};

// Pieces of SQL over the aliases of `from`; the article's row is `a`. Empty: the filter
// does not apply.
struct Topic {
  std::string name;
  std::string from;
  // The same with what is no fact, which the tables of the types lack; or empty.
  std::string from_all;
  std::string article_join;  // added to `from` when the article's row is needed
  std::vector<TopicColumn> columns;
  std::string where;  // always; "%" in the next two stands for a list of entity ids
  std::string company;
  std::string person;
  std::string type;  // compared with the value
  std::string time;  // Unix seconds
  std::string confidence;
  std::string modality;
  std::string article_id;  // for filters by article
  std::string group;
  std::string order;  // as in SQL
};

const std::vector<Topic>& Topics();

// The same topic over the counts of entities that each ingest keeps, which need no row
// of an article: it has no filters, and not all columns. nullptr for other topics.
const Topic* FindCountedTopic(std::string_view name);

// Throws Error with a suggestion for an unknown name.
const Topic& FindTopic(std::string_view name);

}  // namespace unspin
