#include "repair/mojibake/oddity.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

TEST_CASE("words and marks of one script are not odd") {
  for (const std::string text :
       {"plain", "naïve café", "“It’s – fine…”", "Привет, мир", "Η Αθήνα", "東京の会社",
        "£5", "¿Qué?", "20 µm", "IJmuiden"}) {
    CAPTURE(text);
    CHECK(OddityOf(text) < 0.6);
  }
}

TEST_CASE("what misreading makes is odd") {
  for (const std::string text : {"cafÃ©", "GruÌˆn", "вЂ™s", "Jos√©!", "n├®", "Ä°zmir",
                                 "Timi»ôoara", "30В°", "SĂŁo"}) {
    CAPTURE(text);
    CHECK(OddityOf(text) > 0.65);
  }
}

TEST_CASE("a meter sums up over pieces as over the whole") {
  const std::string text = "It costs 5 Â£ – naÃ¯ve, n’est-ce pas? Ã‰";
  OddityMeter pieces;
  for (size_t i = 0; i < text.size();) {
    size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
      ++end;
    pieces.Add(std::string_view(text).substr(i, end - i));
    i = end;
  }
  CHECK(pieces.oddity() == doctest::Approx(OddityOf(text)));
}

}  // namespace
}  // namespace unspin
