#pragma once

// When a fact found is the fact of the gold: by its key fields, names compared as
// entities. The other fields are compared one by one.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/gold.h"

namespace unspin {

// All forms of the names of one gold article, and the entity behind each.
class NameTable {
 public:
  explicit NameTable(const GoldArticle& article);

  // The entity that `name` is a form of, or nullptr.
  const std::string* Find(std::string_view name) const;
  // That entity, else the name in its scored form; "None" for an empty name.
  std::string Canonical(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

// A fact in the form in which it is compared.
struct ComparableFact {
  std::vector<std::string> key;
  // The fields beside the key that it has: "began", "role", ...
  std::map<std::string, FactValue, std::less<>> extra;
  friend bool operator==(const ComparableFact&, const ComparableFact&) = default;

  std::string KeyText() const;  // "Kumori Cloud, -2.9, percent"
};

ComparableFact Comparable(const ScoredFact& fact, const NameTable& names);

// Whether `found` (nullptr: unknown) is right where the gold has `gold`: dates as
// precisely as the coarser of the two, hours within a quarter, numbers within 1 %,
// lists as sets, texts but for case.
bool FieldIsRight(std::string_view field, const FactValue& gold,
                  const FactValue* found);

}  // namespace unspin
