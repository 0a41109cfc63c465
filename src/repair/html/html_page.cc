#include "repair/html/html_page.h"

#include <gumbo.h>

#include <memory>
#include <utility>

#include "base/unicode.h"
#include "repair/html/html_article.h"
#include "repair/html/html_blocks.h"
#include "repair/html/html_head.h"
#include "repair/html/html_limits.h"
#include "repair/html/html_text.h"

namespace unspin {
namespace {

struct DestroyOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

// A fragment has no <html> and no <body> of its own; the parser makes them up.
bool IsWholePage(std::string_view source) {
  for (size_t i = source.find('<'); i != source.npos; i = source.find('<', i + 1)) {
    const std::string tag = ToLower(source.substr(i, 9));
    if (tag.starts_with("<html") || tag.starts_with("<body") || tag == "<!doctype") {
      return true;
    }
    if (i > 20000) break;
  }
  return false;
}

// The letters and digits of a text, to compare headlines that differ in typography.
std::string Letters(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (IsLetter(c) || IsDigit(c)) AppendUtf8(c, out);
  }
  return out;
}

std::string TextOf(std::string_view source, const HtmlBlock& block) {
  const std::vector<Edit> edits = TextOfBlocks(source, {block}, LineBreaks::kSpace);
  MappedText text(source, {0, source.size()}, Field::kBody);
  text.Apply("markup", edits);
  return std::string(text.text());
}

// The headline stands over the article, too.
void DropHeadline(std::string_view source, std::string_view title,
                  std::vector<HtmlBlock>& blocks) {
  if (title.empty()) return;
  const std::string letters = Letters(title);
  std::erase_if(blocks, [&](const HtmlBlock& block) {
    return block.kind == BlockKind::kHeading && block.text <= title.size() + 16 &&
           Letters(TextOf(source, block)) == letters;
  });
}

}  // namespace

HtmlPage ReadHtmlPage(std::string_view original, SourceSpan part,
                      const HtmlDebris& debris) {
  const std::string_view source = part.In(original);
  HtmlPage page;
  if (!IsSaneHtml(source)) {
    page.edits = StripTags(source, LineBreaks::kSpace);
    return page;
  }
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, source.data(), source.size()));
  ReadHtmlHead(*output->document, page);
  std::vector<HtmlBlock> blocks = CollectBlocks(*output->root, source, debris);
  const bool whole = IsWholePage(source);
  blocks = whole ? PickArticle(blocks) : PickFromFragment(blocks);
  DropHeadline(source, page.title, blocks);
  const bool keep_breaks = !whole && !HasBlockTags(source);
  page.edits = TextOfBlocks(source, blocks,
                            keep_breaks ? LineBreaks::kKept : LineBreaks::kSpace);
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
