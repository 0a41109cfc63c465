#include "query/entity_view.h"

#include <SQLiteCpp/Database.h>

#include <charconv>

#include "base/error.h"
#include "core/entity_key.h"
#include "query/collect.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {
namespace {

// "e123" or "123".
std::optional<int64_t> ParseEntityId(std::string_view text) {
  if (text.starts_with('e')) text.remove_prefix(1);
  int64_t id = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, id);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return id;
}

constexpr const char* kCard =
    "SELECT e.id, e.name, e.type, e.distinction, (SELECT count(*) FROM "
    "article_entities AS x WHERE x.entity_id = e.id) FROM entities AS e WHERE "
    "(?2 IS NULL OR e.type = ?2) AND ";

std::vector<EntityCard> Cards(SQLite::Database& connection, const std::string& where,
                              const auto& value,
                              const std::optional<std::string>& type) {
  Statement row(connection, kCard + where + " ORDER BY 5 DESC, 1");
  std::vector<EntityCard> cards;
  for (row.Start(value, type); row.Step();) {
    cards.push_back(
        {row.Integer(0), row.String(1), row.String(2), row.String(3), row.Integer(4)});
  }
  return cards;
}

// Entities that names of the key lead to.
constexpr const char* kOfKey =
    "e.id IN (SELECT id FROM entities WHERE key = ?1 UNION SELECT entity_id FROM "
    "entity_keys WHERE key = ?1)";

}  // namespace

std::string EntityCard::ToString() const {
  return name + " (" + type + (distinction.empty() ? "" : ", " + distinction) + "), e" +
         std::to_string(id);
}

std::vector<EntityCard> Reader::MeantEntities(
    const std::string& text, const std::optional<std::string>& type) const {
  return guard_->Limited([&]() -> std::vector<EntityCard> {
    if (const std::optional<int64_t> id = ParseEntityId(text)) {
      std::vector<EntityCard> cards = Cards(*connection_, "e.id = ?1", *id, type);
      if (!cards.empty()) return cards;
    }
    for (const std::string where :
         {"e.name = ?1", "e.id IN (SELECT entity_id FROM aliases WHERE alias = ?1)"}) {
      std::vector<EntityCard> cards = Cards(*connection_, where, text, type);
      if (!cards.empty()) return cards;
    }
    std::vector<EntityCard> cards;
    for (const EntityType kind : {EntityType::kCompany, EntityType::kPerson,
                                  EntityType::kProduct, EntityType::kPlace}) {
      for (EntityCard& card :
           Cards(*connection_, kOfKey, EntityKey(kind, text), type)) {
        cards.push_back(std::move(card));
      }
    }
    return cards;
  });
}

ResultTable Reader::ListEntities(const EntityFilter& filter) const {
  return guard_->Limited([&] {
    std::string where = "(?1 IS NULL OR e.type = ?1)";
    if (filter.name) {
      where +=
          " AND (e.name LIKE '%' || ?2 || '%' OR e.id IN (SELECT entity_id FROM "
          "aliases "
          "WHERE alias LIKE '%' || ?2 || '%'))";
    }
    Statement statement(
        *connection_,
        "SELECT 'e' || e.id, e.name, e.type, e.distinction, count(*), sum(x.mentions) "
        "FROM entities AS e JOIN article_entities AS x ON x.entity_id = e.id WHERE " +
            where + " GROUP BY e.id ORDER BY 5 DESC, 6 DESC, 2, 1 LIMIT ?3");
    statement.Start(filter.type, filter.name, filter.limit);
    return Collect(statement, {{"id", ColumnType::kText},
                               {"name", ColumnType::kText},
                               {"type", ColumnType::kText},
                               {"distinction", ColumnType::kText},
                               {"articles", ColumnType::kInteger},
                               {"mentions", ColumnType::kInteger}});
  });
}

ResultTable Reader::EntityNames(int64_t entity) const {
  return guard_->Limited([&] {
    Statement statement(
        *connection_,
        "SELECT n.name, n.type, count(*), n.evidence, n.confidence, "
        "max(n.lexicon_row), min(n.article_id) FROM article_entities AS x JOIN names "
        "AS "
        "n ON n.article_id = x.article_id AND n.entity_id = x.entity_id WHERE "
        "x.entity_id = ? GROUP BY 1, 2, 4, 5 ORDER BY 3 DESC, 1, 4");
    statement.Start(entity);
    return Collect(statement, {{"name", ColumnType::kText},
                               {"type", ColumnType::kText},
                               {"articles", ColumnType::kInteger},
                               {"because", ColumnType::kText},
                               {"confidence", ColumnType::kReal},
                               {"lexicon_row", ColumnType::kText},
                               {"article", ColumnType::kText}});
  });
}

ResultTable Reader::Overrides() const {
  return guard_->Limited([&] {
    // The articles of an anchor only tell things of one key apart.
    Statement statement(
        *connection_,
        "SELECT o.id, o.action, (SELECT group_concat(what, ' | ') FROM (SELECT "
        "group_concat(DISTINCT CASE WHEN n.name <> '' THEN n.name ELSE substr(n.key, "
        "instr(n.key, ':') + 1) END) || CASE WHEN n.part = 1 AND o.action = 'split' "
        "AND "
        "n.name = '' THEN ' in ' || group_concat(n.article_id, ', ') ELSE '' END AS "
        "what FROM override_names AS n WHERE n.override_id = o.id GROUP BY n.part "
        "ORDER "
        "BY n.part)), o.name FROM overrides AS o ORDER BY o.id");
    return Collect(statement, {{"number", ColumnType::kInteger},
                               {"action", ColumnType::kText},
                               {"entities", ColumnType::kText},
                               {"name", ColumnType::kText}});
  });
}

}  // namespace unspin
