#include "repair/html/html_head.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "repair/character_references.h"
#include "repair/html/html_tokens.h"
#include "repair/html/json_ld.h"

namespace unspin {
namespace {

using enum HtmlTag;

constexpr size_t kMaxJson = 2 << 20;  // bytes of JSON-LD that are looked at
constexpr size_t kMaxValue = 2000;    // bytes of a value; longer ones are nonsense
constexpr size_t kMaxByline = 120;

// The first of each that is found counts, the first key first.
constexpr std::array<std::string_view, 8> kTitleNames = {
    "og:title",      "twitter:title",  "headline",      "dc.title",
    "dcterms.title", "sailthru.title", "parsely-title", "title"};
constexpr std::array<std::string_view, 6> kSiteNames = {
    "og:site_name",      "application-name", "dc.publisher",
    "dcterms.publisher", "publisher",        "copyright-holder"};
constexpr std::array<std::string_view, 9> kAuthorNames = {
    "author",         "byl",
    "parsely-author", "sailthru.author",
    "dc.creator",     "dcterms.creator",
    "article:author", "og:article:author",
    "citation_author"};
constexpr std::array<std::string_view, 24> kDateNames = {"article:published_time",
                                                         "og:published_time",
                                                         "article:published",
                                                         "datepublished",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "published_time",
                                                         "publication_date",
                                                         "date",
                                                         "dc.date.issued",
                                                         "dc.date",
                                                         "dc.date.created",
                                                         "dcterms.issued",
                                                         "dcterms.created",
                                                         "dcterms.date",
                                                         "citation_publication_date",
                                                         "article.published",
                                                         "displaydate",
                                                         "cxenseparse:recs:publishtime",
                                                         "og:updated_time"};

// White space runs as one space, none at the ends, references decoded.
std::string Plain(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size() && out.size() < kMaxValue;) {
    const char c = text[i];
    if (c == '&') {
      if (const auto reference = DecodeReference(text, i, true)) {
        out += reference->text;
        i += reference->size;
        continue;
      }
    }
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
    ++i;
  }
  out.resize(ValidUtf8Prefix(out));  // where a long one was cut
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string AttributeOf(const HtmlTree& tree, const HtmlNode& node,
                        std::string_view wanted) {
  std::string found;
  ForEachAttribute(
      tree.StartOf(node), [&](std::string_view name, std::string_view value) {
        if (found.empty() && name.size() == wanted.size() && ToLower(name) == wanted) {
          found = Plain(value);
        }
      });
  return found;
}

// The text in an element, of a bounded number of nodes.
std::string TextIn(const HtmlTree& tree, uint32_t node) {
  const HtmlNode& element = tree.nodes[node];
  if (IsRaw(element.tag)) return Plain(tree.RawContentOf(element));
  std::string text;
  const uint32_t end = std::min(element.next, node + 64);
  for (uint32_t i = node + 1; i < end; ++i) {
    if (tree.nodes[i].tag == kText) text += tree.StartOf(tree.nodes[i]);
    if (!IsInline(tree.nodes[i].tag) && tree.nodes[i].tag != kText) text += ' ';
    if (text.size() > kMaxValue) break;
  }
  return Plain(text);
}

// Everything that is found by where it stood: "og:title", "canonical".
class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) {}

