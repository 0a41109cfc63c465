#include "train/tagged_texts.h"

#include <doctest/doctest.h>

#include <string>

#include "core/mention.h"
#include "temporary_folder.h"
#include "train/text_variants.h"

namespace unspin {
namespace {

unsigned Bit(EntityType type) { return 1U << static_cast<unsigned>(type); }

TEST_CASE("mentions of gold are found in order, those of values left out") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "Kontur cuts jobs\n\nKontur’s Jana Holt spoke on Friday.\n");
  folder.Write("a.json",
               R"({"published": "2023-01-02", "mentions": [
                 {"text": "Kontur", "type": "company"},
                 {"text": "Kontur", "type": "company"},
                 {"text": "Jana Holt", "type": "person"},
                 {"text": "Friday", "type": "date"}]})");
  const std::vector<TaggedText> texts = ReadGoldTexts(folder.path().string());
  REQUIRE(texts.size() == 1);
  REQUIRE(texts[0].names.size() == 3);
  CHECK(texts[0].names[0].field == Field::kTitle);
  CHECK(texts[0].names[1].span.In(texts[0].body) == "Kontur");
  CHECK(texts[0].names[2].span.In(texts[0].body) == "Jana Holt");
  CHECK(texts[0].names[2].types == Bit(EntityType::kPerson));
}

TEST_CASE("a set that does not tell companies from organizations allows both") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "a.conll", "Kontur\tB-ORG\nuses\tO\nsearch\tB-PROD\nengines\tI-PROD\n\n");
  const std::vector<TaggedText> texts = ReadConllTexts(path);
  REQUIRE(texts[0].names.size() == 1);  // "search engines" is no name
  CHECK(texts[0].names[0].types ==
        (Bit(EntityType::kCompany) | Bit(EntityType::kOrganization)));
}

TEST_CASE("GUM's pronouns and descriptions are no names") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("gum.conll",
                                        "He\tB-PER\nmet\tO\nNorton\tB-PER\nI\tI-"
                                        "PER\nand\tO\nAn\tB-PER\nunskilled\tI-PER\n"
                                        "cricketer\tI-PER\n\n");
  const std::vector<TaggedText> texts = ReadConllTexts(path);
  REQUIRE(texts[0].names.size() == 1);
  CHECK(texts[0].names[0].span.In(texts[0].body) == "Norton I");
}

TEST_CASE("capitals change and spans stay") {
  TaggedText text;
  text.title = "Kontur cuts jobs";
  text.body = "Jana Holt left.";
  text.names = {{Field::kTitle, {0, 6}, 1, false}};
  CHECK(InCase(text, LetterCase::kUpper, false).title == "KONTUR CUTS JOBS");
  CHECK(InCase(text, LetterCase::kTitle, false).title == "Kontur Cuts Jobs");
  CHECK(InCase(text, LetterCase::kLower, true).body == "jana holt left.");
  CHECK(InCase(text, LetterCase::kUpper, false).body == "Jana Holt left.");
}

}  // namespace
}  // namespace unspin
