// Builds the SELECT behind a QueryRequest. Only names from the table of topics get into
// its text; what people typed is bound.

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <variant>

#include "base/error.h"
#include "query/collect.h"
#include "query/entity_lookup.h"
#include "query/full_text.h"
#include "query/guard.h"
#include "query/modality_filter.h"
#include "query/reader.h"
#include "query/suggest.h"
#include "query/topics.h"
#include "store/iso_time.h"
#include "store/statement.h"

namespace unspin {
namespace {

using Parameter = std::variant<int64_t, double, std::string>;

class Select {
 public:
  Select(SQLite::Database& connection, const QueryRequest& request, const Topic& topic)
      : connection_(connection), request_(request), topic_(topic) {}

  ResultTable Run();
  ResultTable Plan();
  ResultTable Tally(const TallyRequest& request);

 private:
  Statement Prepare(const std::string& prefix, const std::string& tail);
  std::string OrderedTail();
  std::string PeriodSql(std::string_view name);
  void ChooseColumns();
  void Filter();
  void FilterTime();
  void FilterEntity(const std::optional<std::string>& name, const std::string& sql,
                    NameOf kind, std::string_view option);
  void Order();
  const TopicColumn& FindColumn(std::string_view name) const;
  // The piece of SQL of a filter; throws when the topic has none.
  const std::string& Applicable(const std::string& sql, std::string_view option) const;
  void Where(const std::string& condition) {
    where_ += (where_.empty() ? " WHERE (" : " AND (") + condition + ")";
  }
  const std::string& From() const {
    const bool all = std::ranges::any_of(
        request_.modalities, [](Modality modality) { return !IsFactual(modality); });
    return all && !topic_.from_all.empty() ? topic_.from_all : topic_.from;
  }
  void Use(const TopicColumn& column) { article_ |= column.article; }

