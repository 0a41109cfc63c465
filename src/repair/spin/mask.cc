#include "repair/spin/mask.h"

#include <algorithm>

namespace unspin {
namespace {

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool SpaceBefore(std::string_view body, size_t at) {
  return at == 0 || IsSpace(body[at - 1]) ||
         body.substr(0, at).ends_with(kNoBreakSpace);
}
bool SpaceAfter(std::string_view body, size_t at) {
  return at == body.size() || IsSpace(body[at]) ||
         body.substr(at).starts_with(kNoBreakSpace);
}

// Lines of text that was wrapped by hand are about as long as a screen is wide, and the
// sentence goes on in the next one.
constexpr size_t kShortestWrappedLine = 45;
constexpr size_t kLongestWrappedLine = 110;

bool GoesOnAfter(std::string_view line) {
  if (line.size() < kShortestWrappedLine || line.size() > kLongestWrappedLine)
    return false;
  while (!line.empty() && IsSpace(line.back())) line.remove_suffix(1);
  return !line.empty() &&
         (IsLowerOrDigit(line.back()) || IsUpper(line.back()) || line.back() == ',');
}

bool IsWordByte(char c) { return IsLowerOrDigit(c) || IsUpper(c); }

void MarkFreeWord(std::string_view body, MaskedToken& token) {
  token.bare = SpaceBefore(body, token.context.begin) &&
               SpaceAfter(body, token.context.end) &&
               std::all_of(token.text.begin(), token.text.end(), IsWordByte);
  token.free =
      token.bare && std::all_of(token.text.begin(), token.text.end(), IsLowerOrDigit);
}

// Names are left alone: a capital inside a sentence, capitals inside a word.
void MarkAnyWord(MaskedToken& token) {
  const std::string_view text = token.text;
  token.bare = !text.empty() && (IsWordByte(text[0]) || text[0] == '\'');
  if (token.context.kind != ContextToken::Kind::kWord || !token.bare) return;
  const bool capital = IsUpper(text[0]);
  token.free = (!capital || token.context.initial) &&
               std::none_of(text.begin() + 1, text.end(), IsUpper) &&
               (IsLowerOrDigit(text[0]) || capital);
}

}  // namespace

std::vector<std::string_view> SplitParagraphs(std::string_view body) {
  std::vector<std::string_view> paragraphs;
  size_t begin = 0;
  size_t at = 0;
  while (at < body.size()) {
    const size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = body.substr(at, end - at);
    const size_t next = std::min(end + 1, body.size());
    const bool more = next < body.size() && !IsSpace(body[next]) && GoesOnAfter(line);
    at = next;
    if (more) continue;
    const std::string_view paragraph = body.substr(begin, end - begin);
    if (!std::all_of(paragraph.begin(), paragraph.end(), IsSpace)) {
      paragraphs.push_back(paragraph);
    }
    begin = at;
  }
  return paragraphs;
}

MaskedParagraph MaskTokens(std::string_view body, std::string_view paragraph,
                           Touches touches) {
  MaskedParagraph masked;
  masked.begin = static_cast<size_t>(paragraph.data() - body.data());
  masked.end = masked.begin + paragraph.size();
  const std::vector<ContextToken> tokens = SplitContextTokens(paragraph);
  masked.tokens.reserve(tokens.size());
  for (const ContextToken& token : tokens) {
    MaskedToken out;
    out.context = token;
    out.context.begin += static_cast<uint32_t>(masked.begin);
    out.context.end += static_cast<uint32_t>(masked.begin);
    out.text = body.substr(out.context.begin, token.end - token.begin);
    if (touches == Touches::kFreeWords) {
      MarkFreeWord(body, out);
    } else {
      MarkAnyWord(out);
    }
    if (!masked.tokens.empty() && !out.context.starts_sentence) {
      const uint32_t end = masked.tokens.back().context.end;
      masked.tokens.back().joined = out.context.begin == end ||
                                    (out.context.begin == end + 1 && body[end] == ' ');
    }
    masked.tokens.push_back(out);
  }
  return masked;
}

}  // namespace unspin
