#include "read/text_document.h"

#include <algorithm>
#include <utility>

#include "base/charset.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr std::string_view kSpaces = " \t\r";
constexpr size_t kPrescan = 4096;   // bytes in which a page names its charset
constexpr size_t kMaxCharset = 40;  // bytes of a charset's name

// The length of the line break at `offset` with a blank line behind it, or 0.
size_t BlankLineAt(std::string_view text, size_t offset) {
  size_t i = offset;
  int breaks = 0;
  while (i < text.size()) {
    if (text[i] == '\n') {
      ++breaks;
      offset = i + 1;
    } else if (kSpaces.find(text[i]) == std::string_view::npos) {
      break;
    }
    ++i;
  }
  return breaks >= 2 ? offset : 0;
}

// The headline is the first line when a blank line follows it and more text after that.
void SplitHeadline(RawDocument& document) {
  const std::string_view text = document.original;
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  const size_t end = text.find('\n', begin);
  if (end == std::string_view::npos) return;
  const size_t body = BlankLineAt(text, end);
  if (body == 0 || text.find_first_not_of(" \t\r\n", body) == std::string_view::npos) {
    return;
  }
  const size_t last = text.find_last_not_of(" \t\r", end - 1);
  document.title = std::string(text.substr(begin, last - begin + 1));
  document.body = {body, text.size()};
}

// The name behind `key` ("charset", "encoding") and "=" in lower-case `head`.
std::string ValueBehind(std::string_view head, std::string_view key) {
  for (size_t i = head.find(key); i != head.npos; i = head.find(key, i + 1)) {
    size_t begin = head.find_first_not_of(" \t\r\n", i + key.size());
    if (begin == head.npos || head[begin] != '=') continue;
    begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == head.npos) continue;
    const size_t end = head.find_first_of(" \t\r\n\"'>;/?", begin);
    if (end == head.npos || end - begin > kMaxCharset) continue;
    return std::string(head.substr(begin, end - begin));
  }
  return {};
}

}  // namespace

void ReportDamage(const DecodedText& decoded, const RecordPlace& place,
                  ProblemCollector& problems) {
  Problem warning =
      Reject(place, std::to_string(decoded.damaged_bytes) + " bytes are not valid " +
                        decoded.encoding + " and are kept as Windows-1252 characters");
  warning.severity = Problem::Severity::kWarning;
  warning.byte_offset = place.byte_offset + decoded.first_damage.value_or(0);
  problems.Add(std::move(warning));
}

std::string CharsetOfPage(std::string_view bytes) {
  const std::string head = ToLower(bytes.substr(0, kPrescan));
  const std::string_view view = head;
  if (view.starts_with("<?xml")) {
    std::string name = ValueBehind(view.substr(0, view.find('>')), "encoding");
    if (!name.empty()) return name;
  }
  for (size_t i = view.find("<meta"); i != view.npos; i = view.find("<meta", i + 1)) {
    const size_t end = view.find('>', i);
    if (end == view.npos) break;
    std::string name = ValueBehind(view.substr(i, end - i + 1), "charset");
    if (!name.empty()) return name;
  }
  return {};
}

ReadItem ToTextDocument(const TextBytes& text, const RecordPlace& place,
                        const ReaderContext& context) {
  if (text.bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Reject(place, text.bytes.empty() ? "empty file" : "nothing but white space");
  }
  if (LooksBinary(text.bytes)) return Reject(place, "binary data, not text");
  std::string charset = text.charset;
  if (charset.empty() && text.markup == Markup::kHtml) {
    charset = CharsetOfPage(text.bytes);
  }
  DecodedText decoded = DecodeToUtf8(text.bytes, charset);
  if (decoded.first_damage) ReportDamage(decoded, place, context.problems);

  RawDocument document;
  document.id = place.id();
  document.location = place.location();
  document.original = std::move(decoded.text);
  document.encoding = std::move(decoded.encoding);
  document.markup = text.markup;
  document.body = {0, document.original.size()};
  if (text.markup == Markup::kPlain) {
    SplitHeadline(document);
    // The last line break is the file's, not the article's.
    document.body.end = document.original.find_last_not_of(" \t\r\n") + 1;
  }
  ApplyDefaults(context.options, document);
  return document;
}

}  // namespace unspin
