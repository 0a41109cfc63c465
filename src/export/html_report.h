#pragma once

// A page that shows what a database holds, for mail and archives: one file, no scripts,
// nothing loaded from elsewhere.

#include <string>
#include <string_view>

#include "query/reader.h"

namespace unspin {

// `version` is the program's.
std::string HtmlReport(const Reader& reader, std::string_view version);

}  // namespace unspin
