#include "export/article_json.h"

#include <algorithm>
#include <cmath>

#include "base/json_text.h"
#include "base/unicode.h"

namespace unspin {
namespace {

// Writes objects and arrays; the caller closes what it opens.
class JsonLine {
 public:
  void Open(char bracket) {
    Comma();
    out_ += bracket;
    first_ = true;
  }
  void Close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void Key(std::string_view name) {
    Comma();
    out_ += '"';
    out_ += name;  // names of ours need no escaping
    out_ += "\":";
    first_ = true;
  }
  void Value(std::string_view text) {
    Comma();
    AppendJsonString(text, out_);
  }
  void Value(double number) {
    Comma();
    AppendJsonNumber(number, out_);
  }
  void Value(size_t number) {
    Comma();
    out_ += std::to_string(number);
  }
  void Null() {
    Comma();
    out_ += "null";
  }
  void Value(const FactValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      return Value(std::string_view(*text));
    }
    if (const auto* number = std::get_if<double>(&value)) return Value(*number);
    List(std::get<std::vector<std::string>>(value));
  }
  void List(const std::vector<std::string>& list) {
    Open('[');
    for (const std::string& text : list) Value(std::string_view(text));
    Close(']');
  }
  template <typename T>
  void Member(std::string_view name, const T& value) {
    Key(name);
    Value(value);
  }
  void Member(std::string_view name, const std::string& value) {
    Key(name);
    Value(std::string_view(value));
  }
  void MemberOrNull(std::string_view name, std::string_view value) {
    Key(name);
    value.empty() ? Null() : Value(value);
  }
  void Confidence(double confidence) {
    constexpr double kSteps = 1e4;  // as in the database
    Member("confidence", std::round(confidence * kSteps) / kSteps);
  }
  std::string Take() { return std::move(out_); }
  void Reserve(size_t size) { out_.reserve(size); }

 private:
  void Comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string out_;
  bool first_ = true;
};

// Spans of one field in code points.
class FieldOffsets {
 public:
  FieldOffsets(const Document& document, Field field)
      : repaired_(document.field(field)),
        original_(document.field_original(field)),
        text_index_(repaired_.text),
        source_index_(original_) {}

  void AppendText(TextSpan span, JsonLine& json) const {
    json.Member("start", text_index_.CodePointAt(span.begin));
    json.Member("end", text_index_.CodePointAt(span.end));
  }
  void AppendSource(SourceSpan span, JsonLine& json) const {
    json.Member("source_start", source_index_.CodePointAt(span.begin));
    json.Member("source_end", source_index_.CodePointAt(span.end));
  }
  void AppendSourceOf(TextSpan span, JsonLine& json) const {
    AppendSource(repaired_.map.ToSource(span), json);
  }
  std::string_view Text(TextSpan span) const { return span.In(repaired_.text); }
  std::string_view Original(SourceSpan span) const { return span.In(original_); }

