#include "repair/html/html_head.h"

#include <re2/re2.h>

#include <map>
#include <string>

#include "base/unicode.h"
#include "repair/character_references.h"

namespace unspin {
namespace {

constexpr size_t kMaxJson = 1 << 20;  // bytes of JSON-LD that are looked at

std::string Attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string() : std::string(found->value);
}

// White space runs as one space, none at the ends.
std::string Squeeze(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void AppendText(const GumboNode& node, std::string& out) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
    out += node.v.text.text;
  } else if (node.type == GUMBO_NODE_ELEMENT) {
    if (node.v.element.tag == GUMBO_TAG_BR) out += ' ';
    for (unsigned i = 0; i < node.v.element.children.length; ++i) {
      AppendText(*static_cast<const GumboNode*>(node.v.element.children.data[i]), out);
    }
  }
}

// Everything found, by where it stood: "meta og:title", "h1", "time", "json".
class Finder {
 public:
  void Walk(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return WalkChildren(node.v.document.children);
    if (node.type != GUMBO_NODE_ELEMENT) return;
    Note(node);
    WalkChildren(node.v.element.children);
  }

  // The first that was found of `keys`, best first; empty if none.
  std::string First(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
      const auto place = found_.find(key);
      if (place != found_.end()) return place->second;
    }
    return {};
  }

 private:
  void WalkChildren(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i) {
      Walk(*static_cast<const GumboNode*>(children.data[i]));
    }
  }

  void Note(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    switch (element.tag) {
      case GUMBO_TAG_META:
        for (const char* name : {"property", "name", "itemprop"}) {
          Add("meta " + ToLower(Attribute(element, name)),
              Attribute(element, "content"));
        }
        break;
      case GUMBO_TAG_LINK:
        if (ToLower(Attribute(element, "rel")) == "canonical") {
          Add("canonical", Attribute(element, "href"));
        }
        break;
      case GUMBO_TAG_TIME:
        Add("time", Attribute(element, "datetime"));
        break;
      case GUMBO_TAG_TITLE:
      case GUMBO_TAG_H1: {
        std::string text;
        AppendText(node, text);
        Add(element.tag == GUMBO_TAG_H1 ? "h1" : "title", text);
        break;
      }
      case GUMBO_TAG_SCRIPT:
        if (Attribute(element, "type") == "application/ld+json") NoteJson(node);
        break;
      default:
        break;
    }
  }

  // JSON-LD is often broken, so single fields are looked for, not the whole parsed.
  void NoteJson(const GumboNode& node) {
    static const RE2 kDate(R"re("datePublished"\s*:\s*"([^"]{4,40})")re");
    static const RE2 kOutlet(
        R"re("publisher"\s*:\s*\{[^{}]*?"name"\s*:\s*"([^"\\]{2,80})")re");
    static const RE2 kAuthor(
        R"re("author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"([^"\\]{2,80})")re");
    std::string text;
    for (unsigned i = 0; i < node.v.element.children.length; ++i) {
      AppendText(*static_cast<const GumboNode*>(node.v.element.children.data[i]), text);
    }
    text.resize(std::min(text.size(), kMaxJson));
    std::string value;
    if (RE2::PartialMatch(text, kDate, &value)) Add("json date", value);
    if (RE2::PartialMatch(text, kOutlet, &value)) Add("json outlet", value);
    if (RE2::PartialMatch(text, kAuthor, &value)) Add("json author", value);
  }

  void Add(const std::string& key, std::string_view value) {
    if (std::string text = Squeeze(value); !text.empty()) found_.emplace(key, text);
  }

  std::map<std::string, std::string> found_;  // the first of each
};

std::optional<std::string> Optional(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

void ReadHtmlHead(const GumboNode& root, HtmlPage& page) {
  Finder finder;
  finder.Walk(root);
  page.title = finder.First(
      {"meta og:title", "h1", "meta twitter:title", "meta headline", "title"});
  page.url = Optional(finder.First({"canonical", "meta og:url"}));
  page.site = Optional(
      finder.First({"meta og:site_name", "json outlet", "meta application-name"}));
  page.author = Optional(finder.First({"json author", "meta author", "meta byl"}));
  page.published = ParsePublished(
      finder.First({"meta article:published_time", "json date", "meta datepublished",
                    "meta date", "meta pubdate", "meta publishdate", "meta dc.date",
                    "meta dc.date.issued", "time"}));
}

}  // namespace unspin
