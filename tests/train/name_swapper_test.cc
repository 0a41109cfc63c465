#include "train/name_swapper.h"

#include <doctest/doctest.h>

#include <string>

#include "core/mention.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

TaggedText Sample() {
  TaggedText text;
  text.title = "BRENVIK cuts jobs";
  text.body = "Brenvik Cloud said so. Brenvik’s Mira Osterholt left.";
  const auto company =
      static_cast<TypeSet>(1U << static_cast<unsigned>(EntityType::kCompany));
  const auto person =
      static_cast<TypeSet>(1U << static_cast<unsigned>(EntityType::kPerson));
  text.names = {{Field::kTitle, {0, 7}, company, false},
                {Field::kBody, {0, 13}, company, false},
                {Field::kBody, {23, 30}, company, false},
                {Field::kBody, {35, 49}, person, false}};
  return text;
}

TEST_CASE("a copy has new names, the same one wherever the old one stood") {
  const Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  NameSwapper swapper(lexicon, 7);
  const TaggedText copy = swapper.Swap(Sample());
  const std::string full(copy.names[1].span.In(copy.body));
  const std::string part(copy.names[2].span.In(copy.body));
  CHECK(full == part + " Cloud");
  CHECK(part != "Brenvik");
  CHECK(copy.body.find("Brenvik") == std::string::npos);
  CHECK(copy.names[0].span.In(copy.title) != "BRENVIK");
  CHECK(copy.body.ends_with(std::string(copy.names[3].span.In(copy.body)) + " left."));
}

TEST_CASE("the same seed makes the same copies") {
  const Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  NameSwapper a(lexicon, 3);
  NameSwapper b(lexicon, 3);
  CHECK(a.Swap(Sample()).body == b.Swap(Sample()).body);
}

}  // namespace
}  // namespace unspin
