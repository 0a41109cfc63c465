#include "store/article_copy.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <deque>

#include "core/fact.h"
#include "store/shard.h"

namespace unspin {
namespace {

constexpr const char* kOfArticle = "t.article_id = ?1";
constexpr const char* kOfFacts =
    "t.fact_id IN (SELECT id FROM facts WHERE article_id = ?1)";
constexpr const char* kTyped = "t.id IN (SELECT id FROM facts WHERE article_id = ?1)";

std::vector<std::string> ColumnsOf(SQLite::Database& connection,
                                   const std::string& table) {
  Statement info(connection, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  std::vector<std::string> columns;
  for (info.Start(table); info.Step();) columns.push_back(info.String(0));
  return columns;
}

bool Has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The columns of a typed table that refer to entities.
std::vector<std::string> EntityColumns(const FactTypeSpec& type) {
  std::vector<std::string> columns;
  for (const FactFieldSpec& field : type.fields) {
    if (field.kind == FieldKind::kEntity) {
      columns.push_back(std::string(field.name) + "_id");
    }
  }
  return columns;
}

std::optional<std::string_view> Given(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Text(column));
}

}  // namespace

ArticleCopy::ArticleCopy(SQLite::Database& from, SQLite::Database& to)
    : from_(from),
      to_(to),
      entry_(to),
      name_rows_(to),
      links_(to),
      head_(from,
            "SELECT title, text, source, published, published_unix, spun, run_id FROM "
            "articles WHERE id = ?"),
      run_(from, "SELECT program, lexicon, model, options FROM runs WHERE id = ?"),
      names_(from,
             "SELECT id, name, type, key, mentions, lexicon_row, aliases FROM names "
             "WHERE article_id = ? ORDER BY id"),
      aliases_(from, "SELECT value FROM json_each(?)"),
      clues_(from,
             "SELECT kind, value FROM clues WHERE article_id = ? AND name_id = ?"),
      insert_run_(to,
                  "INSERT OR IGNORE INTO runs(id, program, lexicon, model, options) "
                  "VALUES (?, ?, ?, ?, ?)") {
  const auto add = [this](const std::string& name, const std::string& where,
                          const std::vector<std::string>& ids,
                          const std::vector<std::string>& entities) {
    tables_.push_back(MakeTable(name, where, ids, entities));
  };
  add("articles", "t.id = ?1", {"key"}, {});
  add("mentions", kOfArticle, {"id"}, {"entity_id"});
  add("repairs", kOfArticle, {"id"}, {});
  add("doubts", kOfArticle, {"id"}, {});
  add("facts", kOfArticle, {"id"}, {});
  add("fact_entities", kOfFacts, {"fact_id", "name_id"}, {"entity_id"});
  for (const FactTypeSpec& type : FactTypes()) {
    add(std::string(type.table), kTyped, {"id"}, EntityColumns(type));
  }
}

// Which entity a name means, and what follows from that, is decided anew.
ArticleCopy::Table ArticleCopy::MakeTable(
    const std::string& name, const std::string& where,
    const std::vector<std::string>& ids,
    const std::vector<std::string>& entities) const {
  std::string columns;
  std::string values;
  std::string places;
  const std::vector<std::string> all = ColumnsOf(to_, name);
  for (const std::string& column : all) {
    std::string value = "t." + column;
    if (Has(ids, column)) value += " + ?2";
    if (Has(entities, column)) value = "NULL";
    if (name == "facts" && column == "withdrawn") value = "0";
    if (name == "articles" && column == "story_id") value = "t.id";
    const char* const comma = columns.empty() ? "" : ", ";
    columns += comma + column;
    values += comma + value;
    places += std::string(comma) + "?";
  }
  return {
      Statement(from_, "SELECT " + values + " FROM " + name + " AS t WHERE " + where),
      Statement(to_,
                "INSERT INTO " + name + "(" + columns + ") VALUES (" + places + ")"),
      static_cast<int>(all.size())};
}

void ArticleCopy::CopyRows(Table& table, std::string_view id, int64_t shift) {
  for (table.rows.Start(id, shift); table.rows.Step();) {
    table.insert.Reset();
    for (int i = 0; i < table.columns; ++i) table.insert.Bind(i + 1, table.rows, i);
    table.insert.Step();
  }
  table.insert.Reset();
  table.rows.Reset();
}

void ArticleCopy::CopyEntry(std::string_view id, int64_t to_key) {
  if (!head_.Start(id).Step()) {
    throw ShardError(from_.getFilename() + ": lost the article " + std::string(id));
  }
  const std::optional<int64_t> published_unix =
      head_.IsNull(4) ? std::nullopt : std::optional(head_.Integer(4));
  entry_.Insert(to_key, {id, head_.Text(0), head_.Text(1), Given(head_, 2),
                         Given(head_, 3), published_unix, head_.Integer(5) != 0});
  const int64_t run = head_.Integer(6);
  if (run_.Start(run).Step()) {
    insert_run_.Run(run, run_.Text(0), run_.Text(1), run_.Text(2), run_.Text(3));
  }
  run_.Reset();
  head_.Reset();
}

void ArticleCopy::CopyNames(std::string_view id, int64_t to_key) {
  std::deque<Entity> entities;  // which the uses point at
  NameUses uses;
  for (names_.Start(id); names_.Step();) {
    const auto type = EntityTypeByName(names_.Text(2));
    if (!type) {
      throw ShardError(from_.getFilename() + ": has a name of the unknown type \"" +
                       names_.String(2) + "\"");
    }
    Entity& entity = entities.emplace_back();
    entity.name = names_.String(1);
    entity.type = *type;
    entity.lexicon_row = names_.String(5);
    for (aliases_.Start(Given(names_, 6)); aliases_.Step();) {
      entity.aliases.push_back(aliases_.String(0));
    }
    for (clues_.Start(id, names_.Integer(0)); clues_.Step();) {
      const auto kind = ClueKindByName(clues_.Text(0));
      if (kind) entity.clues.push_back({*kind, clues_.String(1)});
    }
    NameUse& use = uses.Add(entity);
    use.mentions = static_cast<size_t>(names_.Integer(4));
    use.key = names_.String(3);
  }
  aliases_.Reset();
  clues_.Reset();
  names_.Reset();
  name_rows_.Insert(id, to_key, uses);
}

void ArticleCopy::Copy(std::string_view id, int64_t from_key, int64_t to_key) {
  CopyEntry(id, to_key);
  const int64_t shift = to_key - from_key;
  CopyRows(tables_.front(), id, shift);
  CopyNames(id, to_key);
  for (size_t i = 1; i < tables_.size(); ++i) CopyRows(tables_[i], id, shift);
  links_.Follow(id);
}

void ArticleCopy::ForgetKnown() {
  entry_.ForgetKnown();
  name_rows_.ForgetKnown();
}

}  // namespace unspin
