#include "store/fact_rows.h"

#include <algorithm>
#include <cmath>
#include <list>

#include "base/json_text.h"
#include "store/iso_time.h"
#include "store/schema.h"

namespace unspin {
namespace {

void AppendList(const std::vector<std::string>& list, std::string& out) {
  out += '[';
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ',';
    AppendJsonString(list[i], out);
  }
  out += ']';
}

void AppendValue(const FactValue& value, std::string& out) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    AppendJsonString(*text, out);
  } else if (const auto* number = std::get_if<double>(&value)) {
    AppendJsonNumber(*number, out);
  } else {
    AppendList(std::get<std::vector<std::string>>(value), out);
  }
}

std::string TypedInsert(const FactTypeSpec& type) {
  std::string sql = "INSERT INTO " + std::string(type.table) + "(id, article_id";
  std::string values = "?, ?";
  for (const FactFieldSpec& field : type.fields) {
    const std::string name(field.name);
    sql += ", " + name;
    values += ", ?";
    if (field.kind == FieldKind::kEntity) sql += ", " + name + "_id";
    if (field.kind == FieldKind::kDate) sql += ", " + name + "_unix";
    if (field.kind == FieldKind::kEntity || field.kind == FieldKind::kDate) {
      values += ", ?";
    }
  }
  return sql + ", start, end, evidence, confidence) VALUES (" + values +
         ", ?, ?, ?, ?)";
}

bool NamesEntities(const FactTypeSpec& type, std::string_view name) {
  return std::ranges::any_of(type.fields, [&](const FactFieldSpec& field) {
    return field.name == name &&
           (field.kind == FieldKind::kEntity || field.kind == FieldKind::kEntityList);
  });
}

std::optional<std::string_view> Known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<int64_t> UnixStartOf(std::string_view text) {
  return text.empty() ? std::nullopt : UnixStart(text);
}

}  // namespace

double RoundConfidence(double confidence) {
  constexpr double kSteps = 1e4;
  return std::round(confidence * kSteps) / kSteps;
}

std::string FieldsJson(const Fact& fact) {
  std::string out = "{";
  const auto append = [&](std::string_view name, const FactValue& value) {
    if (out.size() > 1) out += ',';
    AppendJsonString(name, out);
    out += ':';
    AppendValue(value, out);
  };
  if (const FactTypeSpec* const type = FindFactType(fact.type)) {
    for (const FactFieldSpec& field : type->fields) {
      if (const FactValue* const value = fact.Find(field.name)) {
        append(field.name, *value);
      }
    }
  } else {
    for (const FactField& field : fact.fields) append(field.name, field.value);
  }
  return out + "}";
}

FactRows::FactRows(SQLite::Database& connection)
    : fact_(
          connection,
          "INSERT INTO facts(id, article_id, type, date, date_unix, time_unix, field, "
          "start, end, source_start, source_end, evidence, confidence, rule, "
          "lexicon_row, fields, modality, speaker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      link_(connection,
            "INSERT OR IGNORE INTO fact_entities(fact_id, field, position, name_id, "
            "entity_id) VALUES (?, ?, ?, ?, ?)") {
  for (const FactTypeSpec& type : FactTypes()) {
    typed_.emplace(type.name, Statement(connection, TypedInsert(type)));
  }
}

void FactRows::Insert(int64_t id, std::string_view article_id,
                      std::optional<int64_t> published_unix, const Fact& fact,
                      const FactPlace& place, const EntityLookup& lookup) {
  const FactTypeSpec* const type = FindFactType(fact.type);
  const std::string_view date = fact.Text(type ? DateField(*type) : "date");
  const std::string fields = FieldsJson(fact);
  const std::optional<int64_t> date_unix = UnixStartOf(date);
  fact_.Run(id, article_id, fact.type, Known(date), date_unix,
            date_unix ? date_unix : published_unix,
            fact.field == Field::kTitle ? "title" : "body", place.start, place.end,
            place.source_start, place.source_end, place.evidence,
            RoundConfidence(fact.confidence), Known(fact.rule), Known(fact.lexicon_row),
            fields, Name(fact.modality), Known(fact.speaker));
  if (type && IsFactual(fact.modality)) {
    InsertTyped(*type, id, article_id, fact, place, lookup);
  } else {
    LinkFields(id, fact, lookup);
  }
}

void FactRows::LinkFields(int64_t id, const Fact& fact, const EntityLookup& lookup) {
  const FactTypeSpec* const type = FindFactType(fact.type);
  for (const FactField& field : fact.fields) {
    if (type != nullptr && !NamesEntities(*type, field.name)) continue;
    if (const auto* const text = std::get_if<std::string>(&field.value)) {
      Link(id, field.name, 0, lookup(*text, field.name));
    }
    const auto* const list = std::get_if<std::vector<std::string>>(&field.value);
    for (size_t i = 0; list != nullptr && i < list->size(); ++i) {
      Link(id, field.name, i, lookup((*list)[i], field.name));
    }
  }
}

void FactRows::InsertTyped(const FactTypeSpec& type, int64_t id,
                           std::string_view article_id, const Fact& fact,
                           const FactPlace& place, const EntityLookup& lookup) {
  Statement& row = typed_.at(type.name).Start(id, article_id);
  std::list<std::string> lists;  // bound without a copy
  int index = 2;
  for (const FactFieldSpec& field : type.fields) {
    const FactValue* const value = fact.Find(field.name);
    const auto* const text = value ? std::get_if<std::string>(value) : nullptr;
    const auto* const number = value ? std::get_if<double>(value) : nullptr;
    const auto* const list =
        value ? std::get_if<std::vector<std::string>>(value) : nullptr;
    if (text) {
      row.Bind(++index, std::string_view(*text));
    } else if (number) {
      row.Bind(++index, *number);
    } else if (list) {
      AppendList(*list, lists.emplace_back());
      row.Bind(++index, std::string_view(lists.back()));
      for (size_t i = 0; i < list->size(); ++i) {
        Link(id, field.name, i, lookup((*list)[i], field.name));
      }
    } else {
      row.Bind(++index, nullptr);
    }
    if (field.kind == FieldKind::kEntity) {
      const auto link = text ? lookup(*text, field.name) : std::nullopt;
      Link(id, field.name, 0, link);
      row.Bind(++index, link ? std::optional(link->entity_id) : std::nullopt);
    } else if (field.kind == FieldKind::kDate) {
      row.Bind(++index, text ? UnixStart(*text) : std::nullopt);
    }
  }
  row.Bind(++index, place.start);
  row.Bind(++index, place.end);
  row.Bind(++index, place.evidence);
  row.Bind(++index, RoundConfidence(fact.confidence));
  row.Step();
  row.Reset();
}

void FactRows::Link(int64_t id, std::string_view field, size_t position,
                    std::optional<NameLink> link) {
  if (link) link_.Run(id, field, position, link->name_id, link->entity_id);
}

}  // namespace unspin
