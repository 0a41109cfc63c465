#pragma once

// The links of an article's mentions and facts to entities, which follow its names.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/statement.h"

namespace unspin {

class ArticleLinks {
 public:
  explicit ArticleLinks(SQLite::Database& connection);

  // Carries what the article's names are taken for on to all that goes by them: how
  // often it names each entity, its mentions, its facts and whether they are withdrawn.
  // Writes only rows that change; when facts do, the article is `pending` for events.
  void Follow(std::string_view article_id);

 private:
  using EntityId = std::optional<int64_t>;
  struct NameLinks;
  struct FactLink {
    int64_t fact = 0;
    std::string field;
    int64_t position = 0;
    EntityId before;
    EntityId now;
  };

  NameLinks LoadNames(std::string_view article_id);
  void CountEntities(std::string_view article_id, const NameLinks& names);
  void DropUnused(std::string_view article_id, const NameLinks& names);
  void MoveMentions(std::string_view article_id, const NameLinks& names);
  bool MoveFacts(int64_t key, int64_t end, const NameLinks& names);
  void MoveFact(const std::vector<FactLink>& links);

  Statement article_, names_, counts_, put_count_, drop_count_, mentions_, mention_,
      links_, link_, type_, withdraw_, mark_;
  // By type and field.
  std::map<std::pair<std::string_view, std::string_view>, Statement> typed_;
};

}  // namespace unspin