  HtmlHead Run() {
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) Note(i);
    HtmlHead head;
    const JsonLdArticle json = ReadJsonLd(json_);
    head.page_title = Get("<title>");
    head.social_title = First(kTitleNames);
    head.first_h1 = Get("<h1>");
    head.json_headline = Plain(json.headline);
    head.json_body = json.body;
    head.site = FirstOf(
        {First(std::span(kSiteNames).first(1)), Plain(json.outlet), First(kSiteNames)});
    head.author = Author(json, head.site);
    head.published = FirstDate(
        {First(std::span(kDateNames).first(1)), Plain(json.published),
         First(std::span(kDateNames).first(kDateNames.size() - 1)),
         Get("<time itemprop>"), Get("<time>"), Get("text date"), First(kDateNames)});
    head.language = FirstOf({Get("<html lang>"), Get("content-language"),
                             Plain(json.language), Get("og:locale")});
    head.url = Url(json);
    return head;
  }

 private:
  void Note(uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    switch (node.tag) {
      case kMeta:
        return NoteMeta(node);
      case kLink:
        if (ToLower(AttributeOf(tree_, node, "rel")) == "canonical") {
          Add("canonical", AttributeOf(tree_, node, "href"));
        }
        return;
      case kBase:
        return Add("base", AttributeOf(tree_, node, "href"));
      case kHtml:
        Add("<html lang>", AttributeOf(tree_, node, "lang"));
        return Add("<html lang>", AttributeOf(tree_, node, "xml:lang"));
      case kTitle:
        return Add("<title>", TextIn(tree_, i));
      case kH1:
        return Add("<h1>", TextIn(tree_, i));
      case kTime:
        return NoteTime(i);
      case kScript:
        return NoteScript(node);
      default:
        return NoteElement(i);
    }
  }

  void NoteMeta(const HtmlNode& node) {
    std::string_view content;
    std::array<std::string_view, 4> names;
    ForEachAttribute(tree_.StartOf(node),
                     [&](std::string_view name, std::string_view value) {
                       const std::string lower = ToLower(name);
                       if (lower == "content") content = value;
                       if (lower == "property") names[0] = value;
                       if (lower == "name") names[1] = value;
                       if (lower == "itemprop") names[2] = value;
                       if (lower == "http-equiv") names[3] = value;
                     });
    for (const std::string_view name : names) {
      if (!name.empty() && name.size() < 64) Add(ToLower(name), Plain(content));
    }
  }

  void NoteTime(uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    std::string value = AttributeOf(tree_, node, "datetime");
    if (value.empty()) value = TextIn(tree_, i);
    const bool published =
        ToLower(AttributeOf(tree_, node, "itemprop")) == "datepublished" ||
        AttributeOf(tree_, node, "class").find("publish") != std::string::npos ||
        tree_.StartOf(node).find("pubdate") != std::string_view::npos;
    if (published) Add("<time itemprop>", value);
    if (ParsePublished(value)) Add("<time>", value);
  }

  void NoteScript(const HtmlNode& node) {
    const std::string_view content = tree_.RawContentOf(node);
    if (content.size() + json_bytes_ > kMaxJson || content.size() < 2) return;
    if (AttributeOf(tree_, node, "type").find("ld+json") == std::string::npos) return;
    json_bytes_ += content.size();
    json_.push_back(content);
  }

  // Microdata, rel="author", classes of bylines and dates.
  void NoteElement(uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    if (node.tag == kText || node.open_end - node.begin < 12) return;
    ForEachAttribute(
        tree_.StartOf(node), [&](std::string_view name, std::string_view value) {
          if (name == "itemprop") {
            NoteItem(i, value);
          } else if (name == "rel" && value == "author") {
            AddText("rel author", i);
          } else if (name == "class" && value.size() < 100) {
            const std::string_view words = value;
            if (HasWord(words, "byline") || HasWord(words, "author") ||
                HasWord(words, "author-name") || HasWord(words, "p-author")) {
              AddText("text author", i);
            } else if (HasWord(words, "date") || HasWord(words, "published") ||
                       HasWord(words, "timestamp") || HasWord(words, "pubdate") ||
                       HasWord(words, "post-date") || HasWord(words, "dateline") ||
                       HasWord(words, "entry-date")) {
              AddText("text date", i);
            }
          }
        });
  }

  static bool HasWord(std::string_view words, std::string_view word) {
    const size_t at = words.find(word);
    if (at == words.npos) return false;
    const size_t end = at + word.size();
    return (at == 0 || words[at - 1] == ' ') &&
           (end == words.size() || words[end] == ' ');
  }

  void NoteItem(uint32_t i, std::string_view property) {
    if (property == "datePublished") {
      std::string value = AttributeOf(tree_, tree_.nodes[i], "content");
      if (value.empty()) value = AttributeOf(tree_, tree_.nodes[i], "datetime");
      if (value.empty()) value = TextIn(tree_, i);
      Add("datepublished", value);
    } else if (property == "author") {
      // The name may be an element inside.
      for (uint32_t j = i + 1; j < std::min(tree_.nodes[i].next, i + 32); ++j) {
        if (tree_.nodes[j].tag != kText &&
            AttributeOf(tree_, tree_.nodes[j], "itemprop") == "name") {
          const std::string content = AttributeOf(tree_, tree_.nodes[j], "content");
          Add("item author", content.empty() ? TextIn(tree_, j) : content);
        }
      }
      AddText("item author", i);
    } else if (property == "headline") {
      AddText("headline", i);
    }
  }

  void AddText(const std::string& key, uint32_t i) {
    if (found_.contains(key)) return;
    const std::string text = TextIn(tree_, i);
    if (text.size() <= kMaxByline) Add(key, text);
  }

  void Add(const std::string& key, const std::string& value) {
    if (!value.empty()) found_.emplace(key, value);
  }

  std::string Get(const std::string& key) const {
    const auto place = found_.find(key);
    return place == found_.end() ? std::string() : place->second;
  }

  std::string First(std::span<const std::string_view> keys) const {
    for (const std::string_view key : keys) {
      std::string value = Get(std::string(key));
      if (!value.empty() && !(key.ends_with("author") && IsAddress(value)))
        return value;
    }
    return {};
  }

  static std::string FirstOf(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (!value.empty()) return value;
    }
    return {};
  }

  // The first that is a date.
  static std::string FirstDate(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (ParsePublished(value)) return value;
    }
    return {};
  }

  // The author without "By", a date or the outlet behind the name.
  std::string Author(const JsonLdArticle& json, const std::string& site) const {
    for (std::string author :
         {Plain(json.author), First(kAuthorNames), Get("item author"),
          Get("rel author"), Get("text author")}) {
      for (const std::string_view by : {"By ", "by ", "BY ", "Von ", "von ", "Par "}) {
        if (author.starts_with(by)) author.erase(0, by.size());
      }
      for (const std::string_view mark : {" |", " •", " ·", " / "}) {
        author.resize(std::min(author.size(), author.find(mark)));
      }
      if (author == "Super User" || ToLower(author).starts_with("admin")) continue;
      if (!site.empty() && author.ends_with(", " + site)) {
        author.resize(author.size() - site.size() - 2);
      }
      // "Ann Lee, June 3, 2023"
      const size_t comma = author.find(',');
      if (comma != std::string::npos &&
          author.find_first_of("0123456789", comma) != std::string::npos) {
        author.resize(comma);
      }
      if (!author.empty() && !IsAddress(author) && author.size() <= kMaxByline &&
          IsValidUtf8(author)) {
        return author;
      }
    }
    return {};
  }

  std::string Url(const JsonLdArticle& json) const {
    const std::string social = Get("og:url");
    const std::string base = FirstOf({Get("base"), social});
    for (const std::string& url : {Get("canonical"), social, Plain(json.url)}) {
      if (IsAddress(url)) return url;
      if (url.starts_with("//")) return "https:" + url;
      const size_t host_end = base.find('/', 8);
      if (url.starts_with('/') && IsAddress(base)) {
        return base.substr(0, host_end) + url;
      }
    }
    return {};
  }

  const HtmlTree& tree_;
  std::unordered_map<std::string, std::string> found_;  // the first of each
  std::vector<std::string_view> json_;
  size_t json_bytes_ = 0;
};

}  // namespace

HtmlHead ReadHtmlHead(const HtmlTree& tree) { return Finder(tree).Run(); }

void ApplyRules(const HtmlTree& tree, const std::vector<HtmlRuleMatch>& matches,
                HtmlHead& head) {
  bool title = false;
  bool author = false;
  bool date = false;
  for (const HtmlRuleMatch& match : matches) {
    const HtmlField field = match.rule->field;
    if (field == HtmlField::kBody || field == HtmlField::kRemove) continue;
    const HtmlNode& node = tree.nodes[match.node];
    std::string value = AttributeOf(tree, node, "content");
    if (value.empty() && field == HtmlField::kDate) {
      value = AttributeOf(tree, node, "datetime");
    }
    if (value.empty()) value = TextIn(tree, match.node);
    if (value.empty()) continue;
    if (field == HtmlField::kTitle && !title) {
      head.social_title = value;
      head.json_headline = value;
      title = true;
    } else if (field == HtmlField::kAuthor && !author) {
      head.author = value;
      author = true;
    } else if (field == HtmlField::kDate && !date && ParsePublished(value)) {
      head.published = value;
      date = true;
    }
  }
}

}  // namespace unspin
