#include "repair/spin/context_tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"

namespace unspin {
namespace {

using Kind = ContextToken::Kind;

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Mark {
  std::string_view bytes;
  std::string_view token;
};

// Longer forms first, so that "..." is not three stops.
constexpr std::array<Mark, 30> kMarks = {{
    {"...", "…"}, {"…", "…"},   {"“", "\""},  {"”", "\""},  {"„", "\""}, {"«", "\""},
    {"»", "\""},  {"``", "\""}, {"''", "\""}, {"\"", "\""}, {"‘", "\""}, {"’", "\""},
    {"'", "\""},  {"—", "--"},  {"–", "--"},  {"--", "--"}, {"(", "("},  {")", ")"},
    {"[", "("},   {"]", ")"},   {"{", "("},   {"}", ")"},   {",", ","},  {";", ";"},
    {":", ":"},   {"!", "!"},   {"?", "?"},   {".", "."},   {"/", "/"},  {"-", "--"},
}};

// No mark begins or ends with one.
bool IsLetterOrDigit(char c) { return IsLower(c) || IsUpper(c) || IsDigit(c); }

const Mark* MarkAtStart(std::string_view text) {
  if (!text.empty() && IsLetterOrDigit(text.front())) return nullptr;
  for (const Mark& mark : kMarks) {
    if (text.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

const Mark* MarkAtEnd(std::string_view text) {
  if (!text.empty() && IsLetterOrDigit(text.back())) return nullptr;
  for (const Mark& mark : kMarks) {
    if (text.ends_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

// Words whose stop is part of them. "no." is left out: "He said no." ends a sentence.
constexpr std::array<std::string_view, 36> kAbbreviations = {
    "mr",   "mrs", "ms",  "dr",   "prof", "sr",  "jr",  "st",  "inc",
    "corp", "co",  "ltd", "llc",  "vs",   "etc", "gen", "sen", "rep",
    "gov",  "lt",  "col", "capt", "sgt",  "rev", "jan", "feb", "mar",
    "apr",  "aug", "sep", "sept", "oct",  "nov", "dec", "fig", "approx"};

// "Inc" of "Inc." and "J" or "U.S" of "J." and "U.S.".
bool IsAbbreviation(std::string_view core) {
  if (core.size() == 1) return IsUpper(core[0]);
  if (core.size() >= 3 && core[core.size() - 2] == '.') return true;
  char buffer[kMaxWordBytes];
  const std::string_view lower = LowerWord(core, buffer);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower) !=
         kAbbreviations.end();
}

bool StartsWithCurrency(std::string_view core) {
  const size_t sign = core.find('$');
  if (sign != std::string_view::npos && sign <= 3) return true;
  return core.starts_with("€") || core.starts_with("£") || core.starts_with("¥");
}

// The class of a core with a digit in it; empty when it stays a word.
std::string_view NumberClass(std::string_view core) {
  if (StartsWithCurrency(core)) return "<money>";
  if (core.ends_with('%')) return "<percent>";
  const auto digits =
      static_cast<size_t>(std::count_if(core.begin(), core.end(), IsDigit));
  if (digits == core.size()) {
    if (digits == 1 || core == "10") return {};
    if (digits == 4 && (core.starts_with("19") || core.starts_with("20"))) {
      return "<year>";
    }
    return "<num>";
  }
  if (core.find_first_not_of("0123456789.,") == std::string_view::npos) return "<num>";
  if (core.find_first_not_of("0123456789:") == std::string_view::npos) return "<time>";
  const std::string_view tail = core.substr(std::min(core.size(), digits));
  if (IsDigit(core[digits - 1]) &&
      (tail == "st" || tail == "nd" || tail == "rd" || tail == "th")) {
    return "<ordinal>";
  }
  return "<code>";
}

bool IsLink(std::string_view core) {
  return core.find("://") != std::string_view::npos || core.starts_with("www.") ||
         (core.find('@') != std::string_view::npos && core.size() > 3);
}

// What separates words inside a chunk.
bool IsDash(std::string_view rest) {
  return rest[0] == '/' || rest.starts_with("--") || rest.starts_with("—") ||
         rest.starts_with("…");
}

size_t ApostropheSize(std::string_view text) {
  if (text.starts_with('\'')) return 1;
  return text.starts_with("’") ? std::string_view("’").size() : 0;
}

// Walks one paragraph; the state between chunks is what sentence ends need.
class Splitter {
 public:
  Splitter(std::string_view paragraph, std::vector<ContextToken>& tokens)
      : paragraph_(paragraph), tokens_(tokens) {}

  void Run() {
    size_t at = 0;
    while (at < paragraph_.size()) {
      const size_t space = SpaceAt(at);
      if (space > 0) {
        at += space;
        continue;
      }
      size_t end = at;
      while (end < paragraph_.size() && SpaceAt(end) == 0) ++end;
      Chunk(at, end);
      at = end;
    }
  }

 private:
  size_t SpaceAt(size_t at) const {
    if (IsSpace(paragraph_[at])) return 1;
    return paragraph_.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
  }

  void Emit(std::string_view text, size_t begin, size_t end, Kind kind) {
    ContextToken token;
    token.text = text;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    token.kind = kind;
    token.starts_sentence = sentence_starts_;
    sentence_starts_ = false;
    tokens_.push_back(token);
  }

  void EmitMark(const Mark& mark, size_t begin, size_t end) {
    Emit(mark.token, begin, end, Kind::kFixed);
    if (mark.token == "\"" || mark.token == ":") initial_ = true;
    if (mark.token == "." || mark.token == "!" || mark.token == "?") stop_ = true;
  }

  // After a stop, a chunk that does not go on in lower case starts a sentence.
  void MaybeStartSentence(std::string_view chunk) {
    if (!stop_) return;
    size_t core = 0;
    while (const Mark* mark = MarkAtStart(chunk.substr(core)))
      core += mark->bytes.size();
    if (core >= chunk.size()) return;
    stop_ = false;
    if (IsLower(chunk[core])) return;
    sentence_starts_ = true;
    initial_ = true;
  }

  void Chunk(size_t begin, size_t end) {
    const std::string_view chunk = paragraph_.substr(begin, end - begin);
    MaybeStartSentence(chunk);
    if (IsLink(chunk)) {
      Emit("<link>", begin, end, Kind::kFixed);
      initial_ = false;
      return;
    }
    if (std::all_of(chunk.begin(), chunk.end(), IsLower)) {
      Word(begin, end);
      tokens_.back().free = true;
      return;
    }
    if (chunk == "'s" || chunk == "’s") return Emit("'s", begin, end, Kind::kFixed);
    if (chunk == "n't" || chunk == "n’t") return Emit("n't", begin, end, Kind::kFixed);
    const size_t before = tokens_.size();
    Peel(begin, end);
    if (tokens_.size() == before + 1 &&
        tokens_.back().end - tokens_.back().begin == end - begin) {
      tokens_.back().free = std::all_of(chunk.begin(), chunk.end(), IsDigit);
    }
  }

  size_t LeftMarks(size_t begin, size_t end) {
    while (begin < end) {
      const Mark* mark = MarkAtStart(paragraph_.substr(begin, end - begin));
      if (mark == nullptr) break;
      EmitMark(*mark, begin, begin + mark->bytes.size());
      begin += mark->bytes.size();
    }
    return begin;
  }

  // Marks off both sides of a chunk, then the words between them: "word—word" and
  // "and/or" are two words. Iterative, since a chunk can be a megabyte of slashes.
  void Peel(size_t begin, size_t end) {
    begin = LeftMarks(begin, end);
    size_t core_end = end;
    while (core_end > begin) {
      const std::string_view core = paragraph_.substr(begin, core_end - begin);
      const Mark* mark = MarkAtEnd(core);
      if (mark == nullptr) break;
      if (mark->bytes == "." && IsAbbreviation(core.substr(0, core.size() - 1))) break;
      core_end -= mark->bytes.size();
    }
    for (size_t at = begin; at < core_end;) {
      if (!IsDash(paragraph_.substr(at, core_end - at))) {
        ++at;
        continue;
      }
      Core(begin, at);
      at = begin = LeftMarks(at, core_end);
    }
    Core(begin, core_end);
    LeftMarks(core_end, end);
  }

  void Core(size_t begin, size_t end) {
    if (begin >= end) return;
    const std::string_view core = paragraph_.substr(begin, end - begin);
    for (size_t at = core.size(); at-- > 1;) {
      const size_t apostrophe = ApostropheSize(core.substr(at));
      if (apostrophe == 0) continue;
      const std::string_view tail = core.substr(at + apostrophe);
      if (tail == "s") {
        Word(begin, begin + at);
        return Emit("'s", begin + at, end, Kind::kFixed);
      }
      if (tail == "t" && at > 1 && core[at - 1] == 'n') {
        Word(begin, begin + at - 1);
        return Emit("n't", begin + at - 1, end, Kind::kFixed);
      }
      break;
    }
    Word(begin, end);
  }

  void Word(size_t begin, size_t end) {
    const std::string_view core = paragraph_.substr(begin, end - begin);
    if (std::any_of(core.begin(), core.end(), IsDigit)) {
      const std::string_view fixed = NumberClass(core);
      Emit(fixed.empty() ? core : fixed, begin, end,
           fixed.empty() ? Kind::kWord : Kind::kFixed);
    } else if (core == "%" || core == "$" || core == "&") {
      Emit(core, begin, end, Kind::kWord);
    } else {
      Emit(core, begin, end, Kind::kWord);
      tokens_.back().initial = initial_;
    }
    initial_ = false;
  }

  std::string_view paragraph_;
  std::vector<ContextToken>& tokens_;
  bool stop_ = false;
  bool sentence_starts_ = true;
  bool initial_ = true;
};

}  // namespace

std::vector<ContextToken> SplitContextTokens(std::string_view paragraph) {
  std::vector<ContextToken> tokens;
  SplitContextTokens(paragraph, tokens);
  return tokens;
}

void SplitContextTokens(std::string_view paragraph, std::vector<ContextToken>& tokens) {
  tokens.clear();
  Splitter(paragraph, tokens).Run();
}

std::string_view LowerWord(std::string_view word,
                           std::span<char, kMaxWordBytes> buffer) {
  size_t size = 0;
  for (size_t at = 0; at < word.size(); ++at) {
    if (size == kMaxWordBytes) return {};
    char c = word[at];
    if (word.substr(at).starts_with("’")) {
      c = '\'';
      at += 2;
    }
    buffer[size++] = IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return {buffer.data(), size};
}

bool HasUpper(std::string_view word) {
  return std::any_of(word.begin(), word.end(), IsUpper);
}

std::string_view UnknownClass(std::string_view word) {
  if (HasUpper(word)) {
    const bool acronym = word.size() >= 2 && word.size() <= 6 &&
                         std::all_of(word.begin(), word.end(), IsUpper);
    return acronym ? "<acronym>" : "<name>";
  }
  for (const Mark& suffix :
       {Mark{"ing", "<-ing>"}, Mark{"ed", "<-ed>"}, Mark{"ly", "<-ly>"},
        Mark{"tion", "<-tion>"}, Mark{"er", "<-er>"}, Mark{"s", "<-s>"}}) {
    if (word.ends_with(suffix.bytes)) return suffix.token;
  }
  return "<unknown>";
}

uint64_t TokenisationFingerprint() {
  constexpr std::string_view kProbe =
      "“Revenue rose 12% to $3.5 million,” J. Doe of Acme Inc. said (see "
      "www.x.example/a). "
      "It didn’t stop; the firm's cloud-based and/or web arm — 3rd in 2019 — has 1 or "
      "2 "
      "rivals at 10:30 a.m. in the U.S. of 4,000 F16 units... 'Why?' asked "
      "a@b.example. "
      "``OK'' said he -- don't ``go'' . and [so] on\xC2\xA0to: Next É";
  std::string cut;
  for (const ContextToken& token : SplitContextTokens(kProbe)) {
    char buffer[kMaxWordBytes];
    cut += LowerWord(token.text, buffer);
    cut += token.kind == Kind::kFixed ? '\1' : '\2';
    cut += token.starts_sentence ? '\1' : '\2';
    cut += token.initial ? '\1' : '\2';
    cut += token.free ? '\1' : '\2';
    cut += UnknownClass(token.text);
  }
  return Hash64(cut);
}

}  // namespace unspin
