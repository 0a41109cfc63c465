#include "repair/spin/phrase_verdict.h"

#include <doctest/doctest.h>

#include "lexicon/lexicon.h"

namespace unspin {
namespace {

const char kLexicon[] = UNSPIN_BINARY_DIR "/share/unspin/unspin.lex";

TEST_CASE("dense phrases of family B are recognised") {
  const Lexicon lexicon = Lexicon::Open(kLexicon);
  const PhraseJudge judge(lexicon);
  CHECK(judge.Score(
            "In keeping with the corporate, the outage price greater than 12 months "
            "of work. Nevertheless, a minimum of 1/2 of the purchasers had been "
            "affected, in response to folks conversant in the matter. {That a} repair "
            "is underway, the agency mentioned. It has grow to be one in all the "
            "largest within the area in 12 months in the past phrases, due to this "
            "fact.") > 0.5);
}

TEST_CASE("a phrase that is repeated, and a few others, prove nothing") {
  const Lexicon lexicon = Lexicon::Open(kLexicon);
  const PhraseJudge judge(lexicon);
  CHECK(judge.Score(
            "In keeping with the rules, in keeping with the law and in keeping with "
            "custom, the corporate seal was kept for 12 months.") < 0.1);
  CHECK(judge.Score("") < 0.01);
}

}  // namespace
}  // namespace unspin
