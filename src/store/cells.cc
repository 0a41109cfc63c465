#include "store/cells.h"

#include <algorithm>

#include "base/json_text.h"

namespace unspin {
namespace {

template <typename Tag>
Span<Tag> Clamp(Span<Tag> span, size_t size) {
  span.end = std::min(span.end, size);
  span.begin = std::min(span.begin, span.end);
  return span;
}

}  // namespace

FieldIndex::FieldIndex(const Document& document, Field field)
    : repaired_(document.field(field)),
      original_(document.field_original(field)),
      text_index_(repaired_.text),
      source_index_(original_) {}

FactPlace FieldIndex::Place(TextSpan span) const {
  return Place(span, repaired_.map.ToSource(span));
}

FactPlace FieldIndex::Place(TextSpan span, SourceSpan source) const {
  span = Clamp(span, repaired_.text.size());
  source = Clamp(source, original_.size());
  return {text_index_.CodePointAt(span.begin), text_index_.CodePointAt(span.end),
          source_index_.CodePointAt(source.begin),
          source_index_.CodePointAt(source.end), span.In(repaired_.text)};
}

std::string_view FieldIndex::Original(SourceSpan source) const {
  return Clamp(source, original_.size()).In(original_);
}

std::string_view FieldName(Field field) {
  return field == Field::kTitle ? "title" : "body";
}

std::string_view WithoutNul(std::string_view text, std::string& scratch) {
  if (text.find('\0') == std::string_view::npos) return text;
  scratch.clear();
  for (const char c : text) {
    if (c == '\0') {
      AppendUtf8(kReplacementCharacter, scratch);
    } else {
      scratch += c;
    }
  }
  return scratch;
}

std::string AlternativesJson(const std::vector<Alternative>& alternatives) {
  std::string out;
  for (const Alternative& alternative : alternatives) {
    out += out.empty() ? "[{\"text\":" : ",{\"text\":";
    AppendJsonString(alternative.text, out);
    out += ",\"confidence\":";
    AppendJsonNumber(RoundConfidence(alternative.confidence), out);
    out += '}';
  }
  return out.empty() ? out : out + "]";
}

std::string AliasesJson(const std::vector<std::string>& aliases) {
  std::string out;
  for (const std::string& alias : aliases) {
    out += out.empty() ? '[' : ',';
    AppendJsonString(alias, out);
  }
  return out.empty() ? out : out + "]";
}

}  // namespace unspin
