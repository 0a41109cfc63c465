#include "train/conll.h"

#include <doctest/doctest.h>

#include "temporary_folder.h"

namespace unspin {
namespace {

TEST_CASE("tokens become running text, names lose their article and possessive") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.conll",
                                        "The\tB-ORG\nOstravel\tI-ORG\nGroup\tI-ORG\n"
                                        "'s\tI-ORG\nboss\tO\n,\tO\nMira\tB-PER\n"
                                        "Holt\tI-PER\n,\tO\nleft\tO\n.\tO\n\n"
                                        "In\tO\nOslo\tB-LOC\n\n");
  const std::vector<ConllText> texts = ReadConll(path);
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].text == "The Ostravel Group's boss, Mira Holt, left.\n\nIn Oslo\n\n");
  REQUIRE(texts[0].names.size() == 3);
  CHECK(texts[0].names[0].text == "Ostravel Group");
  CHECK(texts[0].names[0].tag == "ORG");
  CHECK(texts[0].names[1].text == "Mira Holt");
  CHECK(texts[0].names[2].text == "Oslo");
}

TEST_CASE("ten sentences make a text") {
  std::string bytes;
  for (int i = 0; i < 23; ++i) bytes += "Rain\tO\n.\tO\n\n";
  const TemporaryFolder folder;
  CHECK(ReadConll(folder.Write("a.conll", bytes)).size() == 3);
}

}  // namespace
}  // namespace unspin
