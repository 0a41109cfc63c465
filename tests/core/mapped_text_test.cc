#include "core/mapped_text.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

Edit MakeEdit(size_t begin, size_t end, std::string text, RepairKind kind) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.text = std::move(text);
  edit.kind = kind;
  edit.reason = std::string(Name(kind));
  return edit;
}

TEST_CASE("edits change the text and are kept as repairs with both spans") {
  const std::string original = "HEAD\n\nso helium volition go";
  MappedText text(original, {6, original.size()}, Field::kBody);
  CHECK(text.text() == "so helium volition go");
  text.Apply("spin", {MakeEdit(3, 9, "he", RepairKind::kSpin),
                      MakeEdit(10, 18, "will", RepairKind::kSpin)});
  CHECK(text.text() == "so he will go");
  const auto repairs = text.TakeRepairs();
  REQUIRE(repairs.size() == 2);
  CHECK(repairs[0].source.In(original) == "helium");
  CHECK(repairs[0].text.In("so he will go") == "he");
  CHECK(repairs[1].source.In(original) == "volition");
  CHECK(repairs[1].text.In("so he will go") == "will");
  CHECK(repairs[1].fixer == "spin");
}

TEST_CASE("edits that change nothing are dropped") {
  MappedText text("abc", {0, 3}, Field::kBody);
  text.Apply("none", {MakeEdit(1, 2, "b", RepairKind::kSpace)});
  CHECK(text.TakeRepairs().empty());
}

TEST_CASE("a later fixer moves the spans of earlier repairs") {
  const std::string original = "[ad] a &amp; b";
  MappedText text(original, {0, original.size()}, Field::kBody);
  text.Apply("references", {MakeEdit(7, 12, "&", RepairKind::kEntity)});
  text.Apply("boilerplate", {MakeEdit(0, 5, "", RepairKind::kBoilerplate)});
  CHECK(text.text() == "a & b");
  const auto repairs = text.TakeRepairs();
  REQUIRE(repairs.size() == 2);
  CHECK(repairs[0].kind == RepairKind::kBoilerplate);
  CHECK(repairs[0].source.In(original) == "[ad] ");
  CHECK(repairs[1].text.In("a & b") == "&");
  CHECK(repairs[1].source.In(original) == "&amp;");
}

TEST_CASE("an edit of repaired text joins the earlier repair") {
  const std::string original = "x â€™s y";
  MappedText text(original, {0, original.size()}, Field::kBody);
  const size_t begin = 2;
  const size_t end = begin + std::string("â€™").size();
  text.Apply("mojibake", {MakeEdit(begin, end, "’", RepairKind::kMojibake)});
  text.Apply("quotes", {MakeEdit(2, 5, "'", RepairKind::kSpace)});
  CHECK(text.text() == "x 's y");
  const auto repairs = text.TakeRepairs();
  REQUIRE(repairs.size() == 1);
  CHECK(repairs[0].kind == RepairKind::kSpace);
  CHECK(repairs[0].source.In(original) == "â€™");
  CHECK(repairs[0].text == TextSpan{2, 3});
}

Edit MakeDoubt(size_t begin, size_t end) {
  Edit doubt;
  doubt.begin = begin;
  doubt.end = end;
  doubt.kept = true;
  doubt.kind = RepairKind::kSpin;
  doubt.confidence = 0.7;
  doubt.reason = "unclear";
  doubt.alternatives = {{"exchange", 0.3}};
  return doubt;
}

TEST_CASE("a doubt leaves the text alone and is kept with both spans") {
  const std::string original = "HEAD\n\ncafé helium speech astatine";
  MappedText text(original, {6, original.size()}, Field::kBody);
  text.Apply("spin", {MakeEdit(6, 12, "he", RepairKind::kSpin), MakeDoubt(13, 19),
                      MakeEdit(20, 28, "at", RepairKind::kSpin)});
  CHECK(text.text() == "café he speech at");
  CHECK(text.TakeRepairs().size() == 2);
  const auto doubts = text.TakeDoubts();
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].source.In(original) == "speech");
  CHECK(doubts[0].text == TextSpan{9, 15});
  CHECK(doubts[0].confidence == doctest::Approx(0.7));
  CHECK(doubts[0].fixer == "spin");
  CHECK(doubts[0].reason == "unclear");
  REQUIRE(doubts[0].alternatives.size() == 1);
  CHECK(doubts[0].alternatives[0].text == "exchange");
}

TEST_CASE("doubts alone change nothing, and a later fixer moves or settles them") {
  MappedText text("a speech, a net, a work", {0, 23}, Field::kBody);
  text.Apply("spin", {MakeDoubt(2, 8), MakeDoubt(12, 15), MakeDoubt(19, 23)});
  CHECK(text.text() == "a speech, a net, a work");
  text.Apply("other", {MakeEdit(0, 2, "", RepairKind::kSpace),
                       MakeEdit(12, 15, "web", RepairKind::kSpin)});
  CHECK(text.text() == "speech, a web, a work");
  CHECK(text.TakeRepairs().size() == 2);
  const auto doubts = text.TakeDoubts();
  REQUIRE(doubts.size() == 2);
  CHECK(doubts[0].text == TextSpan{0, 6});
  CHECK(doubts[0].source == SourceSpan{2, 8});
  CHECK(doubts[1].text == TextSpan{17, 21});
}

}  // namespace
}  // namespace unspin
