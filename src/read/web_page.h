#pragma once

// From one record of a web archive to a RawDocument.

#include <string>
#include <string_view>

#include "read/http_response.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {

// Moves behind the line breaks between records; false at the end.
bool SkipLineBreaks(ByteStream& stream);

// "https://..." for "<https://...>", as some crawlers write addresses.
std::string WithoutBrackets(std::string_view text);

// What an archive keeps of a page.
struct WebRecord {
  std::string_view bytes;  // an HTTP response, or the content itself
  bool is_http = false;
  MediaType type;   // of content that is no HTTP response
  std::string url;  // "<https://...>" as some crawlers write it is understood
  std::string id;   // the archive's own; empty if it gives none
};

// The page as a document. Rejected with the reason: an answer other than 200, content
// that is neither HTML nor text, damaged content.
ReadItem ToPage(const WebRecord& record, const RecordPlace& place,
                const ReaderContext& context);

}  // namespace unspin
