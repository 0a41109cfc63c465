#pragma once

// An HTTP response as web archives keep it (RFC 9112), and what its headers say.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

// Header fields by lower-case name; of fields with one name the first.
using HeaderFields = std::map<std::string, std::string, std::less<>>;

// The value of the field `name`, in lower case; empty if there is none.
std::string_view ValueOf(const HeaderFields& fields, std::string_view name);

// "text/html; charset=UTF-8" taken apart, in lower case.
struct MediaType {
  std::string type;  // "text/html"; empty if there is none
  std::string charset;
};
MediaType ParseMediaType(std::string_view value);

// Reads the header lines at the start of `bytes`, to the blank line that ends them;
// lines that begin with white space go on with the one before. `size` counts the blank
// line, too. Nothing if no blank line comes within 64 KiB, or if a line is no header.
struct HeaderBlock {
  HeaderFields fields;
  size_t size = 0;
};
std::optional<HeaderBlock> ParseHeaders(std::string_view bytes);

struct HttpResponse {
  int status = 0;  // 200; 0 if there is no status line: all bytes are content
  MediaType type;
  std::string body;  // without transfer and content codings
};

// Takes `bytes` apart. A body that is called chunked but is not stays as it is. Throws
// Error with the reason if the body is damaged or longer than `max_bytes`.
HttpResponse ParseHttpResponse(std::string_view bytes, uint64_t max_bytes);

}  // namespace unspin
