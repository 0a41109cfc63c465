#include "repair/html/html_page.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "repair/html/html_article.h"
#include "repair/html/html_blocks.h"
#include "repair/html/html_head.h"
#include "repair/html/html_headline.h"
#include "repair/html/html_lexicon.h"
#include "repair/html/html_text.h"
#include "repair/html/html_tree.h"

namespace unspin {
namespace {

constexpr size_t kMaxNodes = 3'000'000;  // elements and texts: 72 MB
constexpr size_t kMinJson = 280;         // bytes of an articleBody that is an article
// The text found is no article if it is less than this share of the articleBody; the
// greater share if most of the page looked like debris.
constexpr double kLittleText = 0.4;
constexpr double kSomeText = 0.8;

// A fragment has no <html> and no <body> of its own.
bool IsWholePage(const HtmlTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const HtmlNode& node) {
    return node.tag == HtmlTag::kHtml || node.tag == HtmlTag::kBody ||
           node.tag == HtmlTag::kHead;
  });
}

bool HasBlocks(const HtmlTree& tree) {
  return std::any_of(tree.nodes.begin() + 1, tree.nodes.end(),
                     [](const HtmlNode& node) {
                       return !IsInline(node.tag) && node.tag != HtmlTag::kText;
                     });
}

std::optional<std::string> Optional(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

void Describe(HtmlHead head, HtmlPage& page) {
  page.title = HeadlineOf(head);
  page.published = ParsePublished(head.published);
  page.url = Optional(std::move(head.url));
  page.site = Optional(std::move(head.site));
  page.author = Optional(std::move(head.author));
  page.language = Optional(std::move(head.language));
}

bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }

// The time in a line such as "Updated 4 Oct 2023 14:20 SGT".
std::optional<PublishedTime> PublishedIn(std::string_view line) {
  constexpr size_t kMaxWords = 12;
  std::vector<size_t> words = {0};
  for (size_t i = 1; i < line.size() && words.size() < kMaxWords; ++i) {
    if (line[i - 1] == ' ') words.push_back(i);
  }
  for (const size_t begin : words) {
    std::string_view rest = line.substr(begin);
    while (!rest.empty()) {
      if (auto published = ParsePublished(rest)) {
        // A time with a zone that isn't understood, which then counts as UTC, is none.
        const std::string_view zone = rest.substr(rest.rfind(' ') + 1);
        const bool unknown =
            zone != "UTC" && zone != "GMT" && zone.size() >= 3 &&
            std::all_of(zone.begin(), zone.end(), IsUpperAscii) &&
            ParsePublished(rest.substr(0, rest.rfind(' '))) &&
            ParsePublished(rest.substr(0, rest.rfind(' ')))->unix_seconds ==
                published->unix_seconds;
        if (published->has_time && (unknown || begin + rest.size() < line.size())) {
          published = ParsePublished(ToIso(published->date()));
        }
        return published;
      }
      const size_t space = rest.rfind(' ');
      rest = rest.substr(0, space == rest.npos ? 0 : space);
    }
  }
  return std::nullopt;
}

size_t KeptText(const HtmlBlocks& blocks) {
  size_t text = 0;
  for (const HtmlBlock& block : blocks.blocks) text += block.kept ? block.text : 0;
  return text;
}

}  // namespace

HtmlPage ReadHtmlPage(std::string_view original, SourceSpan part,
                      const HtmlLexicon& lexicon, std::string_view url) {
  const std::string_view source = part.In(original);
  HtmlPage page;
  const std::optional<HtmlTree> tree = BuildHtmlTree(source, kMaxNodes);
  if (!tree) {
    page.edits = StripTags(source, LineBreaks::kSpace);
    return page;
  }
  HtmlHead head = ReadHtmlHead(*tree);
  const std::string_view json = head.json_body;
  const bool titled = !head.social_title.empty() || !head.json_headline.empty();
  const std::vector<HtmlRuleMatch> matches =
      lexicon.rules.Match(*tree, HostOf(url.empty() ? head.url : url));
  ApplyRules(*tree, matches, head);
  Describe(std::move(head), page);
  HtmlBlocks blocks = CollectBlocks(*tree, lexicon.debris, matches);
  const PageHints hints{page.title, page.author ? std::string_view(*page.author) : "",
                        matches};
  if (!IsWholePage(*tree)) {
    PickFromFragment(*tree, hints, lexicon, blocks);
    const LineBreaks breaks = HasBlocks(*tree) ? LineBreaks::kSpace : LineBreaks::kKept;
    page.edits = TextOfBlocks(source, blocks, breaks);
    return page;
  }
  PickedArticle picked = PickArticle(*tree, hints, lexicon, blocks);
  const double text = static_cast<double>(KeptText(blocks));
  const double share = picked.sound ? kLittleText : kSomeText;
  if (json.size() > kMinJson && text < share * static_cast<double>(json.size())) {
    page.edits = TextOfJson(source, json);
  } else {
    page.edits = TextOfBlocks(source, blocks, LineBreaks::kSpace);
  }
  if (!titled && !picked.title.empty()) page.title = std::move(picked.title);
  if (!page.published) page.published = PublishedIn(picked.published);
  return page;
}

std::vector<Edit> FindMarkup(std::string_view text, const FixContext& context) {
  if (context.page == nullptr) return {};
  return context.field == Field::kBody ? context.page->edits
                                       : StripTags(text, LineBreaks::kSpace);
}

std::vector<Edit> FindStrayTags(std::string_view text, const FixContext& context) {
  // On a page, tags in the text are what it is about.
  if (context.page != nullptr || text.find('<') == text.npos) return {};
  for (const std::string_view tag :
       {"</p>", "<p>", "<br", "</a>", "</div>", "</strong>", "</em>", "</li>",
        "</span>", "</b>", "</i>"}) {
    if (text.find(tag) != text.npos) return StripTags(text, LineBreaks::kKept);
  }
  return {};
}

}  // namespace unspin
