#include "serve/api.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json_text.h"
#include "export/table_writer.h"
#include "query/suggest.h"
#include "serve/article_json.h"
#include "serve/filters.h"

namespace unspin::serve {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kJsonType = "application/json";

std::string_view TypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kReal:
      return "number";
    case ColumnType::kBoolean:
      return "boolean";
    case ColumnType::kList:
      return "list";
    case ColumnType::kJson:
      return "json";
    default:
      return "text";
  }
}

std::string TableText(const ResultTable& table, TableFormat format) {
  std::ostringstream out;
  WriteTable(table, format, {}, out);
  std::string text = out.str();
  if (format == TableFormat::kJson) text.pop_back();  // its line break
  return text;
}

void AppendString(std::string_view name, std::string_view value, std::string& out) {
  AppendJsonString(name, out);
  out += ": ";
  AppendJsonString(value, out);
}

// {"topic", "columns", "rows", "limit", "offset", "next"}; rows as `query --format
// json` prints them. `more` tells whether there are rows behind these.
std::string Envelope(const ResultTable& table, const Filters& filters, bool more,
                     const std::string& path) {
  std::string out = "{";
  AppendString("topic", filters.request().what, out);
  out += ",\n \"columns\": [";
  for (size_t i = 0; i < table.columns.size(); ++i) {
    out += i == 0 ? "{" : ", {";
    AppendString("name", table.columns[i].name, out);
    out += ", ";
    AppendString("type", TypeName(table.columns[i].type), out);
    out += "}";
  }
  out += "],\n \"limit\": " + std::to_string(filters.limit()) +
         ", \"offset\": " + std::to_string(filters.offset()) + ", \"next\": ";
  if (more) {
    const uint64_t next = filters.offset() + filters.limit();
    AppendJsonString(filters.UrlOf(path).With("offset", std::to_string(next)).str(),
                     out);
  } else {
    out += "null";
  }
  return out + ",\n \"rows\": " + TableText(table, TableFormat::kJson) + "}\n";
}

// Takes away the row behind the limit that was asked for to know whether there is one.
bool TakeOneMore(ResultTable& table, uint64_t limit) {
  if (table.rows.size() <= limit) return false;
  table.rows.resize(limit);
  return true;
}

struct Format {
  std::string_view name;
  TableFormat format;
  const char* type;
};
constexpr Format kFormats[] = {
    {"json", TableFormat::kJson, kJsonType},
    {"jsonl", TableFormat::kJsonl, "application/jsonl"},
    {"csv", TableFormat::kCsv, "text/csv; charset=utf-8"},
    {"tsv", TableFormat::kTsv, "text/tab-separated-values; charset=utf-8"},
    {"markdown", TableFormat::kMarkdown, "text/markdown; charset=utf-8"},
};

const Format& TakeFormat(Parameters& parameters) {
  const auto given = parameters.find("format");
  if (given == parameters.end()) return kFormats[0];
  const std::string name = given->second;
  parameters.erase(given);
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) {
    if (format.name == name) return format;
    names.push_back(format.name);
  }
  throw HttpError(400, Unknown("format", name, names));
}

Answer AnswerTopic(const Topic& topic, const Ask& ask, const Reader& reader) {
  Parameters parameters = ask.parameters;
  const Format& format = TakeFormat(parameters);
  const Filters filters(parameters, topic, true);
  QueryRequest request = filters.request();
  request.limit = filters.limit() + 1;
  ResultTable table = reader.Query(request);
  const bool more = TakeOneMore(table, filters.limit());
  if (format.format != TableFormat::kJson) {
    return Answer::Of(format.type, TableText(table, format.format));
  }
  return Answer::Of(kJsonType, Envelope(table, filters, more, ask.path));
}