  SQLite::Database& connection_;
  const QueryRequest& request_;
  const Topic& topic_;
  std::vector<Column> columns_;
  std::string select_;
  std::string where_;
  std::string order_;
  std::vector<Parameter> parameters_;
  bool article_ = false;  // whether the article's row is needed
};

const TopicColumn& Select::FindColumn(std::string_view name) const {
  std::vector<std::string_view> names;
  for (const TopicColumn& column : topic_.columns) {
    if (column.name == name) return column;
    names.push_back(column.name);
  }
  throw Error(Unknown("column", name, names));
}

const std::string& Select::Applicable(const std::string& sql,
                                      std::string_view option) const {
  if (sql.empty()) {
    throw Error("--" + std::string(option) + " does not apply to " + topic_.name);
  }
  return sql;
}

void Select::ChooseColumns() {
  const auto add = [this](const TopicColumn& column) {
    select_ += (select_.empty() ? "" : ", ") + column.sql;
    columns_.push_back({column.name, column.type});
    Use(column);
  };
  const bool all = std::ranges::count(request_.columns, "*") > 0;
  if (request_.columns.empty() || all) {
    for (const TopicColumn& column : topic_.columns) {
      const bool asked = !request_.modalities.empty() && column.name == "modality";
      if (column.usual || all || asked) add(column);
    }
    return;
  }
  for (const std::string& name : request_.columns) add(FindColumn(name));
}

void Select::FilterEntity(const std::optional<std::string>& name,
                          const std::string& sql, NameOf kind,
                          std::string_view option) {
  if (!name) return;
  std::string ids;
  for (const int64_t id : FindEntities(connection_, *name, kind)) {
    ids += (ids.empty() ? "" : ", ") + std::to_string(id);
  }
  std::string condition;
  for (const char c : Applicable(sql, option)) {
    if (c == '%') {
      condition += ids;
    } else {
      condition += c;
    }
  }
  Where(condition);
}

void Select::FilterTime() {
  const auto seconds = [](const std::string& iso, auto parse) {
    const std::optional<int64_t> time = parse(iso);
    if (!time) throw Error("no ISO date: \"" + iso + "\"; write 2022-12-29 or 2022-12");
    return *time;
  };
  if (request_.since) {
    Where(Applicable(topic_.time, "since") + " >= ?");
    parameters_.emplace_back(seconds(*request_.since, UnixStart));
  }
  if (request_.until) {
    Where(Applicable(topic_.time, "until") + " < ?");
    parameters_.emplace_back(seconds(*request_.until, UnixEnd));
  }
  const bool filtered = request_.since || request_.until;
  article_ |= filtered && topic_.time.find("a.") != std::string::npos;
}

void Select::Filter() {
  if (!topic_.where.empty()) Where(topic_.where);
  FilterEntity(request_.company, topic_.company, NameOf::kCompany, "company");
  FilterEntity(request_.person, topic_.person, NameOf::kPerson, "person");
  if (request_.type) {
    Where(Applicable(topic_.type, "type") + " = ?");
    parameters_.emplace_back(*request_.type);
  }
  FilterTime();
  if (request_.min_confidence) {
    Where(Applicable(topic_.confidence, "min-confidence") + " >= ?");
    parameters_.emplace_back(*request_.min_confidence);
  }
  if (!request_.modalities.empty()) Applicable(topic_.modality, "modality");
  if (!topic_.modality.empty()) {
    Where(topic_.modality + " IN " + ModalitySql(request_.modalities));
  }
  if (request_.spun) {
    Applicable(topic_.article_id, *request_.spun ? "spun" : "clean");
    Where(*request_.spun ? "a.spun = 1" : "a.spun = 0");
    article_ = true;
  }
  if (request_.search) {
    Applicable(topic_.article_id, "search");
    FullTextQuery query = ToFullTextQuery(*request_.search, request_.raw_search);
    Where("a.key IN (SELECT rowid FROM " + query.table + " WHERE " + query.table +
          " MATCH ?)");
    parameters_.emplace_back(std::move(query.match));
    article_ = true;
  }
  if (request_.source) {
    Applicable(topic_.article_id, "source");
    Where("a.source = ?");
    parameters_.emplace_back(*request_.source);
    article_ = true;
  }
  if (request_.language) {
    Applicable(topic_.article_id, "language");
    Where("a.language = ?");
    parameters_.emplace_back(*request_.language);
    article_ = true;
  }
}

void Select::Order() {
  for (const std::string& order : request_.order) {
    const bool down = order.starts_with('-');
    const TopicColumn& column = FindColumn(down ? order.substr(1) : order);
    order_ += (order_.empty() ? "" : ", ") + column.sql + (down ? " DESC" : "");
    Use(column);
  }
  // The usual order behind the asked one makes the answer the same every time.
  order_ += (order_.empty() ? "" : ", ") + topic_.order;
  article_ |= topic_.order.find("a.") != std::string::npos;
}

// "SELECT ... FROM ..." over the chosen columns and filters, ready to run.
Statement Select::Prepare(const std::string& prefix, const std::string& tail) {
  Statement statement(connection_, prefix + "SELECT " + select_ + " FROM " + From() +
                                       (article_ ? topic_.article_join : "") + where_ +
                                       tail + " LIMIT ? OFFSET ?");
  int index = 0;
  for (const Parameter& parameter : parameters_) {
    std::visit([&](const auto& value) { statement.Bind(++index, value); }, parameter);
  }
  const bool limited = request_.limit.has_value();
  statement.Bind(++index, limited ? static_cast<int64_t>(*request_.limit) : -1);
  statement.Bind(++index, static_cast<int64_t>(request_.offset));
  return statement;
}

// Chooses columns, filters and order as asked; what stands behind the filters.
std::string Select::OrderedTail() {
  ChooseColumns();
  Filter();
  Order();
  const std::string group = topic_.group.empty() ? "" : " GROUP BY " + topic_.group;
  return group + " ORDER BY " + order_;
}

ResultTable Select::Run() {
  const std::string tail = OrderedTail();
  Statement statement = Prepare("", tail);
  return Collect(statement, std::move(columns_));
}

ResultTable Select::Plan() {
  const std::string tail = OrderedTail();
  Statement statement = Prepare("EXPLAIN QUERY PLAN ", tail);
  return Collect(statement, {});
}

// The year, month or day of a row; empty for other names.
std::string Select::PeriodSql(std::string_view name) {
  const std::string_view form = name == "year"    ? "%Y"
                                : name == "month" ? "%Y-%m"
                                : name == "day"   ? "%Y-%m-%d"
                                                  : "";
  if (form.empty()) return {};
  article_ |= Applicable(topic_.time, name).find("a.") != std::string::npos;
  return "strftime('" + std::string(form) + "', " + topic_.time + ", 'unixepoch')";
}

ResultTable Select::Tally(const TallyRequest& request) {
  std::string group;
  for (const std::string& name : request.by) {
    Column column{name, ColumnType::kText};
    std::string sql = PeriodSql(name);
    if (sql.empty()) {
      const TopicColumn& found = FindColumn(name);
      Use(found);
      sql = found.sql;
      column.type = found.type;
    }
    columns_.push_back(std::move(column));
    select_ += sql + ", ";
    group += (group.empty() ? "" : ", ") + std::to_string(columns_.size());
  }
  select_ += "count(*)";
  columns_.push_back({"count", ColumnType::kInteger});
  if (request.measure) {
    const TopicColumn& measure = FindColumn(*request.measure);
    Use(measure);
    select_ += ", sum(" + measure.sql + "), max(" + measure.sql + ")";
    columns_.push_back({"sum", ColumnType::kReal});
    columns_.push_back({"max", ColumnType::kReal});
  }
  Filter();
  Statement statement =
      Prepare("", group.empty() ? "" : " GROUP BY " + group + " ORDER BY " + group);
  return Collect(statement, std::move(columns_));
}

bool HasFilters(const QueryRequest& r) {
  return r.company || r.person || r.type || r.since || r.until || r.min_confidence ||
         !r.modalities.empty() || r.spun || r.source || r.language || r.search;
}

// Whether `topic` has all columns that the request names.
bool HasColumns(const Topic& topic, const QueryRequest& request) {
  const auto has = [&](std::string_view name) {
    return std::ranges::count(topic.columns, name, &TopicColumn::name) > 0;
  };
  return std::ranges::all_of(request.columns, has) &&
         std::ranges::all_of(request.order, [&](std::string_view name) {
           return has(name.substr(name.starts_with('-') ? 1 : 0));
         });
}

// While a run is under way, or was killed, the counts that the last one kept are old.
bool AreCountsOld(SQLite::Database& connection) {
  Statement pending(connection, "SELECT 1 FROM pending LIMIT 1");
  return pending.Step();
}

const Topic& ChooseTopic(SQLite::Database& connection, const QueryRequest& request) {
  const Topic* const counted = FindCountedTopic(request.what);
  const bool enough = counted != nullptr && !HasFilters(request) &&
                      HasColumns(*counted, request) && !AreCountsOld(connection);
  return enough ? *counted : FindTopic(request.what);
}

}  // namespace

ResultTable Reader::Tally(const TallyRequest& request) const {
  return guard_->Limited([&] {
    const Topic& topic = FindTopic(request.rows.what);
    return Select(*connection_, request.rows, topic).Tally(request);
  });
}

ResultTable Reader::Query(const QueryRequest& request) const {
  return guard_->Limited([&] {
    const Topic& topic = ChooseTopic(*connection_, request);
    return Select(*connection_, request, topic).Run();
  });
}

ResultTable Reader::QueryPlan(const QueryRequest& request) const {
  return guard_->Limited([&] {
    const Topic& topic = ChooseTopic(*connection_, request);
    return Select(*connection_, request, topic).Plan();
  });
}

}  // namespace unspin
