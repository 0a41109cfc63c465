#include "lexicon/fact_rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

std::string FaultOf(std::string_view pattern, std::string_view fields = "") {
  return ParseFactRule("outage", pattern, fields).fault;
}

std::vector<RuleOp> OpsOf(std::string_view pattern) {
  const ParsedFactRule parsed = ParseFactRule("outage", pattern, "");
  REQUIRE(parsed.fault == "");
  std::vector<RuleOp> ops;
  for (const RuleStep& step : parsed.rule.steps) ops.push_back(step.op);
  return ops;
}

}  // namespace

TEST_CASE("a pattern becomes one step for each element") {
  CHECK(OpsOf("name=[name] <down> ..4 hard") ==
        std::vector<RuleOp>{RuleOp::kSlot, RuleOp::kClass, RuleOp::kGap, RuleOp::kWord,
                            RuleOp::kMatch});
}

TEST_CASE("slots keep their field and whether they are lists") {
  const ParsedFactRule parsed = ParseFactRule("outage", "affected=[name]+ ~5 down", "");
  REQUIRE(parsed.fault == "");
  CHECK(parsed.rule.steps[0].field == "affected");
  CHECK(parsed.rule.steps[0].slot == RuleSlot::kName);
  CHECK(parsed.rule.steps[0].list);
  CHECK(parsed.rule.steps[1].narrow);
  CHECK(parsed.rule.steps[1].limit == 5);
}

TEST_CASE("an alternative jumps behind the group, an option skips its element") {
  const ParsedFactRule parsed = ParseFactRule("outage", "(a|b c) d? e", "");
  REQUIRE(parsed.fault == "");
  const std::vector<RuleStep>& steps = parsed.rule.steps;
  REQUIRE(steps.size() == 9);
  CHECK(steps[0].op == RuleOp::kSplit);  // a, or from step 3 on
  CHECK(steps[0].next == 1);
  CHECK(steps[0].other == 3);
  CHECK(steps[2].next == 5);  // behind a: over "b c"
  CHECK(steps[5].op == RuleOp::kSplit);
  CHECK(steps[5].other == 7);  // no d
  CHECK(steps[7].text == "e");
}

TEST_CASE("the mark behind a type says what a rule does") {
  CHECK(ParseFactRule("outage", "a", "").rule.action == FactRule::Action::kMake);
  CHECK(ParseFactRule("outage+", "a", "").rule.action == FactRule::Action::kAdd);
  CHECK(ParseFactRule("outage-", "a", "").rule.action == FactRule::Action::kDeny);
  CHECK(ParseFactRule("outage+", "a", "").rule.fact == "outage");
}

TEST_CASE("fields are constants, but for the conditions") {
  const ParsedFactRule parsed =
      ParseFactRule("outage", "a", "status=ongoing|unless=denied|needs=x|without=y");
  REQUIRE(parsed.fault == "");
  REQUIRE(parsed.rule.constants.size() == 1);
  CHECK(parsed.rule.constants[0].field == "status");
  CHECK(parsed.rule.constants[0].value == "ongoing");
  CHECK(parsed.rule.unless == std::vector<std::string>{"denied"});
  CHECK(parsed.rule.needs == std::vector<std::string>{"x"});
  CHECK(parsed.rule.without == std::vector<std::string>{"y"});
}

TEST_CASE("what is wrong with a pattern is said in words") {
  CHECK(FaultOf("") == "the pattern is empty");
  CHECK(FaultOf("..4 down") == "the pattern starts with a gap");
  CHECK(FaultOf("a?") == "the pattern matches empty text");
  CHECK(FaultOf("(a|b") == "a '(' is not closed");
  CHECK(FaultOf("[nmae]") == "there is no slot [nmae]");
  CHECK(FaultOf("<down") == "a '>' is missing");
  CHECK(FaultOf("Down") == "'Down' must be lower case");
  CHECK(FaultOf("a ..99 b") == "a gap of 99 tokens, 1 to 40 are allowed");
  CHECK(FaultOf("cause=fire") == "after 'cause=' a [slot] or <class> must stand");
  CHECK(FaultOf("two)") == "')' in the pattern is not expected");
  CHECK(FaultOf("a", "status") == "'status' is not FIELD=VALUE");
}

TEST_CASE("the checker names file and line of an unsound rule") {
  TsvFile triggers{
      "triggers.tsv", {"class", "forms", "note"}, {{2, {"down", "down", ""}}}};
  TsvFile rules{"fact_rules.mine.tsv",
                {"id", "fact", "pattern", "fields", "confidence", "example", "refuse"},
                {{2, {"a", "outage", "[name] <down>", "", "0.9", "x", ""}},
                 {3, {"b", "outage", "[name] <dwon>", "", "0.9", "x", ""}},
                 {4, {"a", "outage", "[name]", "", "0.9", "x", ""}},
                 {5, {"c", "outage", "[name", "", "0.9", "x", ""}}}};
  std::vector<LexiconComplaint> complaints;
  CheckFactRules({&rules, 1}, {&triggers, 1}, complaints);
  REQUIRE(complaints.size() == 3);
  CHECK(complaints[0].ToString() ==
        "fact_rules.mine.tsv:3: triggers.tsv has no class 'dwon'");
  CHECK(complaints[1].ToString() == "fact_rules.mine.tsv:4: the id 'a' is taken");
  CHECK(complaints[2].ToString() == "fact_rules.mine.tsv:5: a ']' is missing");
}

}  // namespace unspin
