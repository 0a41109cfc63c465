#include "export/catalog.h"

#include <algorithm>
#include <array>
#include <string>

namespace unspin {
namespace {

constexpr CatalogTable kTables[] = {
    {"articles", "One row an article: its repaired text, its original, its sources"},
    {"sources", "The outlets that articles come from"},
    {"stories", "Clusters of near-duplicates: copies of one original count once"},
    {"copies", "Which two articles were taken for copies of one text"},
    {"events", "One row a real outage, change, round ... with all that is told of it"},
    {"event_facts", "Which facts are of which event, and why"},
    {"event_entities", "Whom an event is about"},
    {"repairs", "One row a change of the text: what was read, what it became, why"},
    {"doubts", "Words of spun texts that stayed although others may have stood there"},
    {"entities", "One row a company, organization, person, product or place"},
    {"aliases", "Other names of entities"},
    {"article_entities", "Which article names which entity, and how often"},
    {"names", "What an article names, which entity that is taken for, and why"},
    {"clues", "What an article tells of a name: acronym, ticker, employer, sector"},
    {"mentions", "One row a name or value in a text"},
    {"facts", "What all facts have in common, and what is denied, feared or planned"},
    {"fact_entities", "The entities that take part in a fact"},
    {"outages", "Failures of services: who, what, where, when, how long, why"},
    {"role_changes", "Who took or left which post, at which company, when"},
    {"roles", "Who holds or held which post at which company"},
    {"figures", "Revenue, users, market share and other figures of companies"},
    {"relations", "Competitors, parents, customers, partners, investors, acquirers"},
    {"layoffs", "Who let how many people go, and when"},
    {"fundings", "Rounds of funding with amounts and investors"},
    {"incidents", "Breaches, attacks, leaks and other incidents of security"},
    {"rejects", "Inputs that could not be used, with the reason"},
    {"runs", "Versions of program, lexicon and model that made the results"},
    {"run_counts", "The same with the number of articles that each made"},
    {"overrides", "A person's corrections of who is who"},
    {"override_names", "The names that a correction is about"},
    {"outages_daily", "Outages by day and provider, for dashboards"},
    {"entity_mentions_daily", "Mentions of entities by day, for dashboards"},
    {"spun_share_daily", "Share of spun articles by day, for dashboards"},
    {"company_timeline", "One row a fact and company in it, for timelines"},
};

struct ColumnNote {
  std::string_view table;  // empty: of any table
  std::string_view column;
  std::string_view text;
};

// The first that fits counts: special ones stand before general ones.
constexpr ColumnNote kNotes[] = {
    {"articles", "id", "The record's own id, or its path, or path#N in a container"},
    {"articles", "key", "Integer key; the row id in articles_fts"},
    {"articles", "source", "The outlet, as given"},
    {"articles", "title", "The headline, repaired"},
    {"articles", "text", "The body, repaired"},
    {"articles", "original", "The body as decoded, before any repair"},
    {"articles", "original_title", "The headline as decoded, before any repair"},
    {"articles", "result_hash",
     "The program's own: tells whether it is stored already"},
    {"articles", "items", "The program's own: rows that belong to the article"},
    {"articles", "url", "Address of the article, as given"},
    {"articles", "author", "As given"},
    {"articles", "language", "Language tag of the text; und when it cannot be told"},
    {"articles", "encoding", "What the bytes were decoded from"},
    {"articles", "spun", "1 for text that a word spinner rewrote"},
    {"articles", "spun_score", "How sure that is, 0 to 1"},
    {"articles", "spun_profile", "The family of spinner"},
    {"articles", "run_id", "The versions it was made with, in runs"},
    {"articles", "content_hash", "Hash of what was read: equal for equal records"},
    {"articles", "characters", "Code points of text"},
    {"articles", "location", "Input and line that it was read from"},
    {"stories", "id", "Id of the story: that of one of its articles"},
    {"stories", "articles", "How many articles tell it"},
    {"stories", "clean_articles", "How many of them are not spun"},
    {"stories", "outlets", "How many outlets tell it"},
    {"stories", "title", "Headline of a clean article, if there is one"},
    {"", "first_published", "When the first article about it was published"},
    {"", "last_published", "When the latest article about it was published"},
    {"copies", "article_key", "Key of the one article"},
    {"copies", "copy_key", "Key of the other article"},
    {"copies", "score", "How alike they are"},
    {"events", "type", "Type of its facts"},
    {"events", "facts", "How many facts tell of it"},
    {"events", "sources", "How many independent sources: copies count once"},
    {"events", "fact_id", "The surest of its facts"},
    {"events", "fields", "JSON object of what it says"},
    {"events", "disagreements", "JSON array of what its facts do not agree on"},
    {"", "track", "The program's own: facts that may be one event at all"},
    {"event_facts", "reason", "Why the fact is of this event"},
    {"event_entities", "field", "As what it takes part"},
    {"event_entities", "sources", "How many independent sources say so"},
    {"sources", "name", "The outlet"},
    {"repairs", "source", "What was read"},
    {"repairs", "text", "What it became"},
    {"repairs", "kind",
     "spin, mojibake, entity, markup, space, boilerplate or control"},
    {"doubts", "text", "The words that stayed"},
    {"", "fixer", "Part of the program that did it"},
    {"", "reason", "Why, in words"},
    {"", "alternatives", "JSON array of what else it may be, with confidences"},
    {"entities", "name", "The name that most articles use"},
    {"entities", "type", "company, organization, person, product or place"},
    {"entities", "distinction", "What tells it from others of its name"},
    {"entities", "settled", "The program's own"},
    {"entities", "articles", "Articles that name it, as of the end of the last run"},
    {"entities", "mentions", "How often they name it, as of the end of the last run"},
    {"", "alias", "Another name"},
    {"names", "name", "What the article calls it"},
    {"names", "aliases", "JSON array of other names in the article"},
    {"names", "confidence", "How sure it is that entity_id is meant"},
    {"names", "evidence", "Why, in words"},
    {"", "mentions", "How often it is named"},
    {"", "name_id", "Id of the name in names, with article_id"},
    {"clues", "kind", "alias, acronym, ticker, employer or sector"},
    {"clues", "value", "What the article tells"},
    {"mentions", "text", "The words"},
    {"mentions", "type",
     "company, organization, person, product, place, date, money or percent"},
    {"mentions", "entity", "The article's name for it; the value of dates and amounts"},
    {"mentions", "value_unix", "First second of a date, in Unix seconds"},
    {"facts", "type", "Type of the fact, as in the tables of the types"},
    {"facts", "fields", "JSON object of the fields of its type"},
    {"facts", "modality",
     "asserted, reported, denied, hypothetical or planned; the first two are facts"},
    {"facts", "speaker", "Who says so, as the article names them"},
    {"facts", "withdrawn", "1 for facts about what a person has banned"},
    {"fact_entities", "field", "The field of the fact that names it"},
    {"fact_entities", "position", "Place in the field's list, from 0"},
    {"", "provider", "The company whose service failed"},
    {"", "service", "The service that failed"},
    {"", "regions", "JSON array of places"},
    {"", "began", "When it began, as precisely as is known"},
    {"", "ended", "When it ended"},
    {"", "start_precision", "Precision of began: day, hour, ..."},
    {"", "duration_hours_max", "Longest duration that the text allows, hours"},
    {"", "duration_hours_min", "Shortest duration that the text allows, hours"},
    {"", "cause", "Why, in the article's words"},
    {"", "affected", "JSON array of who or what was affected"},
    {"outages", "status", "ongoing, resolved, ..."},
    {"roles", "status", "current or former"},
    {"", "person", "The person, as the article names them"},
    {"", "company", "The company, as the article names it"},
    {"", "role", "The post"},
    {"", "change", "What happened to the post: appointed, left, ..."},
    {"", "metric", "What is measured"},
    {"figures", "value", "The amount, in unit"},
    {"", "unit", "Currency or other unit of the value"},
    {"", "period", "The time that the figure is for"},
    {"relations", "kind",
     "competitor, parent, customer, partner, investor or acquirer"},
    {"incidents", "kind", "Kind of incident"},
    {"", "subject", "The one that has the relation"},
    {"", "object", "The one that it is to"},
    {"", "count", "People who lose their jobs"},
    {"", "share_percent", "The same as a share of all, percent"},
    {"", "amount", "The sum, with its currency"},
    {"", "round", "Seed, Series A, ..."},
    {"", "investors", "JSON array of investors"},
    {"", "records", "Records or people concerned"},
    {"rejects", "source", "The input"},
    {"rejects", "line", "Line of the record in it, from 1"},
    {"rejects", "byte_offset", "Offset of the record in it, bytes from 0"},
    {"rejects", "record_id", "Its id, if it has one"},
    {"", "program", "Version of the program"},
    {"", "lexicon", "Hash of the lexicon"},
    {"", "model", "Hash of the models"},
    {"", "options", "Options that change results"},
    {"", "action", "merge, split, rename or ban"},
    {"overrides", "name", "The new name"},
    {"override_names", "name", "The name that is corrected"},
    {"override_names", "part", "Which side of the correction the name stands on"},
    {"", "override_id", "Id of the correction"},
    {"outages_daily", "outages", "Services that failed"},
    {"outages_daily", "reports", "Facts that say so"},
    {"outages_daily", "hours_max", "Longest duration, hours"},
    {"outages_daily", "confidence", "Of the surest fact"},
    {"entity_mentions_daily", "entity", "Name of the entity"},
    {"entity_mentions_daily", "type", "Type of the entity"},
    {"spun_share_daily", "spun", "Spun articles"},
    {"spun_share_daily", "spun_share", "Share of spun articles, 0 to 1"},
    {"company_timeline", "type", "Type of the fact"},
    {"company_timeline", "part", "As what the company takes part: provider, ..."},
    {"company_timeline", "summary", "The sentence that says so"},
    {"company_timeline", "time", "When it happened, else when the article appeared"},
    {"", "day", "Day, UTC"},
    {"", "articles", "Number of articles"},
    {"", "date", "When it happened, as precisely as is known"},
    {"", "published", "When the article was published"},
    {"", "title", "Headline of the article"},
    {"", "article_id", "Id of the article"},
    {"", "entity_id", "Id of the entity"},
    {"", "story_id", "Id of the story"},
    {"", "fact_id", "Id of the fact"},
    {"", "event_id", "Id of the event"},
    {"", "field", "title or body: where the offsets count"},
    {"", "start", "Begin in the repaired text, code points from 0"},
    {"", "end", "End in the repaired text, behind the last code point"},
    {"", "source_start", "Begin in the original, code points from 0"},
    {"", "source_end", "End in the original, behind the last code point"},
    {"", "confidence", "Probability that it is right, 0 to 1"},
    {"", "rule", "Rule or model that found it"},
    {"", "lexicon_row", "Row of the lexicon that decided"},
    {"", "evidence", "The sentence that says so"},
    {"", "key", "Spelling-independent form of the name"},
    {"", "type", "Type of the thing"},
    {"", "id", "Id, made from content: the same in every run"},
};

constexpr std::string_view kJsonColumns[] = {"alternatives", "fields", "disagreements"};
constexpr std::string_view kListColumns[] = {"regions", "investors", "affected",
                                             "aliases"};
constexpr std::string_view kBooleanColumns[] = {"spun", "withdrawn", "settled"};

bool Has(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view NoteOn(std::string_view table, std::string_view column) {
  for (const ColumnNote& note : kNotes) {
    if (note.column == column && (note.table.empty() || note.table == table)) {
      return note.text;
    }
  }
  return {};
}

}  // namespace

std::span<const CatalogTable> CatalogTables() { return kTables; }

std::string_view ColumnDescription(std::string_view table, std::string_view column) {
  const std::string_view text = NoteOn(table, column);
  if (!text.empty()) return text;
  if (column.ends_with("_unix")) return "The same in Unix seconds";
  if (column.ends_with("_id")) return "Its entity";
  return {};
}

ColumnType ColumnTypeOf(std::string_view table, std::string_view column) {
  if (Has(kJsonColumns, column)) return ColumnType::kJson;
  if (Has(kListColumns, column)) return ColumnType::kList;
  // The counts of a day have the name of the flag.
  const bool flag = Has(kBooleanColumns, column) && table != "spun_share_daily";
  return flag ? ColumnType::kBoolean : ColumnType::kAny;
}

std::vector<PresentTable> PresentTables(const Reader& reader) {
  std::vector<PresentTable> present;
  for (const CatalogTable& table : CatalogTables()) {
    const ResultTable columns = reader.Sql("SELECT name FROM pragma_table_info('" +
                                           std::string(table.name) + "')");
    if (columns.empty()) continue;
    PresentTable& known = present.emplace_back(PresentTable{table, {}});
    for (const Row& row : columns.rows) {
      const auto& name = std::get<std::string>(row[0]);
      known.columns.push_back({name, ColumnTypeOf(table.name, name)});
    }
  }
  return present;
}

}  // namespace unspin
