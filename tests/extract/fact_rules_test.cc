// Every row of fact_rules.tsv against its own example and refusal.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "extract/fact_builder.h"
#include "extract/facts/context.h"
#include "extract/facts/rule_matcher.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

const Lexicon& TestLexicon() {
  static const Lexicon lexicon =
      Lexicon::Open(std::string(UNSPIN_BINARY_DIR) + "/share/unspin/unspin.lex");
  return lexicon;
}

// Whether rule `id` matches somewhere in `marked`, as a fact or as what it makes.
bool Matches(const FactLexicon& lexicon, const RuleMatcher& matcher,
             std::string_view marked, std::string_view id) {
  const MarkedArticle article("", marked);
  const size_t main = MainCompany(article.names, SIZE_MAX);
  RuleMatcher::Scratch scratch(matcher);
  bool found = false;
  BuildGraphs(lexicon, article.texts, article.values, article.names, main,
              [&](const SentenceGraph& graph) {
                const std::vector<RuleMatch> matches = matcher.Match(graph, 0, scratch);
                found |= std::any_of(
                    matches.begin(), matches.end(), [&](const RuleMatch& match) {
                      const FactRule& rule = match.rule->rule;
                      return rule.id == id &&
                             (IsFactual(match.modality) || !rule.modality.empty());
                    });
              });
  return found;
}

}  // namespace

TEST_CASE("every rule matches its example and not its refusal") {
  const FactLexicon lexicon(TestLexicon());
  const RuleMatcher matcher(lexicon);
  const Table& rules = TestLexicon().table("fact_rules");
  const uint32_t id = rules.Column("id");
  const uint32_t example = rules.Column("example");
  const uint32_t refuse = rules.Column("refuse");
  REQUIRE(rules.rows() > 0);
  for (uint32_t row = 0; row < rules.rows(); ++row) {
    CAPTURE(rules.RowName(row));
    CAPTURE(rules.Cell(row, id));
    CHECK(Matches(lexicon, matcher, rules.Cell(row, example), rules.Cell(row, id)));
    if (rules.Cell(row, refuse).empty()) continue;
    CHECK_FALSE(
        Matches(lexicon, matcher, rules.Cell(row, refuse), rules.Cell(row, id)));
  }
}

}  // namespace unspin
