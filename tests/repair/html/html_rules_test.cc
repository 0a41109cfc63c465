#include "repair/html/html_rules.h"

#include <doctest/doctest.h>

#include "lexicon/compiler.h"
#include "repair/repair_fixture.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// The text in the elements that rules of `rows` for the body fit.
std::string Bodies(const std::string& rows, std::string_view host,
                   std::string_view page) {
  const TemporaryFolder folder;
  folder.Write("html_rules.mine.tsv", "host\tfield\tselector\tnote\n" + rows);
  const CompileResult compiled = CompileLexicons(
      {UNSPIN_SOURCE_DIR "/lexicons", folder.path().string()}, std::nullopt);
  REQUIRE(compiled.complaints.empty());
  const Lexicon lexicon = Lexicon::Open(folder.Write("a.lex", compiled.bytes));
  const HtmlRules rules(lexicon);
  const auto tree = BuildHtmlTree(page, 1000);
  std::string out;
  for (const HtmlRuleMatch& match : rules.Match(*tree, host)) {
    if (!rules.RowName(match.rule->row).starts_with("html_rules.mine.tsv")) continue;
    out += std::string(tree->StartOf(tree->nodes[match.node + 1])) + ";";
  }
  return out;
}

TEST_CASE("each part of a selector must fit") {
  const std::string_view page =
      "<div id=a class='x y'>1</div><p class=x>2</p><div class=z><p data-q=r>3</p>"
      "<my-text>4</my-text></div>";
  CHECK(Bodies("*\tbody\tdiv.x.y#a\t\n", "", page) == "1;");
  CHECK(Bodies("*\tbody\t.x\t\n", "", page) == "1;2;");
  CHECK(Bodies("*\tbody\t.z p\t\n", "", page) == "3;");
  CHECK(Bodies("*\tbody\t[data-q=r]\t\n", "", page) == "3;");
  CHECK(Bodies("*\tbody\t[data-q]\t\n", "", page) == "3;");
  CHECK(Bodies("*\tbody\tmy-text\t\n", "", page) == "4;");
  CHECK(Bodies("*\tbody\tspan.x\t\n", "", page).empty());
  CHECK(Bodies("*\tbody\t.X\t\n", "", page).empty());
}

TEST_CASE("a rule for a host holds for its subdomains and nowhere else") {
  const std::string row = "quay.example\tbody\t.x\t\n";
  CHECK(Bodies(row, "www.quay.example", "<p class=x>1</p>") == "1;");
  CHECK(Bodies(row, "QUAY.example", "<p class=x>1</p>") == "1;");
  CHECK(Bodies(row, "notquay.example", "<p class=x>1</p>").empty());
  CHECK(Bodies(row, "", "<p class=x>1</p>").empty());
}

}  // namespace
}  // namespace unspin
