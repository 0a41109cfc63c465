#include "repair/language.h"

#include <doctest/doctest.h>

#include <map>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

const LanguageGuesser& Guesser() {
  static const LanguageGuesser kGuesser(ShippedLexicon());
  return kGuesser;
}

std::string Guess(std::string_view text) { return Guesser().Guess(text); }

TEST_CASE("the language of a text is told by its words, its letters or its script") {
  CHECK(Guess("The bank said that it was down for an hour on Monday.") == "en");
  CHECK(Guess("Die Bank sagte, dass sie am Montag eine Stunde nicht erreichbar war und "
              "das Netz auch.") == "de");
  CHECK(Guess("La banque est en panne et les clients ne sont pas dans une situation "
              "facile.") == "fr");
  CHECK(Guess("Банк не работал в понедельник") == "ru");
  CHECK(Guess("銀行のシステムが停止した") == "ja");
  CHECK(Guess("银行系统停止") == "zh");
}

TEST_CASE("what says nothing is und, unless the record says what it is") {
  for (const std::string_view text : {"1 2 3", "", "Acme Corp.", "XK-120 45 %"}) {
    CAPTURE(text);
    CHECK(Guess(text) == "und");
  }
  CHECK(Guesser().Guess("Acme Corp.", "de-AT") == "de");
  CHECK(Guesser().Guess("1 2 3", "de") == "und");
}

TEST_CASE("a declared language is a hint only") {
  const std::string_view english =
      "The bank said that it was down for an hour on Monday, and the app as well.";
  CHECK(Guesser().Guess(english, "de") == "en");
  CHECK(Guesser().Guess("Bankens app er nede.", "da") == "da");
  CHECK(Guesser().Guess("Bankens app er nede.", "nb") == "nb");
}

TEST_CASE("spun English is English") {
  CHECK(
      Guess("Players of the crippled tin log successful again, and the phantasy of it "
            "went acheronian connected Saturday.") == "en");
}

TEST_CASE("the language of most of a text decides, however long it is") {
  const std::string english =
      "The bank said that its app was down for an hour on Monday, and that it was "
      "sorry. ";
  const std::string german =
      "Die Bank teilte mit, dass ihre App am Montag für eine Stunde ausgefallen war. ";
  std::string text;
  for (int i = 0; i < 40; ++i) text += i % 4 == 1 ? english : german;
  CHECK(Guess(text) == "de");
  CHECK(Guess("“" + german + "” is what it said in English, too: " + english +
              english) == "en");
}

TEST_CASE("short and long news in many languages are told apart and left unchanged") {
  std::map<std::string, std::pair<double, double>> right;  // by length: right, all
  for (const RepairCase& c : ReadCases("languages.tsv")) {
    CAPTURE(c.note);
    CAPTURE(c.damaged);
    const std::string& language = c.damaged;
    const std::string& text = c.repaired;
    auto& [hits, all] = right[c.label];
    ++all;
    if (Guess(text) == language) {
      ++hits;
    } else {
      MESSAGE(c.label << " " << language << " taken for " << Guess(text));
    }
    CHECK(RepairedBody(text) == text);
  }
  REQUIRE(right.size() == 3);
  CHECK(right["short"].second >= 50);
  CHECK(right["short"].first >= 0.95 * right["short"].second);
  CHECK(right["middle"].first >= 0.95 * right["middle"].second);
  CHECK(right["long"].first >= 0.99 * right["long"].second);
}

}  // namespace
}  // namespace unspin
