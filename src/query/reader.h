#pragma once

// A read-only connection to a database and what can be asked of it. Nothing here can
// change a database, whatever SQL it is given.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/article_view.h"
#include "query/entity_view.h"
#include "query/event_view.h"
#include "query/explanation.h"
#include "query/request.h"
#include "query/result_table.h"
#include "query/statistics.h"
#include "query/story_view.h"

namespace SQLite {
class Database;
}

namespace unspin {

struct ReaderOptions {
  std::chrono::milliseconds time_limit{0};  // of one query; 0: none
  uint64_t max_rows = 0;                    // of user SQL; 0: all
};

// Use it from one thread at a time; open one for each thread.
class Reader {
 public:
  // Throws Error for a missing file, a file that is no database of this program and a
  // schema that this program does not know. A database in a folder that cannot be
  // written is read as a snapshot.
  explicit Reader(const std::string& path, const ReaderOptions& options = {});
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  // The answer to `unspin query`. Throws Error for unknown columns and filters that do
  // not apply, with a suggestion.
  ResultTable Query(const QueryRequest& request) const;

  // How SQLite goes about answering it: EXPLAIN QUERY PLAN.
  ResultTable QueryPlan(const QueryRequest& request) const;

  // Articles by relevance with a snippet of each: `unspin search`.
  ResultTable Search(const SearchRequest& request) const;

  // One SELECT, WITH ... SELECT, VALUES or EXPLAIN statement. Throws Error for anything
  // else, for faulty SQL and past the time limit.
  ResultTable Sql(std::string_view sql) const;

  // Runs all of `statements`, each one SELECT, on one state of the database and hands
  // over their rows in parts of `rows` at most, so that no table need fit in memory.
  // Each statement has at least one part, which is empty when it gives nothing. Throws
  // Error as Sql does.
  struct SelectStatement {
    std::string sql;
    std::vector<Column> columns;  // of the first; the others are named by SQLite
  };
  using TakePart = std::function<void(size_t statement, const ResultTable& part)>;
  void Stream(std::span<const SelectStatement> statements, uint64_t rows,
              const TakePart& take) const;

  // The article with this id; failing that the only one whose id ends in "/" + `id` or
  // that plus an extension. Throws Error naming some when several fit.
  std::optional<ArticleView> Show(std::string_view id) const;

  // The event "v123", and the story of the article with this id (as in Show).
  std::optional<EventView> ShowEvent(std::string_view id) const;
  std::optional<StoryView> ShowStory(std::string_view article_id) const;

  // The chain behind "f123", "m123" or "r123". Throws Error for what is no such id.
  std::optional<Explanation> Explain(std::string_view id) const;

  // The entities that "e123", a name or an alias means, the most used first; in any
  // spelling of the same key when none is written so. Empty when there are none.
  std::vector<EntityCard> MeantEntities(const std::string& text,
                                        const std::optional<std::string>& type) const;
  ResultTable ListEntities(const EntityFilter& filter) const;
  // What articles call the entity, and why those names are taken for it.
  ResultTable EntityNames(int64_t entity) const;
  ResultTable Overrides() const;

  Statistics Stats() const;

  SQLite::Database& connection() const { return *connection_; }

 private:
  class Guard;
  ReaderOptions options_;
  std::unique_ptr<SQLite::Database> connection_;
  std::unique_ptr<Guard> guard_;
};

}  // namespace unspin
