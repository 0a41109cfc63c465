#include "repair/html/json_ld.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.h"
#include "repair/character_references.h"
#include "repair/html/json_tree.h"

namespace unspin {
namespace {

constexpr size_t kMaxValue = 2000;  // bytes of a field; longer ones are nonsense
constexpr size_t kMaxAuthors = 8;

// "@type" says NewsArticle, BlogPosting ...; a page is better than nothing.
bool IsArticleType(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") ||
         type.ends_with("Report") || type == "PressRelease";
}
bool IsPageType(std::string_view type) { return type.ends_with("WebPage"); }

// Objects under these are about something else.
bool IsElsewhere(std::string_view key) {
  return key == "itemListElement" || key == "hasPart" || key == "relatedLink" ||
         key == "mentions" || key == "citation" || key == "isBasedOn" ||
         key == "comment" || key == "liveBlogUpdate";
}

class Block {
 public:
  explicit Block(std::string_view text) : nodes_(ParseJsonLeniently(text)) {}

  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  const JsonNode& node(uint32_t i) const { return nodes_[i]; }

  // The value of `key` in the object `object`; 0 if there is none.
  uint32_t Member(uint32_t object, std::string_view key) const {
    for (uint32_t i = object + 1; i < nodes_[object].next; i = nodes_[i].next) {
      if (nodes_[i].key == key) return i;
    }
    return 0;
  }

  // Strings of a value: itself or those of an array.
  std::string_view FirstString(uint32_t value) const {
    if (value == 0) return {};
    if (nodes_[value].kind == JsonKind::kString) return nodes_[value].text;
    if (nodes_[value].kind == JsonKind::kArray && value + 1 < nodes_[value].next) {
      return nodes_[value + 1].kind == JsonKind::kString ? nodes_[value + 1].text
                                                         : std::string_view();
    }
    return {};
  }

  bool HasType(uint32_t object, bool (*fits)(std::string_view)) const {
    const uint32_t type = Member(object, "@type");
    if (type == 0) return false;
    for (uint32_t i = type; i < nodes_[type].next; ++i) {
      if (nodes_[i].kind == JsonKind::kString && fits(nodes_[i].text)) return true;
    }
    return false;
  }

 private:
  std::vector<JsonNode> nodes_;
};

class Finder {
 public:
  explicit Finder(const std::vector<std::string_view>& blocks) {
    for (const std::string_view text : blocks) blocks_.emplace_back(text);
  }

  JsonLdArticle Read() {
    JsonLdArticle article;
    for (const Block& block : blocks_) {
      for (uint32_t i = 1; i < block.size(); ++i) Rate(block, i);
    }
    if (best_ == nullptr) return article;
    const Block& block = *best_;
    article.headline = Text(block, object_, {"headline", "name"});
    article.published = Text(block, object_, {"datePublished", "dateCreated"});
    article.url = Text(block, object_, {"url", "mainEntityOfPage", "@id"});
    if (const uint32_t page = block.Member(object_, "mainEntityOfPage");
        article.url.empty() && page != 0 &&
        block.node(page).kind == JsonKind::kObject) {
      article.url = Text(block, page, {"@id", "url"});
    }
    article.language = Text(block, object_, {"inLanguage"});
    article.author = Names(block, block.Member(object_, "author"));
    if (article.author.empty())
      article.author = Names(block, block.Member(object_, "creator"));
    article.outlet = Names(block, block.Member(object_, "publisher"));
    article.body = block.FirstString(block.Member(object_, "articleBody"));
    return article;
  }

 private:
  // Takes the object if it is more likely the article than the best so far; the first
  // of equals wins.
  void Rate(const Block& block, uint32_t i) {
    if (block.node(i).kind != JsonKind::kObject) return;
    int rating = block.HasType(i, IsArticleType) ? 8
                 : block.HasType(i, IsPageType)  ? 2
                                                 : 0;
    if (rating == 0 && block.Member(i, "@type") != 0) return;
    if (block.Member(i, "datePublished") != 0) rating += 2;
    if (block.Member(i, "headline") != 0) ++rating;
    if (block.Member(i, "articleBody") != 0) rating += 4;
    if (rating == 0) return;
    uint32_t around = i;
    for (int depth = 0; around != 0 && depth < 16; ++depth) {
      if (IsElsewhere(block.node(around).key)) rating -= 12;
      around = block.node(around).parent;
    }
    if (rating > rating_) {
      rating_ = rating;
      best_ = &block;
      object_ = i;
    }
  }

