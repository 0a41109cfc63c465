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

}  // namespace
}  // namespace unspin
