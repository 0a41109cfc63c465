#pragma once

// What the cells of an article's rows hold: places in code points, JSON lists, text
// that SQLite's text functions can take.

#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "core/document.h"
#include "store/fact_rows.h"

namespace unspin {

// Offsets in one field, repaired and original. Views the document.
class FieldIndex {
 public:
  FieldIndex(const Document& document, Field field);

  // Spans never reach past the text, whatever a stage made of them.
  FactPlace Place(TextSpan span) const;
  FactPlace Place(TextSpan span, SourceSpan source) const;
  std::string_view Original(SourceSpan source) const;

 private:
  const RepairedText& repaired_;
  std::string_view original_;
  CodePointIndex text_index_;
  CodePointIndex source_index_;
};

struct Indexes {
  explicit Indexes(const Document& document)
      : title(document, Field::kTitle), body(document, Field::kBody) {}
  const FieldIndex& operator[](Field field) const {
    return field == Field::kTitle ? title : body;
  }
  FieldIndex title;
  FieldIndex body;
};

std::string_view FieldName(Field field);

// `text` without NULs; `scratch` keeps the bytes when there are any.
std::string_view WithoutNul(std::string_view text, std::string& scratch);

// JSON arrays; empty text for empty lists.
std::string AlternativesJson(const std::vector<Alternative>& alternatives);
std::string AliasesJson(const std::vector<std::string>& aliases);

}  // namespace unspin
