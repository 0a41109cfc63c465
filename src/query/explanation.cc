#include "query/explanation.h"

#include <SQLiteCpp/Database.h>

#include <charconv>

#include "base/error.h"
#include "base/unicode.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {
namespace {

using Kind = Explanation::Kind;

struct Id {
  Kind kind = Kind::kFact;
  int64_t number = 0;
};

Id ParseId(std::string_view text) {
  Id id;
  const std::string_view digits = text.empty() ? text : text.substr(1);
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, id.number);
  const size_t letter =
      text.empty() ? std::string_view::npos : std::string_view("fmr").find(text[0]);
  if (letter == std::string_view::npos || error != std::errc() || stop != end) {
    throw Error("no id of a fact, mention, repair, event or article: \"" +
                std::string(text) + "\"; they look like f123, m123, r123, v123");
  }
  id.kind = static_cast<Kind>(letter);
  return id;
}

// All three in the same columns. Ids of mentions and repairs count up from the key of
// their article.
constexpr const char* kHere =
    "(SELECT id FROM articles WHERE key <= ?1 ORDER BY key DESC LIMIT 1)";
std::string RowSql(Kind kind) {
  constexpr const char* kPlace =
      "article_id, field, start, end, source_start, source_end, confidence, "
      "lexicon_row, ";
  switch (kind) {
    case Kind::kFact:
      return "SELECT " + std::string(kPlace) +
             "type, rule, NULL, json_patch(fields, json_object('modality', modality, "
             "'speaker', speaker)) FROM facts WHERE id = ?1";
    case Kind::kMention:
      return "SELECT " + std::string(kPlace) +
             "type, rule, NULL, json_object('text', text, 'entity', entity) FROM "
             "mentions WHERE id = ?1 AND article_id = " +
             kHere;
    case Kind::kRepair:
      return "SELECT " + std::string(kPlace) +
             "kind, fixer, reason, CASE WHEN alternatives IS NULL THEN "
             "json_object('text', text) ELSE json_object('text', text, "
             "'alternatives', json(alternatives)) END FROM repairs WHERE id = ?1 AND "
             "article_id = " +
             kHere;
  }
  return {};
}

uint64_t Unsigned(const Statement& row, int column) {
  return static_cast<uint64_t>(row.Integer(column));
}

// The members of a JSON object as text; lists with "; " between their items.
std::vector<std::pair<std::string, std::string>> Members(SQLite::Database& connection,
                                                         const std::string& object) {
  Statement row(connection,
                "SELECT key, CASE type WHEN 'array' THEN (SELECT group_concat(CASE "
                "i.type WHEN 'object' THEN i.value ->> 'text' ELSE i.value END, '; ') "
                "FROM json_each(o.value) AS i) ELSE value END FROM json_each(?) AS o");
  std::vector<std::pair<std::string, std::string>> members;
  for (row.Start(object); row.Step();) {
    members.emplace_back(row.String(0), row.String(1));
  }
  return members;
}

std::string Part(std::string_view text, const CodePointIndex& index, uint64_t start,
                 uint64_t end) {
  const size_t begin = index.ByteAt(start);
  return std::string(text.substr(begin, index.ByteAt(end) - begin));
}

// The article's side: where it came from, the words in both texts, the versions.
void ReadContext(SQLite::Database& connection, Explanation& out) {
  Statement row(connection,
                "SELECT location, title, text, original_title, original, program, "
                "lexicon, model FROM articles AS a JOIN runs AS r ON r.id = a.run_id "
                "WHERE a.id = ?");
  if (!row.Start(out.article).Step()) return;
  const bool title = out.field == "title";
  out.location = row.String(0);
  const std::string_view repaired = row.Text(title ? 1 : 2);
  out.repaired = Part(repaired, CodePointIndex(repaired), out.start, out.end);
  const std::string_view original = row.Text(title ? 3 : 4);
  const CodePointIndex index(original);
  out.original = Part(original, index, out.source_start, out.source_end);
  out.source_byte_start = index.ByteAt(out.source_start);
  out.source_byte_end = index.ByteAt(out.source_end);
  out.program_version = row.String(5);
  out.lexicon_version = row.String(6);
  out.model_version = row.String(7);
}

std::optional<Explanation> ReadOne(SQLite::Database& connection, Id id) {
  Statement row(connection, RowSql(id.kind));
  if (!row.Start(id.number).Step()) return std::nullopt;
  Explanation out;
  out.kind = id.kind;
  out.id = "fmr"[static_cast<size_t>(id.kind)] + std::to_string(id.number);
  out.article = row.String(0);
  out.field = row.String(1);
  out.start = Unsigned(row, 2);
  out.end = Unsigned(row, 3);
  out.source_start = Unsigned(row, 4);
  out.source_end = Unsigned(row, 5);
  out.confidence = row.Real(6);
  out.lexicon_row = row.String(7);
  out.type = row.String(8);
  out.rule = row.String(9);
  out.reason = row.String(10);
  out.values = Members(connection, row.String(11));
  ReadContext(connection, out);
  return out;
}

// What the article's name of a mention is taken for in all articles, and why.
void ReadLink(SQLite::Database& connection, Id id, Explanation& out) {
  Statement row(connection,
                "SELECT coalesce(e.name, 'banned'), e.id, n.confidence, n.evidence, "
                "e.distinction FROM mentions AS m JOIN names AS n ON n.article_id = "
                "m.article_id AND n.name = m.entity AND n.type = m.type LEFT JOIN "
                "entities AS e ON e.id = n.entity_id WHERE m.article_id = ? AND m.id = "
                "?");
  if (!row.Start(out.article, id.number).Step()) return;
  std::string entity = row.String(0);
  if (!row.IsNull(4)) entity += " (" + row.String(4) + ")";
  if (!row.IsNull(1)) entity += ", e" + row.String(1);
  out.values.emplace_back("taken for", std::move(entity));
  out.values.emplace_back("because of", row.String(3));
  out.values.emplace_back("link", row.String(2));
}

// The repairs that touch the words.
void ReadRepairs(SQLite::Database& connection, Explanation& out) {
  Statement row(connection,
                "SELECT id FROM repairs WHERE article_id = ? AND field = ? AND start < "
                "? AND end > ? ORDER BY id");
  row.Start(out.article, out.field, out.end, out.start);
  while (row.Step()) {
    if (auto repair = ReadOne(connection, {Kind::kRepair, row.Integer(0)})) {
      out.repairs.push_back(*std::move(repair));
    }
  }
}

}  // namespace

std::optional<Explanation> Reader::Explain(std::string_view id) const {
  const Id parsed = ParseId(id);
  return guard_->Limited([&] {
    std::optional<Explanation> out = ReadOne(*connection_, parsed);
    if (out && out->kind == Kind::kMention) ReadLink(*connection_, parsed, *out);
    if (out && out->kind != Kind::kRepair) ReadRepairs(*connection_, *out);
    return out;
  });
}

}  // namespace unspin
