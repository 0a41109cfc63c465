#include "repair/html/html_tree.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

// "div(p([a]) p([b]))"; linked text as "[a]*".
std::string Shown(const HtmlTree& tree, uint32_t from, uint32_t to) {
  std::string out;
  for (uint32_t i = from; i < to; i = tree.nodes[i].next) {
    const HtmlNode& node = tree.nodes[i];
    if (!out.empty()) out += " ";
    if (node.tag == HtmlTag::kText) {
      out += "[" + std::string(tree.StartOf(node)) + "]" + (node.linked ? "*" : "");
    } else {
      out += Name(node.tag);
      if (node.next > i + 1) out += "(" + Shown(tree, i + 1, node.next) + ")";
    }
  }
  return out;
}

std::string Tree(std::string_view source) {
  const auto tree = BuildHtmlTree(source, 1000);
  REQUIRE(tree);
  return Shown(*tree, 1, tree->nodes[0].next);
}

TEST_CASE("end tags that people leave out are put in") {
  CHECK(Tree("<p>a<p>b<div>c</div>") == "p([a]) p([b]) div([c])");
  CHECK(Tree("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>") ==
        "ul(li([a]) li([b] ul(li([c]))) li([d]))");
  CHECK(Tree("<table><tr><td>a<td>b<tr><th>c</table>d") ==
        "table(tr(td([a]) td([b])) tr(th([c]))) [d]");
  CHECK(Tree("<dl><dt>a<dd>b<dt>c</dl>") == "dl(dt([a]) dd([b]) dt([c]))");
  CHECK(Tree("<h2>a<h2>b") == "h2([a]) h2([b])");
}

TEST_CASE("end tags without a start are ignored") {
  CHECK(Tree("<div>a</span></section>b</div></div>c") == "div([a] [b]) [c]");
  CHECK(Tree("<table><tr><td><div>a</td><td>b</div></table>") ==
        "table(tr(td(div([a])) td([b])))");
}

TEST_CASE("an end of a paragraph that was none breaks the line") {
  CHECK(Tree("a</p>b") == "[a] p [b]");
}

TEST_CASE("inline elements never close a block") {
  CHECK(Tree("<b><p>a</b>b</p>c") == "b(p([a] [b]) [c])");
}

TEST_CASE("only text in links to other pages is linked") {
  CHECK(Tree("<a href=/x>a</a>b<a href=#n>c</a><a name=d>e</a>") ==
        "a([a]*) [b] a([c]) a([e])");
  CHECK(Tree("<p><a href=/x>a<p>b") == "p(a([a]*)) p([b])");
}

TEST_CASE("the head ends where the text begins") {
  CHECK(Tree("<html><head><title>t</title><p>a") == "html(head(title) p([a]))");
}

TEST_CASE("nesting of any depth costs linear time") {
  std::string deep;
  for (int i = 0; i < 300000; ++i) deep += "<div><i>";
  for (int i = 0; i < 300000; ++i) deep += "</b></p>";
  const auto tree = BuildHtmlTree(deep, 2000000);
  REQUIRE(tree);
  CHECK(tree->nodes.size() > 600000);
  CHECK_FALSE(BuildHtmlTree(deep, 1000));
}

}  // namespace
}  // namespace unspin
