#include "read/json_scanner.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Usual names of a text. An object that has one is a record, whatever lists it has.
constexpr std::array<std::string_view, 7> kTexts = {
    "text", "body", "content", "fulltext", "full_text", "maintext", "article_body"};
constexpr std::array<std::string_view, 14> kLists = {
    "articles", "data", "items",   "results", "documents", "docs",     "records",
    "posts",    "news", "entries", "stories", "hits",      "response", "feed"};
constexpr std::array<std::string_view, 11> kWrappers = {
    "article", "_source", "document", "doc",  "record",    "item",
    "data",    "fields",  "post",     "node", "attributes"};

template <size_t n>
bool IsOneOf(std::string_view name, const std::array<std::string_view, n>& names) {
  if (name.size() > 16) return false;
  return std::find(names.begin(), names.end(), ToLower(name)) != names.end();
}

}  // namespace

JsonScanner::Outcome JsonScanner::Scan(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    if (state_ == State::kString || state_ == State::kStringEscape) {
      i = SkipString(bytes, i);
      continue;
    }
    const char c = bytes[i];
    if (state_ == State::kScalar && !IsSpace(c) && c != ',' && c != ']' && c != '}') {
      if (c == '"' || c == '{' || c == '[' || c == ':') return {Result::kDamaged, i};
      ++i;
      continue;
    }
    if (state_ == State::kScalar) state_ = State::kAfterValue;
    if (!IsSpace(c)) {
      if (!Take(c)) return {Result::kDamaged, i};
      if (is_object_.empty()) return {Result::kEnd, i + 1};
    }
    ++i;
  }
  return {Result::kMore, bytes.size()};
}

// Up to the end of the string, or of the bytes.
size_t JsonScanner::SkipString(std::string_view bytes, size_t i) {
  if (state_ == State::kStringEscape) {
    state_ = State::kString;
    ++i;
  }
  while (i < bytes.size()) {
    const char c = bytes[i++];
    if (c == '"') {
      state_ = string_is_key_ ? State::kColon : State::kAfterValue;
      return i;
    }
    if (c != '\\') continue;
    if (i == bytes.size()) {
      state_ = State::kStringEscape;
      return i;
    }
    ++i;
  }
  return i;
}

// One character outside of strings; false when it cannot stand there.
bool JsonScanner::Take(char c) {
  const bool key = state_ == State::kKey || state_ == State::kKeyOrEnd;
  const bool value = state_ == State::kValue || state_ == State::kValueOrEnd;
  switch (c) {
    case '{':
    case '[':
      return value && Open(c);
    case '}':
    case ']':
      return Close(c);
    case ',':
      if (state_ != State::kAfterValue) return false;
      state_ = is_object_.back() ? State::kKey : State::kValue;
      return true;
    case ':':
      if (state_ != State::kColon) return false;
      state_ = State::kValue;
      return true;
    case '"':
      if (!key && !value) return false;
      string_is_key_ = key;
      state_ = State::kString;
      return true;
    default:
      if (!value) return false;
      state_ = State::kScalar;
      return true;
  }
}

bool JsonScanner::Open(char c) {
  if (is_object_.size() == kMaxDepth) return false;
  is_object_.push_back(c == '{');
  state_ = c == '{' ? State::kKeyOrEnd : State::kValueOrEnd;
  return true;
}

bool JsonScanner::Close(char c) {
  const State empty = c == '}' ? State::kKeyOrEnd : State::kValueOrEnd;
  if (is_object_.empty() || is_object_.back() != (c == '}') ||
      (state_ != State::kAfterValue && state_ != empty)) {
    return false;
  }
  is_object_.pop_back();
  state_ = State::kAfterValue;
  return true;
}

bool IsListName(std::string_view name) { return IsOneOf(name, kLists); }
bool IsWrapperName(std::string_view name) { return IsOneOf(name, kWrappers); }

namespace {

// A walk over the keys of one object, as far as the bytes go.
class KeyWalk {
 public:
  explicit KeyWalk(std::string_view bytes) : bytes_(bytes) {}

  // The offset of the list of records in the object that starts at `offset`. `depth`
  // counts the objects around it.
  std::optional<size_t> FindList(size_t offset, int depth) {
    std::optional<size_t> list;
    size_t i = SkipSpace(offset + 1);
    while (i < bytes_.size() && bytes_[i] == '"') {
      const size_t key_end = EndOfString(i);
      const std::string_view key = bytes_.substr(i + 1, key_end - i - 2);
      i = SkipSpace(key_end);
      if (i >= bytes_.size() || bytes_[i] != ':') return list;
      i = SkipSpace(i + 1);
      if (i >= bytes_.size()) return list;
      if (bytes_[i] == '"' && IsOneOf(key, kTexts)) return std::nullopt;
      if (!list && IsListName(key)) list = ListAt(i, depth);
      i = SkipSpace(EndOfValue(i));
      if (i >= bytes_.size() || bytes_[i] != ',') return list;
      i = SkipSpace(i + 1);
    }
    return list;
  }

 private:
  std::optional<size_t> ListAt(size_t i, int depth) {
    if (bytes_[i] == '{' && depth < 3) return FindList(i, depth + 1);
    if (bytes_[i] != '[') return std::nullopt;
    const size_t first = SkipSpace(i + 1);
    return first < bytes_.size() && bytes_[first] == '{' ? std::optional(i)
                                                         : std::nullopt;
  }

  size_t SkipSpace(size_t i) const {
    while (i < bytes_.size() && IsSpace(bytes_[i])) ++i;
    return i;
  }

  size_t EndOfString(size_t i) const {
    for (++i; i < bytes_.size() && bytes_[i] != '"'; ++i) {
      if (bytes_[i] == '\\') ++i;
    }
    return std::min(i + 1, bytes_.size());
  }

  size_t EndOfValue(size_t i) const {
    if (bytes_[i] == '"') return EndOfString(i);
    if (bytes_[i] != '{' && bytes_[i] != '[') {
      return std::min(bytes_.find_first_of(",}", i), bytes_.size());
    }
    JsonScanner scanner;
    const JsonScanner::Outcome outcome = scanner.Scan(bytes_.substr(i));
    return outcome.result == JsonScanner::Result::kEnd ? i + outcome.size
                                                       : bytes_.size();
  }

  std::string_view bytes_;
};

}  // namespace

std::optional<size_t> FindRecordList(std::string_view bytes) {
  return bytes.starts_with('{') ? KeyWalk(bytes).FindList(0, 0) : std::nullopt;
}

}  // namespace unspin
