#include "repair/spin/agreement.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace unspin {
namespace {

// `body` with the first of each word restored and then its articles.
std::string Restored(std::string body,
                     std::initializer_list<std::pair<std::string, std::string>> words) {
  std::vector<Edit> edits;
  for (const auto& [spun, original] : words) {
    Edit edit;
    edit.begin = body.find(spun);
    edit.end = edit.begin + spun.size();
    edit.text = original;
    edit.confidence = 0.7;
    edits.push_back(edit);
  }
  const size_t restored = edits.size();
  const MaskedParagraph masked = MaskTokens(body, body, Touches::kAnyWord);
  MakeArticlesAgree(masked.tokens, edits);
  for (size_t i = restored; i < edits.size(); ++i) {
    CHECK(edits[i].kind == RepairKind::kSpin);
    CHECK(edits[i].confidence == 0.7);
    CHECK_FALSE(edits[i].reason.empty());
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
  for (const Edit& edit : edits) {
    body.replace(edit.begin, edit.end - edit.begin, edit.text);
  }
  return body;
}

TEST_CASE("an article agrees with the restored word again, capitals kept") {
  CHECK(Restored("It is an enterprise.", {{"enterprise", "company"}}) ==
        "It is a company.");
  CHECK(Restored("A previous chief", {{"previous", "old"}}) == "An old chief");
  CHECK(Restored("An enterprise and a distinction",
                 {{"enterprise", "firm"}, {"distinction", "honour"}}) ==
        "A firm and an honour");
}

TEST_CASE("a phrase that loses or gains its first word decides the article") {
  CHECK(Restored("an extremely large fire", {{"extremely large", "big"}}) ==
        "a big fire");
  CHECK(Restored("a big fire", {{"big", "extremely large"}}) ==
        "an extremely large fire");
}

TEST_CASE("an article that a restored phrase brings along agrees with what follows") {
  CHECK(Restored("any such hour", {{"any such", "such a"}}) == "such an hour");
  CHECK(Restored("any such enterprise",
                 {{"any such", "such a"}, {"enterprise", "outfit"}}) ==
        "such an outfit");
  CHECK(Restored("any such Apple shop", {{"any such", "such a"}}) ==
        "such an Apple shop");
  CHECK(Restored("any such European", {{"any such", "such an"}}) == "such a European");
  // How acronyms are spoken their letters do not tell.
  CHECK(Restored("any such AWS region", {{"any such", "such a"}}) ==
        "such a AWS region");
}

TEST_CASE("articles that need no change stay") {
  CHECK(Restored("an enterprise", {{"enterprise", "outfit"}}) == "an outfit");
  CHECK(Restored("the enterprise", {{"enterprise", "company"}}) == "the company");
  // It did not agree with the substitute, so that it says nothing of the original.
  CHECK(Restored("an corporate", {{"corporate", "company"}}) == "an company");
  // Not next to each other.
  CHECK(Restored("plan an\nenterprise", {{"enterprise", "company"}}) ==
        "plan an\ncompany");
  CHECK(Restored("any such\nenterprise",
                 {{"any such", "such a"}, {"enterprise", "outfit"}}) ==
        "such a\noutfit");
  CHECK(Restored("plan a, enterprise", {{"enterprise", "company"}}) ==
        "plan a, company");
  CHECK(Restored("to be an. Enterprise", {{"Enterprise", "Company"}}) ==
        "to be an. Company");
}

TEST_CASE("what stays in doubt changes no article") {
  const std::string body = "an enterprise";
  Edit doubt;
  doubt.begin = 3;
  doubt.end = 13;
  doubt.text = "company";
  doubt.kept = true;
  std::vector<Edit> edits = {doubt};
  MakeArticlesAgree(MaskTokens(body, body, Touches::kAnyWord).tokens, edits);
  CHECK(edits.size() == 1);
}

}  // namespace
}  // namespace unspin
