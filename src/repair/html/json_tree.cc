#include "repair/html/json_tree.h"

namespace unspin {
namespace {

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsDelimiter(char c) {
  return c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']' ||
         c == '"' || IsSpace(c);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    nodes_.push_back({JsonKind::kArray, 0, 0, {}, {}});
    open_.push_back(0);
  }

  std::vector<JsonNode> Read() {
    while (at_ < text_.size()) Step();
    while (!open_.empty()) Close();
    return std::move(nodes_);
  }

 private:
  void Step() {
    const char c = text_[at_];
    if (c == '{' || c == '[') {
      open_.push_back(Add(c == '{' ? JsonKind::kObject : JsonKind::kArray, {}));
      ++at_;
    } else if (c == '}' || c == ']') {
      if (open_.size() > 1) Close();
      ++at_;
    } else if (c == '"') {
      AddString();
    } else if (IsDelimiter(c)) {
      if (c == ',') key_ = {};
      ++at_;
    } else {
      const size_t begin = at_;
      while (at_ < text_.size() && !IsDelimiter(text_[at_])) ++at_;
      Add(JsonKind::kOther, text_.substr(begin, at_ - begin));
    }
  }

  void AddString() {
    const size_t begin = ++at_;
    at_ = StringEnd(begin);
    const std::string_view value = text_.substr(begin, at_ - begin);
    if (at_ < text_.size()) ++at_;
    size_t next = at_;
    while (next < text_.size() && IsSpace(text_[next])) ++next;
    const bool is_key = nodes_[open_.back()].kind == JsonKind::kObject &&
                        next < text_.size() && text_[next] == ':' && key_.empty();
    if (is_key) {
      key_ = value;
      at_ = next + 1;
    } else {
      Add(JsonKind::kString, value);
    }
  }

  // The closing quotation mark: one that something follows as it does after a string.
  // Bare ones inside ("the "new" app") are part of the string.
  size_t StringEnd(size_t at) const {
    for (; at < text_.size(); ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '"') {
        size_t next = at + 1;
        bool line = false;
        while (next < text_.size() && IsSpace(text_[next]) && next - at < 200) {
          line = line || text_[next] == '\n';
          ++next;
        }
        if (next >= text_.size()) return at;
        const char c = text_[next];
        if (c == ',' || c == ':' || c == '}' || c == ']' || (c == '"' && line)) {
          return at;
        }
      }
    }
    return text_.size();
  }

  uint32_t Add(JsonKind kind, std::string_view value) {
    const auto index = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back({kind, open_.back(), index + 1, key_, value});
    key_ = {};
    return index;
  }

  void Close() {
    nodes_[open_.back()].next = static_cast<uint32_t>(nodes_.size());
    open_.pop_back();
    key_ = {};
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string_view key_;  // of the value to come
  std::vector<JsonNode> nodes_;
  std::vector<uint32_t> open_;
};

}  // namespace

std::vector<JsonNode> ParseJsonLeniently(std::string_view text) {
  return Reader(text).Read();
}

}  // namespace unspin
