#include "read/http_response.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/unicode.h"
#include "read/content_coding.h"

namespace unspin {
namespace {

constexpr size_t kMaxHeaders = 1 << 16;  // bytes

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The size that a chunk starts with, in hexadecimal; nothing if `line` is none.
std::optional<size_t> ChunkSize(std::string_view line) {
  line = Trim(line.substr(0, line.find(';')));
  size_t size = 0;
  const auto [end, error] =
      std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return size;
}

// The content of a body sent in chunks. A body cut off in a chunk gives what there is.
std::string JoinChunks(std::string_view body) {
  std::string joined;
  for (size_t i = 0; i < body.size();) {
    const size_t end = body.find('\n', i);
    const std::optional<size_t> size =
        end == body.npos ? std::nullopt : ChunkSize(body.substr(i, end - i));
    if (!size) {
      if (joined.empty()) return std::string(body);  // not in chunks after all
      if (end == body.npos) break;
      throw Error("chunk of HTTP content without its size");
    }
    if (*size == 0) break;
    joined += body.substr(end + 1, *size);
    if (*size >= body.size() - end - 1) break;
    i = end + 1 + *size;
    if (body.substr(i).starts_with("\r\n")) {
      i += 2;
    } else if (body.substr(i).starts_with('\n')) {
      ++i;
    }
  }
  return joined;
}

// The number in "HTTP/1.1 200 OK"; 0 if `line` is no status line.
int StatusOf(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const size_t space = line.find(' ');
  if (space == line.npos) return 0;
  const std::string_view number = Trim(line.substr(space)).substr(0, 3);
  int status = 0;
  std::from_chars(number.data(), number.data() + number.size(), status);
  return status;
}

}  // namespace

std::string_view ValueOf(const HeaderFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

MediaType ParseMediaType(std::string_view value) {
  MediaType media;
  const std::string lower = ToLower(value);
  const size_t end = std::min(lower.find(';'), lower.size());
  media.type = std::string(Trim(std::string_view(lower).substr(0, end)));
  const size_t name = lower.find("charset", end);
  if (name == lower.npos) return media;
  const size_t begin = lower.find_first_not_of(" \"'=", name + 7);
  if (begin == lower.npos) return media;
  media.charset = lower.substr(begin, lower.find_first_of(" ;,\"'", begin) - begin);
  return media;
}

std::optional<HeaderBlock> ParseHeaders(std::string_view bytes) {
  HeaderBlock block;
  std::string* last = nullptr;
  const std::string_view head = bytes.substr(0, kMaxHeaders);
  for (size_t begin = 0;;) {
    const size_t end = head.find('\n', begin);
    if (end == head.npos) return std::nullopt;
    std::string_view line = head.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    begin = end + 1;
    if (line.empty()) {
      block.size = begin;
      return block;
    }
    if ((line[0] == ' ' || line[0] == '\t') && last != nullptr) {
      *last += ' ';
      *last += Trim(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == line.npos || colon == 0) return std::nullopt;
    const auto [field, is_new] = block.fields.emplace(
        ToLower(Trim(line.substr(0, colon))), Trim(line.substr(colon + 1)));
    last = is_new ? &field->second : nullptr;
  }
}

HttpResponse ParseHttpResponse(std::string_view bytes, uint64_t max_bytes) {
  HttpResponse response;
  const size_t line_end = std::min(bytes.find('\n'), bytes.size());
  response.status = StatusOf(bytes.substr(0, line_end));
  if (response.status == 0) {
    response.body = bytes;
    return response;
  }
  const std::string_view rest = bytes.substr(std::min(line_end + 1, bytes.size()));
  const std::optional<HeaderBlock> headers = ParseHeaders(rest);
  if (!headers) throw Error("HTTP headers without an end");
  response.type = ParseMediaType(ValueOf(headers->fields, "content-type"));
  std::string body(rest.substr(headers->size));
  if (ToLower(ValueOf(headers->fields, "transfer-encoding")).find("chunked") !=
      std::string::npos) {
    body = JoinChunks(body);
  }
  response.body = RemoveContentCoding(
      body, ValueOf(headers->fields, "content-encoding"), max_bytes);
  return response;
}

}  // namespace unspin
