#include "repair/mojibake/sequences.h"

#include <array>
#include <optional>

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsLead(uint8_t byte) { return byte >= 0xC2 && byte <= 0xF4; }
bool IsContinuation(uint8_t byte) { return byte >= 0x80 && byte < 0xC0; }
bool IsAsciiAt(std::string_view text, size_t i) {
  return static_cast<unsigned char>(text[i]) < 0x80;
}

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
      : text_(text), page_(page), spaces_(spaces) {}

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
    read.byte = pages_[c].bytes[static_cast<size_t>(page_)];
    if (read.byte != 0) read.state = ByteAt::State::kByte;
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
  const PageTable& pages_ = Pages();
  CodePage page_;
  bool spaces_;
};

}  // namespace

bool MayHoldSequences(std::string_view text) {
  const PageTable& pages = Pages();
  PageSet leads = 0;    // pages in which the character before begins a sequence
  size_t previous = 0;  // its end
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    if (i != previous) leads = 0;
    const char32_t c = NextCodePoint(text, i);
    if (c >= 0x80 && c < 0xA0) return true;
    if (leads != 0 && c == kReplacementCharacter) return true;
    const PageCharacter& character = pages[c];
    if ((leads & character.continuations) != 0) return true;
    leads = character.leads;
    previous = i;
    // Whose no-break space became a plain one: "voilÃ  le travail", "5Â kg".
    if (c == 0xC3 && text.substr(i).starts_with("  ")) return true;
    if (c == 0xC2 && text.substr(i).starts_with(' ')) return true;
  }
  return false;
}

SequenceStarts::SequenceStarts(std::string_view text) : text_(text) {
  const PageTable& pages = Pages();
  starts_.reserve(16);
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    Start start{i, pages[NextCodePoint(text, i)].leads, false};
    if (start.pages == 0 || i == text.size()) continue;
    if (IsAsciiAt(text, i)) {
      if (text[i] != ' ') continue;
      start.spaced = true;
      starts_.push_back(start);
      continue;
    }
    size_t after = i;
    const char32_t next = NextCodePoint(text, after);
    if (next != kReplacementCharacter) start.pages &= pages[next].continuations;
    if (start.pages == 0) continue;
    starts_.push_back(start);
    pages_ |= start.pages;
  }
}

std::vector<Utf8Sequence> SequenceStarts::Find(CodePage page, bool spaces) const {
  const Scanner scanner(text_, page, spaces);
  std::vector<Utf8Sequence> sequences;
  sequences.reserve(starts_.size());
  size_t free = 0;  // behind the last sequence
  for (const Start& start : starts_) {
    if (start.offset < free || (start.pages & SetOf(page)) == 0) continue;
    if (start.spaced && !spaces) continue;
    if (const auto sequence = scanner.At(start.offset)) {
      sequences.push_back(*sequence);
      free = sequence->end;
    }
  }
  return sequences;
}

bool SequenceStarts::AllIn(const std::vector<Utf8Sequence>& sequences) const {
  auto next = sequences.begin();
  for (const Start& start : starts_) {
    if (start.spaced) continue;
    while (next != sequences.end() && next->end <= start.offset) ++next;
    if (next == sequences.end() || start.offset < next->begin) return false;
  }
  return true;
}

}  // namespace unspin
