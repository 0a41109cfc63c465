#include "repair/html/html_blocks.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

// The texts of the blocks, "|" between them; headings in "#".
std::string Blocks(std::string_view source) {
  static const HtmlDebris kDebris(ShippedLexicon());
  const auto tree = BuildHtmlTree(source, 10000);
  const HtmlBlocks blocks = CollectBlocks(*tree, kDebris, {});
  std::string out;
  for (const HtmlBlock& block : blocks.blocks) {
    if (!out.empty()) out += "|";
    if (block.kind == BlockKind::kHeading) out += "#";
    out += TextOf(*tree, blocks, block);
  }
  return out;
}

TEST_CASE("what a reader sees as paragraphs are blocks") {
  CHECK(Blocks("<h2>a</h2><p>b <i>c</i>&amp;d</p>e<ul><li>f</li></ul>") ==
        "#a|b c&d|e|f");
  CHECK(Blocks("<div>a<br>b<br><br>c<br /> <br>d</div>") == "a b|c|d");
}

TEST_CASE("what is hidden or no text is left out") {
  CHECK(Blocks("a<script>b</script><button>c</button><span hidden>d</span>"
               "<span class=sr-only>e</span><figcaption>f</figcaption>") == "a");
}

TEST_CASE("links, debris and divisions are noted") {
  static const HtmlDebris kDebris(ShippedLexicon());
  const auto tree = BuildHtmlTree(
      "<div class=share>abc <a href=/x>de</a></div><p>x</p><p><i class=share>y</i></p>",
      1000);
  const HtmlBlocks blocks = CollectBlocks(*tree, kDebris, {});
  REQUIRE(blocks.blocks.size() == 3);
  CHECK(blocks.blocks[0].text == 5);
  CHECK(blocks.blocks[0].linked == 2);
  CHECK(blocks.blocks[0].bare);
  CHECK(blocks.marks[blocks.blocks[0].parent].rank == DebrisRank::kStrong);
  CHECK_FALSE(blocks.blocks[1].bare);
  CHECK(blocks.blocks[2].apart == 1);
}

}  // namespace
}  // namespace unspin
