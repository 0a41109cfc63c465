#include "read/record.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/unicode.h"
#include "read/format.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

struct FieldNames {
  std::string_view field;
  std::array<std::string_view, 8> usual;  // best first; the rest is empty
};

constexpr std::array<FieldNames, 7> kFields = {{
    {"id", {"id", "_id", "guid", "uid", "doc_id", "article_id"}},
    {"url", {"url", "link", "permalink", "canonical_url"}},
    {"title", {"title", "headline", "name"}},
    {"text",
     {"text", "body", "content", "article", "fulltext", "full_text", "maintext"}},
    {"published",
     {"published", "date", "pubdate", "published_at", "publish_date", "date_publish",
      "datepublished", "created_at"}},
    {"source", {"source", "publisher", "outlet", "site", "source_domain"}},
    {"author", {"author", "authors", "byline", "creator"}},
}};

using LowerFields = std::map<std::string, const std::string*, std::less<>>;

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The value of our field `field`; empty if the record has none.
std::string_view Pick(const LowerFields& fields, std::string_view field,
                      const ReadOptions& options) {
  const auto value = [&fields](std::string_view name) -> std::string_view {
    const auto found = fields.find(ToLower(name));
    return found == fields.end() ? std::string_view() : *found->second;
  };
  if (const auto mapped = options.field_names.find(std::string(field));
      mapped != options.field_names.end()) {
    return value(mapped->second);
  }
  const auto names =
      std::find_if(kFields.begin(), kFields.end(),
                   [field](const FieldNames& f) { return f.field == field; });
  for (const std::string_view name : names->usual) {
    if (name.empty()) break;
    if (const std::string_view found = value(name); !Trim(found).empty()) return found;
  }
  return {};
}

std::optional<std::string> Optional(std::string_view value) {
  const std::string_view trimmed = Trim(value);
  return trimmed.empty() ? std::nullopt : std::optional(std::string(trimmed));
}

}  // namespace

std::string RecordPlace::id() const {
  return number > 0 ? path + "#" + std::to_string(number) : path;
}

std::string RecordPlace::source() const {
  return member.empty() ? path : path + "/" + member;
}

std::string RecordPlace::location() const {
  if (line > 0) return source() + ":" + std::to_string(line);
  return member.empty() ? id() : source();
}

Problem Reject(const RecordPlace& place, std::string reason, std::string id) {
  Problem problem;
  problem.source = place.source();
  problem.line = place.line;
  if (place.line > 0 || place.byte_offset > 0) problem.byte_offset = place.byte_offset;
  problem.record_id = id.empty() ? place.id() : std::move(id);
  problem.reason = std::move(reason);
  return problem;
}

RecordPlace ReaderContext::Next(uint64_t line, uint64_t byte_offset) const {
  return {path, ++records, line, byte_offset, member};
}

RecordPlace ReaderContext::Whole() const {
  return {path, member.empty() ? 0 : ++records, 0, 0, member};
}

RecordPlace ReaderContext::At(uint64_t line, uint64_t byte_offset) const {
  return {path, records, line, byte_offset, member};
}

ReadItem ToDocument(const RecordFields& fields, const RecordPlace& place,
                    const ReadOptions& options) {
  LowerFields lower;
  for (const auto& [name, value] : fields) lower.emplace(ToLower(name), &value);

  RawDocument document;
  document.id = std::string(Trim(Pick(lower, "id", options)));
  if (document.id.empty()) document.id = place.id();
  document.location = place.location();
  document.url = Optional(Pick(lower, "url", options));
  document.source = Optional(Pick(lower, "source", options));
  document.author = Optional(Pick(lower, "author", options));
  document.published = ParsePublished(Trim(Pick(lower, "published", options)));
  document.title = std::string(Trim(Pick(lower, "title", options)));
  document.original = std::string(Pick(lower, "text", options));
  document.body = {0, document.original.size()};
  if (Trim(document.original).empty()) {
    const auto mapped = options.field_names.find("text");
    return Reject(place,
                  mapped == options.field_names.end()
                      ? "record without text (none of the fields text, body, content, "
                        "article, fulltext)"
                      : "record without text (no field '" + mapped->second + "')",
                  document.id);
  }
  if (LooksLikeHtml(document.original)) document.markup = Markup::kHtml;
  ApplyDefaults(options, document);
  return document;
}

void ApplyDefaults(const ReadOptions& options, RawDocument& document) {
  if (!document.published) document.published = options.published;
  if (!document.source) document.source = options.source;
}

}  // namespace unspin