// The topic of articles has the filters that searching has, and two that it has not.
Answer AnswerSearch(const Ask& ask, const Reader& reader) {
  for (const char* name : {"company", "person", "type", "language", "columns", "order",
                           "min-confidence"}) {
    if (ask.parameters.contains(name)) {
      throw HttpError(400, std::string(name) + " does not apply to search");
    }
  }
  const Filters filters(ask.parameters, FindTopic("articles"), true);
  const QueryRequest& given = filters.request();
  if (!given.search) throw HttpError(400, "search=WORDS is missing");
  SearchRequest request;
  request.text = *given.search;
  request.since = given.since;
  request.until = given.until;
  request.spun = given.spun;
  request.source = given.source;
  request.limit = filters.limit() + 1;
  request.offset = filters.offset();
  request.mark_begin = "[";
  request.mark_end = "]";
  ResultTable table = reader.Search(request);
  const bool more = TakeOneMore(table, filters.limit());
  return Answer::Of(kJsonType, Envelope(table, filters, more, ask.path));
}

std::string Single(const Ask& ask, const std::string& name) {
  if (ask.parameters.size() != 1 || !ask.parameters.contains(name)) {
    throw HttpError(400, ask.path + " takes one parameter: " + name);
  }
  return ask.parameters.find(name)->second;
}

Answer AnswerArticle(const Ask& ask, const Reader& reader) {
  const std::string id = Single(ask, "id");
  const std::optional<ArticleView> article = reader.Show(id);
  if (!article) throw HttpError(404, "no article has the id " + id);
  return Answer::Of(kJsonType, ArticleJson(*article));
}

Json CountsJson(const Statistics::Counts& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object[name.empty() ? "none" : name] = count;
  return object;
}

Answer AnswerStats(const Ask& ask, const Reader& reader) {
  if (!ask.parameters.empty()) throw HttpError(400, "/api/stats takes no parameters");
  const Statistics stats = reader.Stats();
  const Json json = {{"articles", stats.articles},
                     {"spun", stats.spun},
                     {"sources", stats.sources},
                     {"rejects", stats.rejects},
                     {"text_characters", stats.text_characters},
                     {"first_published", stats.first_published},
                     {"last_published", stats.last_published},
                     {"profiles", CountsJson(stats.profiles)},
                     {"languages", CountsJson(stats.languages)},
                     {"repairs", CountsJson(stats.repairs)},
                     {"mentions", CountsJson(stats.mentions)},
                     {"entities", CountsJson(stats.entities)},
                     {"facts", CountsJson(stats.facts)}};
  return Answer::Of(kJsonType,
                    json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Answer AnswerIndex() {
  Json json = {{"openapi", "/api/openapi.json"}, {"topics", Json::array()}};
  for (const std::string_view topic : QueryTopics()) {
    json["topics"].push_back("/api/" + std::string(topic));
  }
  json["others"] = {"/api/search", "/api/article", "/api/stats"};
  return Answer::Of(kJsonType, json.dump(1) + "\n");
}

}  // namespace

Answer AnswerApi(const Ask& ask, const Reader& reader) {
  if (ask.path == kApiRoot || ask.path == "/api/") return AnswerIndex();
  const std::string name = ask.path.substr(kApiRoot.size() + 1);
  if (name == "openapi.json") return Answer::Of(kJsonType, OpenApi());
  if (name == "search") return AnswerSearch(ask, reader);
  if (name == "article") return AnswerArticle(ask, reader);
  if (name == "stats") return AnswerStats(ask, reader);
  for (const Topic& topic : Topics()) {
    if (topic.name == name) return AnswerTopic(topic, ask, reader);
  }
  throw HttpError(404, Unknown("topic", name, QueryTopics()));
}

Answer ProblemJson(int status, std::string_view message) {
  const Json json = {{"type", "about:blank"},
                     {"title", StatusWords(status)},
                     {"status", status},
                     {"detail", message}};
  Answer answer =
      Answer::Of("application/problem+json",
                 json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  answer.status = status;
  return answer;
}

}  // namespace unspin::serve
