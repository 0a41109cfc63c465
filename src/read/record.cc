#include "read/record.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "read/format.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

struct UsualNames {
  std::string_view field;
  std::array<std::string_view, 8> names;  // best first; the rest is empty
};

// In the order of FieldNames::Field.
constexpr std::array<UsualNames, FieldNames::kFields> kUsual = {{
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
    {"language", {"language", "lang", "inlanguage", "locale"}},
}};

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
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

FieldNames::FieldNames(const ReadOptions& options) {
  for (size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    const auto mapped = options.field_names.find(std::string(kUsual[i].field));
    if (mapped != options.field_names.end()) {
      targets_.emplace_back(ToLower(mapped->second), Target{field, 0});
      continue;
    }
    int rank = 0;
    for (const std::string_view name : kUsual[i].names) {
      if (!name.empty()) targets_.emplace_back(name, Target{field, rank++});
    }
  }
  std::sort(targets_.begin(), targets_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::vector<FieldNames::Target> FieldNames::Find(std::string_view name) const {
  const std::string lower = ToLower(name);
  std::vector<Target> found;
  auto it = std::lower_bound(targets_.begin(), targets_.end(), lower,
                             [](const auto& a, const auto& b) { return a.first < b; });
  for (; it != targets_.end() && it->first == lower; ++it) found.push_back(it->second);
  return found;
}

bool FieldNames::HasInside(std::string_view name) const {
  const std::string inside = ToLower(name) + ".";
  const auto it =
      std::lower_bound(targets_.begin(), targets_.end(), inside,
                       [](const auto& a, const auto& b) { return a.first < b; });
  return it != targets_.end() && it->first.starts_with(inside);
}

void PickedFields::Offer(const std::vector<FieldNames::Target>& targets,
                         std::string_view value, int rank) {
  if (targets.empty() || Trim(value).empty()) return;
  for (const FieldNames::Target& target : targets) {
    std::string& held = values_[target.field];
    if (!held.empty() && ranks_[target.field] < target.rank + rank) continue;
    held = value;
    ranks_[target.field] = target.rank + rank;
  }
}

PickedFields Pick(const RecordFields& fields, const FieldNames& names) {
  PickedFields picked;
  for (const auto& [name, value] : fields) picked.Offer(names.Find(name), value);
  return picked;
}

ReadItem ToDocument(PickedFields fields, const RecordPlace& place,
                    const ReadOptions& options) {
  RawDocument document;
  document.id = std::string(Trim(fields[FieldNames::kId]));
  if (document.id.empty()) document.id = place.id();
  if (fields[FieldNames::kText].empty()) {
    const auto mapped = options.field_names.find("text");
    return Reject(place,
                  mapped == options.field_names.end()
                      ? "record without text (none of the fields text, body, content, "
                        "article, fulltext)"
                      : "record without text (no field '" + mapped->second + "')",
                  document.id);
  }
  document.location = place.location();
  document.url = Optional(fields[FieldNames::kUrl]);
  document.source = Optional(fields[FieldNames::kSource]);
  document.author = Optional(fields[FieldNames::kAuthor]);
  document.language = Optional(fields[FieldNames::kLanguage]);
  document.published = ParsePublished(Trim(fields[FieldNames::kPublished]));
  document.title = std::string(Trim(fields[FieldNames::kTitle]));
  document.original = fields.Take(FieldNames::kText);
  document.body = {0, document.original.size()};
  if (LooksLikeHtml(document.original)) document.markup = Markup::kHtml;
  ApplyDefaults(options, document);
  return document;
}

void ApplyDefaults(const ReadOptions& options, RawDocument& document) {
  if (!document.published) document.published = options.published;
  if (!document.source) document.source = options.source;
}

}  // namespace unspin
