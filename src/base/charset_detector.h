#pragma once

// Guesses the encoding of bytes that are no UTF-8.

#include <cstddef>
#include <string>
#include <string_view>

namespace unspin {

// UTF-16 or UTF-32 without a byte order mark, of either byte order; empty if the bytes
// are none. To be asked when there are NULs, or when nothing else fits: ASCII, too, can
// be read as Chinese.
std::string DetectWideCharset(std::string_view bytes);

struct SingleByteGuess {
  std::string charset;  // ICU's name; Windows-1252 when nothing tells
  // How likely the text is: the logarithm per byte above ASCII. -2 is usual, -5 means
  // that the bytes are something else.
  double nats = 0;
  size_t bytes = 0;  // above ASCII that were looked at
};

// The single-byte encoding in which `bytes` make the likeliest text of a language that
// uses it.
SingleByteGuess DetectSingleByteCharset(std::string_view bytes);

// The nats of `bytes` in one of these encodings, in the language that fits best; -20 if
// the detector does not know it.
double NatsIn(std::string_view charset, std::string_view bytes);

}  // namespace unspin
