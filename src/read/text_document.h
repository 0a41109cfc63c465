#pragma once

// From the bytes of one text or page - a file, an archived page - to a RawDocument.

#include <string>
#include <string_view>

#include "base/charset.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {

struct TextBytes {
  std::string_view bytes;
  Markup markup = Markup::kPlain;
  std::string charset;  // as a transport protocol declared it; empty when it did not
};

// Decodes `text` by byte order mark, UTF-8, the declared charset (the transport's, then
// the page's own), or detection. Plain text whose first line stands alone has it as its
// headline. Nothing but white space and binary data are rejected; bytes that do not fit
// are reported as a warning.
ReadItem ToTextDocument(const TextBytes& text, const RecordPlace& place,
                        const ReaderContext& context);

// Tells `problems` of the bytes of the record at `place` that did not fit its encoding.
// REQUIRES: decoded.first_damage.
void ReportDamage(const DecodedText& decoded, const RecordPlace& place,
                  ProblemCollector& problems);

// The charset that a page names in its first kilobytes, in <meta> or in the XML
// declaration, as the prescan of the HTML standard finds it; empty if none.
std::string CharsetOfPage(std::string_view bytes);

}  // namespace unspin
