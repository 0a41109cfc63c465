#include "read/transcoder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "base/charset.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"", "UTF-16LE", "UTF-16BE",
                                                    "UTF-32LE", "UTF-32BE"};
constexpr char32_t kMark = 0xFEFF;

bool IsHigh(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool IsLow(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

class Transcoder : public ByteSource {
 public:
  Transcoder(WideEncoding encoding, ByteStream& stream)
      : stream_(stream),
        width_(encoding == WideEncoding::kUtf16Le || encoding == WideEncoding::kUtf16Be
                   ? 2
                   : 4),
        little_(encoding == WideEncoding::kUtf16Le ||
                encoding == WideEncoding::kUtf32Le) {}

  size_t Read(char* buffer, size_t size) override {
    while (given_ == text_.size()) {
      text_.clear();
      given_ = 0;
      if (!Convert()) return 0;
    }
    const size_t n = std::min(size, text_.size() - given_);
    std::memcpy(buffer, text_.data() + given_, n);
    given_ += n;
    return n;
  }

 private:
  // Some more of the stream to text_; false at its end.
  bool Convert() {
    // Two units at least, so that surrogates come in pairs.
    std::string_view bytes = stream_.Peek(8);
    if (bytes.empty()) return false;
    const bool last = bytes.size() < 8;
    size_t i = 0;
    while (i + (last ? width_ : 8) <= bytes.size()) i += Append(bytes.substr(i));
    if (last && i < bytes.size()) {
      AppendUtf8(kReplacementCharacter, text_);
      i = bytes.size();
    }
    stream_.Skip(i);
    return true;
  }

  // Appends the character at the start; its bytes.
  size_t Append(std::string_view bytes) {
    char32_t c = Unit(bytes);
    size_t used = width_;
    if (width_ == 2 && IsHigh(c) && bytes.size() >= 4 && IsLow(Unit(bytes.substr(2)))) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (Unit(bytes.substr(2)) - 0xDC00);
      used = 4;
    }
    if (c > 0x10FFFF || IsHigh(c) || IsLow(c)) c = kReplacementCharacter;
    const bool at_start = std::exchange(at_start_, false);
    if (!at_start || c != kMark) AppendUtf8(c, text_);
    return used;
  }

  char32_t Unit(std::string_view bytes) const {
    char32_t c = 0;
    for (size_t i = 0; i < width_; ++i) {
      const size_t place = little_ ? width_ - 1 - i : i;
      c = (c << 8U) | static_cast<unsigned char>(bytes[place]);
    }
    return c;
  }

  ByteStream& stream_;
  size_t width_;
  bool little_;
  bool at_start_ = true;
  std::string text_;
  size_t given_ = 0;
};

}  // namespace

WideEncoding DetectWide(std::string_view start) {
  start = start.substr(0, 512);
  if (start.find('\0') == std::string_view::npos && !start.starts_with("\xFF\xFE") &&
      !start.starts_with("\xFE\xFF")) {
    return WideEncoding::kNone;
  }
  const std::string encoding = DecodeToUtf8(start).encoding;
  const auto found = std::find(kNames.begin() + 1, kNames.end(), encoding);
  return found == kNames.end() ? WideEncoding::kNone
                               : static_cast<WideEncoding>(found - kNames.begin());
}

std::string_view Name(WideEncoding encoding) {
  return kNames[static_cast<size_t>(encoding)];
}

std::unique_ptr<ByteSource> MakeTranscoder(WideEncoding encoding, ByteStream& stream) {
  return std::make_unique<Transcoder>(encoding, stream);
}

}  // namespace unspin