  static std::string Text(const Block& block, uint32_t object,
                          std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      const std::string_view raw = block.FirstString(block.Member(object, key));
      if (!raw.empty() && raw.size() <= kMaxValue) return DecodeJsonString(raw);
    }
    return {};
  }

  // The names of people or an outlet: a string, an object, one that is only named by
  // its "@id", or an array of them.
  std::string Names(const Block& block, uint32_t value) const {
    if (value == 0) return {};
    if (block.node(value).kind != JsonKind::kArray) return NameOf(block, value);
    std::string names;
    size_t count = 0;
    for (uint32_t i = value + 1; i < block.node(value).next && count < kMaxAuthors;
         i = block.node(i).next) {
      const std::string name = NameOf(block, i);
      if (name.empty()) continue;
      if (count++ > 0) names += ", ";
      names += name;
    }
    return names;
  }

  std::string NameOf(const Block& block, uint32_t value) const {
    const JsonNode& node = block.node(value);
    if (node.kind == JsonKind::kString) {
      return node.text.size() <= kMaxValue ? DecodeJsonString(node.text) : "";
    }
    if (node.kind != JsonKind::kObject) return {};
    std::string name = Text(block, value, {"name"});
    if (!name.empty()) return name;
    const std::string_view id = block.FirstString(block.Member(value, "@id"));
    return id.empty() ? std::string() : NameById(id);
  }

  std::string NameById(std::string_view id) const {
    for (const Block& block : blocks_) {
      for (uint32_t i = 1; i < block.size(); ++i) {
        if (block.node(i).key != "@id" || block.node(i).text != id) continue;
        std::string name = Text(block, block.node(i).parent, {"name"});
        if (!name.empty()) return name;
      }
    }
    return {};
  }

  std::vector<Block> blocks_;
  const Block* best_ = nullptr;
  uint32_t object_ = 0;
  int rating_ = 0;
};

std::optional<char32_t> HexAt(std::string_view raw, size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  char32_t value = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    const int lower = c | 32;
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<char32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

// "\u2019", or two of them for one character beyond the Basic Multilingual Plane.
JsonEscape DecodeUnicode(std::string_view raw, size_t at) {
  JsonEscape escape;
  std::optional<char32_t> c = HexAt(raw, at + 2);
  if (!c) return {1, "\\"};
  escape.size = 6;
  if (*c >= 0xD800 && *c < 0xDC00 && raw.substr(at + 6, 2) == "\\u") {
    if (const auto low = HexAt(raw, at + 8); low && *low >= 0xDC00 && *low < 0xE000) {
      c = 0x10000 + ((*c - 0xD800) << 10U) + (*low - 0xDC00);
      escape.size = 12;
    }
  }
  if (*c == 0 || (*c >= 0xD800 && *c < 0xE000)) c = kReplacementCharacter;
  AppendUtf8(*c, escape.text);
  return escape;
}

}  // namespace

JsonEscape DecodeJsonEscape(std::string_view raw, size_t at) {
  if (at + 1 >= raw.size()) return {1, ""};
  switch (raw[at + 1]) {
    case 'n':
      return {2, "\n"};
    case 'r':
      return {2, raw.substr(at + 2, 2) == "\\n" ? "" : "\n"};
    case 't':
      return {2, " "};
    case 'b':
    case 'f':
      return {2, " "};
    case 'u':
      return DecodeUnicode(raw, at);
    default:
      return {2, std::string(1, raw[at + 1])};
  }
}

std::string DecodeJsonString(std::string_view raw) {
  std::string text;
  for (size_t i = 0; i < raw.size();) {
    if (raw[i] == '\\') {
      const JsonEscape escape = DecodeJsonEscape(raw, i);
      text += escape.text;
      i += escape.size;
    } else {
      text += raw[i++];
    }
  }
  std::string decoded;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '&') {
      if (const auto reference = DecodeReference(text, i, false)) {
        decoded += reference->text;
        i += reference->size;
        continue;
      }
    }
    decoded += text[i++];
  }
  return decoded;
}

JsonLdArticle ReadJsonLd(const std::vector<std::string_view>& blocks) {
  return Finder(blocks).Read();
}

}  // namespace unspin
