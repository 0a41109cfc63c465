#pragma once

// Typed facts. The table of fact types and their fields is the one place that extract,
// store, query and export take them from.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/document.h"
#include "core/span.h"

namespace unspin {

enum class FieldKind {
  kEntity,      // canonical name of an entity
  kEntityList,  // several
  kText,
  kDate,  // ISO 8601 date, time, week, month, quarter, year or interval
  kNumber,
};

struct FactFieldSpec {
  std::string_view name;
  FieldKind kind;
};

struct FactTypeSpec {
  std::string_view name;   // as in JSON: "role_change"
  std::string_view table;  // of the database: "role_changes"
  std::string_view query;  // word of `unspin query`: "role-changes"
  std::span<const FactFieldSpec> fields;
};

// outage, role_change, role, figure, relation, layoff, funding, security_incident.
std::span<const FactTypeSpec> FactTypes();
const FactTypeSpec* FindFactType(std::string_view name);

// How the text stands to what a fact says.
enum class Modality {
  kAsserted,
  kReported,      // someone is said to say so, or rumour does
  kDenied,        // it did not happen: denied, averted, called off
  kHypothetical,  // it might: conditions, fears, forecasts, offers, questions
  kPlanned,       // it is meant to: plans, targets, drills
};

// "asserted", "reported", "denied", "hypothetical", "planned".
std::string_view Name(Modality modality);
std::optional<Modality> ModalityByName(std::string_view name);
// Whether what has this modality counts as a fact: it is asserted or reported.
bool IsFactual(Modality modality);

using FactValue = std::variant<std::string, double, std::vector<std::string>>;

struct FactField {
  std::string name;  // one of the type's fields; unknown fields are absent
  FactValue value;
  std::optional<TextSpan> evidence;  // the words that gave this field, when known
};

struct Fact {
  std::string type;
  std::vector<FactField> fields;
  Field field = Field::kBody;  // where the evidence stands
  TextSpan evidence;           // the sentence
  double confidence = 0;       // 0..1
  Modality modality = Modality::kAsserted;
  std::string speaker;      // canonical name of who says so; empty when nobody does
  std::string rule;         // name of the rule
  std::string lexicon_row;  // "fact_rules.tsv:12"

  // The value of a field, or nullptr.
  const FactValue* Find(std::string_view name) const;
  // The value of a field of text; empty when absent.
  std::string_view Text(std::string_view name) const;
};

}  // namespace unspin
