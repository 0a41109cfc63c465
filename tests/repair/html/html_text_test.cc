#include "repair/html/html_text.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

std::string Applied(const std::string& source, std::vector<Edit> edits,
                    SourceSpan* of_last = nullptr) {
  MappedText text(source, {0, source.size()}, Field::kBody);
  text.Apply("markup", std::move(edits));
  if (of_last != nullptr) {
    *of_last = text.map().ToSource({text.text().size() - 3, text.text().size()});
  }
  return std::string(text.text());
}

TEST_CASE("tags go, block ends become line breaks") {
  const std::string source = "<p>a <b>b</b>&amp;c</p><p>d<br>e</p><script>x</script>";
  CHECK(Applied(source, StripTags(source, LineBreaks::kSpace)) == "a b&c\n\nd\ne");
  CHECK(HasBlockTags(source));
  CHECK_FALSE(HasBlockTags("a <b>b</b> < c"));
}

TEST_CASE("the text of a JSON string keeps its bytes and decodes its escapes") {
  const std::string source =
      R"(<script>{"articleBody":"One \u201cword\u201d.\n\nTwo &amp; <b>three<\/b> end"})";
  const size_t begin = source.find("One");
  const std::string_view json =
      std::string_view(source).substr(begin, source.rfind('"') - begin);
  SourceSpan last;
  CHECK(Applied(source, TextOfJson(source, json), &last) ==
        "One “word”.\n\nTwo & three end");
  CHECK(last.In(source) == "end");
}

TEST_CASE("an articleBody of HTML becomes paragraphs") {
  const std::string source = R"("<p>One<\/p><p>Two<\/p>")";
  CHECK(Applied(source, TextOfJson(source, std::string_view(source).substr(
                                               1, source.size() - 2))) == "One\n\nTwo");
}

TEST_CASE("what removes page furniture says so") {
  const Document document = PlainRepairer().Repair(RawText(
      "<html><body><p>The first paragraph of the article is long enough to be one, and "
      "it ends here.</p><div class=share-bar>Tweet this</div><p>The second paragraph "
      "of "
      "the article is long enough as well, and it ends here.</p></body></html>",
      Markup::kHtml));
  bool found = false;
  for (const Repair& repair : document.repairs) {
    found = found || (repair.kind == RepairKind::kBoilerplate &&
                      repair.reason == "page furniture: share bar");
  }
  CHECK(found);
}

TEST_CASE("line breaks in preformatted text are meant") {
  CHECK(RepairedBody("<html><body><pre>One line\nand another.\n\nA second "
                     "paragraph.</pre></body></html>",
                     Markup::kHtml) == "One line\nand another.\n\nA second paragraph.");
}

}  // namespace
}  // namespace unspin
