#include "repair/language.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("the language of a text is told by its words or its script") {
  CHECK(GuessLanguage("The bank said that it was down for an hour on Monday.") == "en");
  CHECK(GuessLanguage("Die Bank sagte, dass sie am Montag eine Stunde nicht erreichbar "
                      "war und das Netz auch.") == "de");
  CHECK(GuessLanguage("La banque est en panne et les clients ne sont pas dans une "
                      "situation facile.") == "fr");
  CHECK(GuessLanguage("Банк не работал в понедельник") == "ru");
  CHECK(GuessLanguage("銀行のシステムが停止した") == "ja");
  CHECK(GuessLanguage("银行系统停止") == "zh");
  CHECK(GuessLanguage("1 2 3") == "und");
  CHECK(GuessLanguage("") == "und");
}

TEST_CASE("spun English is English") {
  CHECK(GuessLanguage("Players of the crippled tin log successful again, and the "
                      "phantasy of it went acheronian connected Saturday.") == "en");
}

}  // namespace
}  // namespace unspin
