#include "read/feed_item.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <array>
#include <initializer_list>
#include <memory>
#include <utility>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kMaxReference = 12;  // bytes of "&#x1F600;" and the like

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeText {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using OwnedText = std::unique_ptr<xmlChar, FreeText>;

std::string ToString(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

// True if the "&" at `i` begins a reference that XML knows.
bool IsReference(std::string_view xml, size_t i) {
  const std::string_view rest = xml.substr(i + 1, kMaxReference);
  for (const std::string_view known : {"amp;", "lt;", "gt;", "quot;", "apos;"}) {
    if (rest.starts_with(known)) return true;
  }
  if (!rest.starts_with('#')) return false;
  const size_t digits = rest.starts_with("#x") ? 2 : 1;
  const size_t end = rest.find_first_not_of("0123456789abcdefABCDEF", digits);
  return end != rest.npos && end > digits && rest[end] == ';';
}

// What makes the parser give up although a reader of feeds need not: "&nbsp;" and other
// bare ampersands become "&amp;", control characters spaces. CDATA has ampersands of
// its own.
std::string Sanitised(std::string_view xml) {
  constexpr std::string_view kOpen = "<![CDATA[";
  std::string out;
  out.reserve(xml.size() + xml.size() / 16);
  size_t cdata_end = 0;
  for (size_t i = 0; i < xml.size(); ++i) {
    const char c = xml[i];
    if (c == '<' && i >= cdata_end && xml.substr(i).starts_with(kOpen)) {
      cdata_end = std::min(xml.find("]]>", i), xml.size());
    }
    const bool control =
        static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    out += control ? ' ' : c;
    if (c == '&' && i >= cdata_end && !IsReference(xml, i)) out += "amp;";
  }
  return out;
}

std::unique_ptr<xmlDoc, FreeDocument> Parse(std::string_view xml) {
  const std::string text = Sanitised(xml);
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NONET | XML_PARSE_NOCDATA;
  return std::unique_ptr<xmlDoc, FreeDocument>(xmlReadMemory(
      text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
}

// "dc:creator", also where the prefix was never declared.
std::string NameOf(const xmlNode& node) {
  std::string name = ToLower(ToString(node.name));
  if (node.ns != nullptr && node.ns->prefix != nullptr) {
    name = ToLower(ToString(node.ns->prefix)) + ":" + name;
  }
  return name.starts_with("atom:") ? name.substr(5) : name;
}

std::string Attribute(const xmlNode& node, const char* name) {
  const OwnedText value(xmlGetProp(&node, reinterpret_cast<const xmlChar*>(name)));
  return ToString(value.get());
}

std::string TextOf(const xmlNode& node) {
  const OwnedText text(xmlNodeGetContent(&node));
  return ToString(text.get());
}

// The markup inside `node`: Atom's content of type "xhtml".
std::string MarkupOf(xmlNode& node) {
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(),
                                                                    &xmlBufferFree);
  for (xmlNode* child = node.children; child != nullptr; child = child->next) {
    xmlNodeDump(buffer.get(), node.doc, child, 0, 0);
  }
  return ToString(xmlBufferContent(buffer.get()));
}

// The text of the first element in `node` with this name.
std::string ChildText(const xmlNode& node, std::string_view name) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && NameOf(*child) == name) {
      return TextOf(*child);
    }
  }
  return {};
}

// Elements that hold no other. If one does, its end tag is missing and the parser put
// what follows into it: "<title>Results<link>...".
bool IsLeaf(std::string_view name) {
  return name == "title" || name == "link" || name == "guid" || name == "id" ||
         name == "pubdate" || name == "published" || name == "updated" ||
         name == "dc:creator" || name == "dc:date";
}

// The text of `node` before its first element, unless that is inline markup.
std::string TextOfLeaf(const xmlNode& node) {
  std::string text;
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    const bool element = child->type == XML_ELEMENT_NODE;
    const std::string name = element ? NameOf(*child) : std::string();
    if (IsLeaf(name) || name == "description" || name == "content:encoded") break;
    text += TextOf(*child);
  }
  return text;
}

std::string ValueOf(xmlNode& node, std::string_view name) {
  if (name == "link") {
    // Atom: the page itself is the link that is "alternate" or says nothing.
    const std::string relation = Attribute(node, "rel");
    if (!relation.empty() && relation != "alternate") return {};
    const std::string address = Attribute(node, "href");
    return address.empty() ? TextOfLeaf(node) : address;
  }
  if (name == "author" || name == "source") {
    const std::string inner = ChildText(node, name == "author" ? "name" : "title");
    return inner.empty() ? TextOf(node) : inner;
  }
  if ((name == "content" || name == "summary") && Attribute(node, "type") == "xhtml") {
    return MarkupOf(node);
  }
  return IsLeaf(name) ? TextOfLeaf(node) : TextOf(node);
}

// The depth is bounded by the parser (256).
void NoteElements(xmlNode& parent, RecordFields& fields) {
  for (xmlNode* node = parent.children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string name = NameOf(*node);
    std::string value = ValueOf(*node, name);
    if (value.find_first_not_of(" \t\r\n") != std::string::npos) {
      fields.emplace(name, std::move(value));
    }
    if (IsLeaf(name)) NoteElements(*node, fields);
  }
}

// Gives our field the first of `names` that the item has.
void Name(RecordFields& fields, std::string_view ours,
          std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto found = fields.find(name); found != fields.end()) {
      fields.insert_or_assign(std::string(ours), std::string(found->second));
      return;
    }
  }
}

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

}  // namespace

std::optional<RecordFields> ParseFeedItem(std::string_view xml) {
  const auto document = Parse(xml);
  xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return std::nullopt;
  RecordFields fields;
  // The second is the name where the prefix was not declared.
  for (const char* const name : {"about", "rdf:about"}) {
    if (std::string about = Attribute(*root, name); !about.empty()) {
      fields.emplace("about", std::move(about));
    }
  }
  NoteElements(*root, fields);
  Name(fields, "id", {"guid", "id", "dc:identifier", "about"});
  Name(fields, "url", {"feedburner:origlink", "link", "about"});
  if (!fields.contains("url")) {
    if (const auto id = fields.find("id");
        id != fields.end() && IsAddress(id->second)) {
      fields.emplace("url", id->second);
    }
  }
  Name(fields, "title", {"title", "dc:title", "media:title"});
  Name(fields, "text",
       {"content:encoded", "content", "xhtml:body", "body", "fulltext", "description",
        "summary", "dc:description", "media:description", "itunes:summary"});
  Name(fields, "published",
       {"pubdate", "published", "dc:date", "issued", "dcterms:issued", "created",
        "updated", "modified"});
  Name(fields, "author", {"dc:creator", "author", "itunes:author", "dc:publisher"});
  Name(fields, "source", {"source"});
  return fields;
}

std::string TitleOfFeed(std::string_view xml) {
  const auto document = Parse(xml);
  const xmlNode* node = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (node == nullptr) return {};
  if (NameOf(*node) != "feed") {
    const xmlNode* channel = node->children;
    while (channel != nullptr &&
           (channel->type != XML_ELEMENT_NODE || NameOf(*channel) != "channel")) {
      channel = channel->next;
    }
    if (channel == nullptr) return {};
    node = channel;
  }
  return ChildText(*node, "title");
}

}  // namespace unspin
