#pragma once

// What an input is, told by its content; its name only decides between equals.

#include <optional>
#include <string>
#include <string_view>

#include "read/document_source.h"
#include "read/transcoder.h"

namespace unspin {

// The format of an input whose first bytes are `sample` and whose file name is `name`.
InputFormat DetectFormat(std::string_view sample, std::string_view name);

// What separates the cells of a table whose first line is the start of `sample`: one of
// , ; | and tab.
char DetectSeparator(std::string_view sample);

// What an input is taken for.
struct Guess {
  InputFormat format = InputFormat::kText;
  WideEncoding wide = WideEncoding::kNone;
};
Guess GuessFormat(std::string_view sample, std::string_view name,
                  std::optional<InputFormat> forced);

// For people: "csv in tar in gzip, UTF-8, separator ';'"; `packing` is " in tar in
// gzip".
std::string Describe(const Guess& guess, std::string_view sample,
                     std::string_view packing);

// Many records, each with named fields: JSON, CSV, TSV.
bool IsTable(InputFormat format);

// True for text with HTML tags that a reader would see as debris: "<p>", "<br/>",
// "</a>". Not for "a < b" or "<someone@example.org>".
bool LooksLikeHtml(std::string_view text);

}  // namespace unspin