 private:
  const RepairedText& repaired_;
  std::string_view original_;
  CodePointIndex text_index_;
  CodePointIndex source_index_;
};

struct Offsets {
  explicit Offsets(const Document& document)
      : title(document, Field::kTitle), body(document, Field::kBody) {}
  const FieldOffsets& operator[](Field field) const {
    return field == Field::kTitle ? title : body;
  }
  FieldOffsets title;
  FieldOffsets body;
};

void AppendField(Field field, JsonLine& json) {
  if (field == Field::kTitle) json.Member("field", std::string_view("title"));
}

void AppendHead(const Document& document, JsonLine& json) {
  json.Member("id", document.id);
  json.MemberOrNull("url", document.url.value_or(""));
  json.Member("title", document.title.text);
  json.MemberOrNull("source", document.source.value_or(""));
  if (document.author) json.Member("author", *document.author);
  json.MemberOrNull("published", document.published ? document.published->ToIso() : "");
  json.Member("text", document.body.text);
  json.Member("language", document.language);
  json.Key("spun");
  json.Open('{');
  constexpr double kSteps = 1e4;
  json.Member("score", std::round(document.spun.score * kSteps) / kSteps);
  json.MemberOrNull("profile", document.spun.profile);
  json.Close('}');
}

void AppendAlternatives(const std::vector<Alternative>& alternatives, JsonLine& json) {
  json.Key("alternatives");
  json.Open('[');
  for (const Alternative& alternative : alternatives) {
    json.Open('{');
    json.Member("text", alternative.text);
    json.Confidence(alternative.confidence);
    json.Close('}');
  }
  json.Close(']');
}

void AppendRepair(const Repair& repair, const FieldOffsets& offsets, JsonLine& json) {
  json.Open('{');
  offsets.AppendText(repair.text, json);
  json.Member("text", offsets.Text(repair.text));
  offsets.AppendSource(repair.source, json);
  json.Member("source", offsets.Original(repair.source));
  json.Member("kind", Name(repair.kind));
  json.Confidence(repair.confidence);
  if (!repair.reason.empty()) json.Member("reason", repair.reason);
  if (!repair.lexicon_row.empty()) json.Member("lexicon_row", repair.lexicon_row);
  if (!repair.alternatives.empty()) AppendAlternatives(repair.alternatives, json);
  AppendField(repair.field, json);
  json.Close('}');
}

void AppendDoubt(const Doubt& doubt, const FieldOffsets& offsets, JsonLine& json) {
  json.Open('{');
  offsets.AppendText(doubt.text, json);
  json.Member("text", offsets.Text(doubt.text));
  offsets.AppendSource(doubt.source, json);
  AppendAlternatives(doubt.alternatives, json);
  json.Confidence(doubt.confidence);
  if (!doubt.reason.empty()) json.Member("reason", doubt.reason);
  if (!doubt.lexicon_row.empty()) json.Member("lexicon_row", doubt.lexicon_row);
  AppendField(doubt.field, json);
  json.Close('}');
}

void AppendMention(const Mention& mention, const FieldOffsets& offsets,
                   JsonLine& json) {
  json.Open('{');
  offsets.AppendText(mention.span, json);
  json.Member("text", offsets.Text(mention.span));
  json.Member("type", Name(mention.type));
  json.Member("entity", mention.entity);
  offsets.AppendSourceOf(mention.span, json);
  json.Confidence(mention.confidence);
  AppendField(mention.field, json);
  json.Close('}');
}

void AppendEntity(const Entity& entity, JsonLine& json) {
  json.Open('{');
  json.Member("name", entity.name);
  json.Member("type", Name(entity.type));
  json.Key("aliases");
  json.List(entity.aliases);
  json.Close('}');
}

// The known fields in the order of the type's table (of a user's type, in that of its
// rule), then where they stand.
void AppendFact(const Fact& fact, const FieldOffsets& offsets, JsonLine& json) {
  json.Open('{');
  json.Member("type", fact.type);
  if (const FactTypeSpec* const type = FindFactType(fact.type)) {
    for (const FactFieldSpec& field : type->fields) {
      const FactValue* const value = fact.Find(field.name);
      json.Key(field.name);
      value ? json.Value(*value) : json.Null();
    }
  } else {
    for (const FactField& field : fact.fields) {
      json.Key(field.name);
      json.Value(field.value);
    }
  }
  offsets.AppendText(fact.evidence, json);
  json.Member("evidence", offsets.Text(fact.evidence));
  offsets.AppendSourceOf(fact.evidence, json);
  json.Confidence(fact.confidence);
  json.Member("modality", Name(fact.modality));
  json.MemberOrNull("speaker", fact.speaker);
  if (!fact.rule.empty()) json.Member("rule", fact.rule);
  AppendField(fact.field, json);
  json.Close('}');
}

void AppendRepairs(const Document& document, const Offsets& offsets, JsonLine& json) {
  json.Key("repairs");
  json.Open('[');
  for (const Repair& repair : document.repairs) {
    AppendRepair(repair, offsets[repair.field], json);
  }
  json.Close(']');
  json.Key("doubts");
  json.Open('[');
  for (const Doubt& doubt : document.doubts) {
    AppendDoubt(doubt, offsets[doubt.field], json);
  }
  json.Close(']');
}

void AppendAnalysis(const Analysis& analysis, const Offsets& offsets, JsonLine& json) {
  json.Key("mentions");
  json.Open('[');
  for (const Mention& mention : analysis.mentions) {
    AppendMention(mention, offsets[mention.field], json);
  }
  json.Close(']');
  json.Key("entities");
  json.Open('[');
  for (const Entity& entity : analysis.entities) AppendEntity(entity, json);
  json.Close(']');
  json.Key("facts");
  json.Open('[');
  for (const Fact& fact : analysis.facts) AppendFact(fact, offsets[fact.field], json);
  json.Close(']');
}

void AppendValues(const std::vector<NotedValue>& values, const Offsets& offsets,
                  JsonLine& json) {
  json.Key("values");
  json.Open('[');
  for (const NotedValue& value : values) {
    const FieldOffsets& field = offsets[value.field];
    json.Open('{');
    field.AppendText(value.span, json);
    json.Member("text", field.Text(value.span));
    json.Member("kind", value.kind);
    json.Member("value", value.value);
    field.AppendSourceOf(value.span, json);
    AppendField(value.field, json);
    json.Close('}');
  }
  json.Close(']');
}

std::string Line(const Document& document, const Analysis* analysis,
                 const std::vector<NotedValue>* values = nullptr) {
  constexpr size_t kBytesOfRow = 160;  // measured on the corpus, rounded up
  JsonLine json;
  size_t rows = document.repairs.size() + document.doubts.size() + 4;
  if (analysis) rows += analysis->mentions.size() + 4 * analysis->facts.size();
  json.Reserve(document.body.text.size() * 11 / 10 + rows * kBytesOfRow);
  const Offsets offsets(document);
  json.Open('{');
  AppendHead(document, json);
  AppendRepairs(document, offsets, json);
  if (analysis) AppendAnalysis(*analysis, offsets, json);
  if (values) AppendValues(*values, offsets, json);
  json.Close('}');
  return json.Take();
}

}  // namespace

std::string ToJson(const Article& article, JsonParts parts) {
  return Line(article.document, parts == JsonParts::kAll ? &article.analysis : nullptr);
}

std::string ToJson(const Article& article, const std::vector<NotedValue>& values) {
  return Line(article.document, &article.analysis, &values);
}

std::string ToJson(const Document& document) { return Line(document, nullptr); }

std::string ToJson(const Problem& problem) {
  std::string id = problem.record_id;
  if (id.empty()) {
    id = problem.source;
    if (problem.line > 0) id += ":" + std::to_string(problem.line);
  }
  JsonLine json;
  json.Open('{');
  json.Member("id", id);
  json.Member("error", problem.reason);
  json.Close('}');
  return json.Take();
}

}  // namespace unspin
