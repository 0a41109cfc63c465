#include "repair/mojibake/sequences.h"

#include <array>
#include <optional>

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsLead(uint8_t byte) { return byte >= 0xC2 && byte <= 0xF4; }
bool IsContinuation(uint8_t byte) { return byte >= 0x80 && byte < 0xC0; }

// "â€" before a space is a quote that lost its end (lost_bytes.h), not a dagger.
constexpr char32_t kQuotePrefix = 0x80;  // of E2 80

size_t LengthByLead(uint8_t lead) { return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

// What one character of the text is as a byte of the page.
struct ByteAt {
  enum class State { kByte, kLost, kSpace, kOther };
  State state = State::kOther;
  uint8_t byte = 0;
  size_t end = 0;
};

class Scanner {
 public:
  Scanner(std::string_view text, CodePage page, bool spaces)
      : text_(text), page_(static_cast<size_t>(page)), spaces_(spaces) {}

  ByteAt Read(size_t i) const {
    ByteAt read;
    read.end = i;
    if (i >= text_.size()) return read;
    const char32_t c = NextCodePoint(text_, read.end);
    if (c < 0x80) {
      if (c == ' ') read.state = ByteAt::State::kSpace;
      return read;
    }
    if (c == kReplacementCharacter) {
      read.state = ByteAt::State::kLost;
      return read;
    }
    const PageBytes* bytes = BytesOf(c);
    if (bytes == nullptr || (*bytes)[page_] == 0) return read;
    read.state = ByteAt::State::kByte;
    read.byte = (*bytes)[page_];
    return read;
  }

  std::optional<Utf8Sequence> At(size_t begin) const {
    std::optional<Utf8Sequence> sequence = One(begin);
    if (!sequence || sequence->decoded < 0xD800 || sequence->decoded > 0xDFFF) {
      return sequence;
    }
    // CESU-8: each half of a surrogate pair as a sequence of its own.
    const std::optional<Utf8Sequence> low = One(sequence->end);
    if (sequence->decoded >= 0xDC00 || !low || low->decoded < 0xDC00 ||
        low->decoded > 0xDFFF) {
      return std::nullopt;
    }
    sequence->decoded =
        0x10000 + ((sequence->decoded - 0xD800) << 10U) + (low->decoded - 0xDC00);
    sequence->end = low->end;
    sequence->length = 6;
    return sequence;
  }

 private:
  std::optional<Utf8Sequence> One(size_t begin) const {
    const ByteAt lead = Read(begin);
    if (lead.state != ByteAt::State::kByte || !IsLead(lead.byte)) return std::nullopt;
    Utf8Sequence sequence;
    sequence.begin = begin;
    sequence.length = LengthByLead(lead.byte);
    char32_t value = lead.byte & (0xFFU >> (sequence.length + 1));
    size_t i = lead.end;
    for (size_t k = 1; k < sequence.length; ++k) {
      const ByteAt next = Read(i);
      uint8_t byte = next.byte;
      if (next.state == ByteAt::State::kLost) {
        // One mark may stand for all bytes that were lost at the end.
        sequence.lost = true;
        byte = 0x80;
      } else if (next.state == ByteAt::State::kSpace && spaces_ &&
                 sequence.length > 2 && !sequence.spaced && value != kQuotePrefix) {
        sequence.spaced = true;
        byte = 0xA0;
      } else if (next.state != ByteAt::State::kByte || !IsContinuation(byte)) {
        if (!sequence.lost) return std::nullopt;
        break;
      }
      value = value << 6U | (byte & 0x3FU);
      i = next.end;
    }
    sequence.end = i;
    sequence.decoded = sequence.lost ? kReplacementCharacter : value;
    constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    if (!sequence.lost && (value < kSmallest[sequence.length] || value > 0x10FFFF)) {
      return std::nullopt;
    }
    return sequence;
  }

  std::string_view text_;
  size_t page_;
  bool spaces_;
};

}  // namespace

bool MayHoldSequences(std::string_view text) {
  const PageBytes* previous = nullptr;  // of the character before, if not ASCII
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      previous = nullptr;
      ++i;
      continue;
    }
    const char32_t c = NextCodePoint(text, i);
    const PageBytes* bytes = BytesOf(c);
    if (c >= 0x80 && c < 0xA0) return true;
    if (previous != nullptr && c == kReplacementCharacter) return true;
    for (size_t p = 0; previous != nullptr && bytes != nullptr && p < kCodePages; ++p) {
      if (IsLead((*previous)[p]) && IsContinuation((*bytes)[p])) return true;
    }
    previous = bytes;
    // "Ã" whose no-break space became a plain space: "voilÃ  le travail".
    if (c == 0xC3 && text.substr(i).starts_with("  ")) return true;
  }
  return false;
}

std::vector<Utf8Sequence> FindSequences(std::string_view text, CodePage page,
                                        bool spaces) {
  const Scanner scanner(text, page, spaces);
  std::vector<Utf8Sequence> sequences;
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
    } else if (const auto sequence = scanner.At(i)) {
      sequences.push_back(*sequence);
      i = sequence->end;
    } else {
      NextCodePoint(text, i);
    }
  }
  return sequences;
}

}  // namespace unspin
