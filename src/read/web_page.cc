#include "read/web_page.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/charset.h"
#include "base/error.h"
#include "read/format.h"
#include "read/text_document.h"

namespace unspin {
namespace {

constexpr size_t kSample = 4096;  // bytes looked at to tell HTML from text

// How content of `type` is read; nothing if it is no text. Servers that name no type or
// a wrong one ("text/plain" for a page) are common, so content decides between the two.
std::optional<Markup> MarkupOf(const std::string& type, std::string_view content) {
  if (type == "text/html" || type == "application/xhtml+xml") return Markup::kHtml;
  const bool unknown = type.empty() || type == "application/octet-stream" ||
                       type == "unknown/unknown" || type == "no-type";
  if (type != "text/plain" && !(unknown && !LooksBinary(content))) return std::nullopt;
  const InputFormat format = DetectFormat(content.substr(0, kSample), {});
  return format == InputFormat::kHtml ? Markup::kHtml : Markup::kPlain;
}

ReadItem FromContent(std::string_view content, const MediaType& type,
                     const WebRecord& record, const RecordPlace& place,
                     const ReaderContext& context) {
  const std::optional<Markup> markup = MarkupOf(type.type, content);
  if (!markup) {
    const std::string name = type.type.empty() ? "unknown" : type.type.substr(0, 80);
    return Reject(place, "content of type " + name + " is no article", record.id);
  }
  ReadItem item = ToTextDocument({content, *markup, type.charset}, place, context);
  if (auto* document = std::get_if<RawDocument>(&item)) {
    if (!record.id.empty()) document->id = record.id;
    if (!record.url.empty()) document->url = WithoutBrackets(record.url);
  } else if (!record.id.empty()) {
    std::get<Problem>(item).record_id = record.id;
  }
  return item;
}

}  // namespace

bool SkipLineBreaks(ByteStream& stream) {
  constexpr size_t kStep = 1 << 16;
  for (;;) {
    const std::string_view ahead = stream.Peek(kStep);
    if (ahead.empty()) return false;
    const size_t breaks = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
    stream.Skip(breaks);
    if (breaks < ahead.size()) return true;
  }
}

std::string WithoutBrackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

ReadItem ToPage(const WebRecord& record, const RecordPlace& place,
                const ReaderContext& context) {
  if (!record.is_http) {
    return FromContent(record.bytes, record.type, record, place, context);
  }
  try {
    const HttpResponse response =
        ParseHttpResponse(record.bytes, context.options.max_record_bytes);
    if (response.status != 0 && response.status != 200) {
      return Reject(place, "HTTP status " + std::to_string(response.status), record.id);
    }
    return FromContent(response.body, response.type, record, place, context);
  } catch (const Error& error) {
    return Reject(place, error.what(), record.id);
  }
}

}  // namespace unspin
