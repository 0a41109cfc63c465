#pragma once

// What comes and goes with an article beside its own rows: the source that it is from,
// the story that it is for now, its words in the full-text indexes and the marks of
// what the end of the run has to look at.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "store/statement.h"

namespace unspin {

// Cells of the article's row.
struct ArticleHead {
  std::string_view id;
  std::string_view title;
  std::string_view text;
  std::optional<std::string_view> source;
  std::optional<std::string_view> published;
  std::optional<int64_t> published_unix;
  bool spun = false;
};

class ArticleEntry {
 public:
  explicit ArticleEntry(SQLite::Database& connection);

  // Call it before the article's row is written: that refers to its source and story.
  void Insert(int64_t key, const ArticleHead& head);

  // Call it while the article's rows are still there.
  void Delete(int64_t key, std::string_view id);

  // Forgets which sources exist: another program may have removed some.
  void ForgetKnown() { known_sources_.clear(); }

 private:
  void DeleteBigrams(int64_t key);

  Statement source_, story_, mark_, mark_tracks_, full_text_, delete_full_text_,
      bigrams_, text_, delete_bigrams_;
  std::unordered_set<std::string> known_sources_;
};

}  // namespace unspin
