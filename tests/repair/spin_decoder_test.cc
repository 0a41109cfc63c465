// What restoring does to words of a random spinner and to words in doubt, with profiles
// of a few pairs so that nothing else is in play.

#include "repair/spin/decoder.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

SpinProfile RandomSpinner(const Pairs& pairs, Articles articles) {
  SpinProfile profile;
  profile.name = "few";
  profile.path = "few.tsv";
  profile.touches = Touches::kAnyWord;
  profile.mapping = Mapping::kRandom;
  profile.articles = articles;
  for (const auto& [spun, original] : pairs) {
    Substitution pair;
    pair.spun = spun;
    pair.original = original;
    pair.odds = 4;
    pair.row = static_cast<uint32_t>(profile.substitutions.size() + 2);
    profile.substitutions.push_back(pair);
  }
  return profile;
}

std::vector<Edit> EditsOf(const std::string& body, const Pairs& pairs,
                          double min_confidence = 0.5,
                          Articles articles = Articles::kSpun) {
  const Channel channel(RandomSpinner(pairs, articles));
  SpinParts parts;
  parts.thesaurus = false;
  const SpinDecoder decoder(ShippedLexicon(), ShippedModel(), channel, parts);
  return decoder.Restore("", body, {body}, channel.rates() - 1, min_confidence)
      .front()
      .edits;
}

std::string Restored(const std::string& body, const Pairs& pairs,
                     Articles articles = Articles::kSpun) {
  std::string text;
  size_t at = 0;
  for (const Edit& edit : EditsOf(body, pairs, 0.5, articles)) {
    REQUIRE(edit.begin >= at);
    if (edit.kept) continue;
    text.append(body, at, edit.begin - at);
    text += edit.text;
    at = edit.end;
  }
  return text.append(body, at);
}

TEST_CASE("a restored word keeps the capital of a sentence's start") {
  CHECK(Restored("Subsequent to the crumple of the bank, he left.",
                 {{"subsequent to", "after"}, {"crumple", "collapse"}}) ==
        "After the collapse of the bank, he left.");
}

TEST_CASE("words beside punctuation and in quotation marks are restored") {
  CHECK(Restored("He paid a high worth, and “the unemployment fee” rose.",
                 {{"worth", "price"}, {"fee", "rate"}}) ==
        "He paid a high price, and “the unemployment rate” rose.");
}

TEST_CASE("phrases stand for one word and one word for phrases") {
  const Pairs pairs = {{"in keeping with", "according to"},
                       {"making an attempt", "trying"},
                       {"cannot", "can not"},
                       {"gdp", "gross domestic product"}};
  CHECK(Restored("They are making an attempt to leave, in keeping with a report.",
                 pairs) == "They are trying to leave, according to a report.");
}

TEST_CASE("a contraction is restored as a whole") {
  CHECK(Restored("The minister said it'll be a good year.", {{"it'll", "it will"}}) ==
        "The minister said it will be a good year.");
}

TEST_CASE("names are left alone") {
  const Pairs pairs = {{"worth", "price"}, {"apple", "orange"}, {"stage", "level"}};
  const std::string text = "The town of Fort Worth and Apple met at Stage.";
  CHECK(Restored(text, pairs) == text);
}

TEST_CASE("the article agrees with the original only if the spinner repaired it") {
  const Pairs pairs = {{"enterprise", "company"}};
  const std::string spun = "He works for an enterprise based in New York.";
  CHECK(Restored(spun, pairs) == "He works for a company based in New York.");
  CHECK(Restored(spun, pairs, Articles::kOriginal) ==
        "He works for an company based in New York.");
}

TEST_CASE("a word that stays although doubtful is a doubt with what else it may be") {
  const std::string body = "He paid a high price, said the chief of the bank.";
  const std::vector<Edit> edits =
      EditsOf(body, {{"high", "big"}, {"bank", "firm"}, {"price", "xylophone"}});
  REQUIRE_FALSE(edits.empty());
  for (const Edit& edit : edits) {
    CHECK(edit.kept);
    CHECK(edit.confidence > 0.5);
    CHECK(edit.confidence < 1);
    CHECK_FALSE(edit.reason.empty());
    REQUIRE_FALSE(edit.alternatives.empty());
    CHECK(edit.alternatives[0].confidence >= 0.05);
    CHECK(edit.alternatives[0].text != body.substr(edit.begin, edit.end - edit.begin));
    CHECK(edit.lexicon_row.starts_with("few.tsv:"));
    CHECK(edit.alternatives[0].text != "xylophone");
  }
}

TEST_CASE("a change below the least confidence becomes a doubt that says so") {
  const Pairs pairs = {{"worth", "price"}, {"in keeping with", "according to"}};
  const std::string body = "The worth rose, in keeping with the report.";
  const std::vector<Edit> changed = EditsOf(body, pairs);
  const std::vector<Edit> kept = EditsOf(body, pairs, 1);
  REQUIRE(changed.size() == 2);
  REQUIRE(kept.size() == 2);
  for (size_t i = 0; i < 2; ++i) {
    CHECK_FALSE(changed[i].kept);
    CHECK(kept[i].kept);
    CHECK(kept[i].begin == changed[i].begin);
    CHECK(kept[i].end == changed[i].end);
    CHECK(kept[i].alternatives[0].text == changed[i].text);
    CHECK(kept[i].reason.find("asked for 1.00") != std::string::npos);
    CHECK(kept[i].lexicon_row == changed[i].lexicon_row);
  }
}

TEST_CASE("a phrase that stays although doubtful is one doubt") {
  const std::string body = "He used to be a good player.";
  const std::vector<Edit> edits = EditsOf(body, {{"used to be", "was once"}});
  REQUIRE(edits.size() == 1);
  REQUIRE(edits[0].kept);
  CHECK(body.substr(edits[0].begin, edits[0].end - edits[0].begin) == "used to be");
  CHECK(edits[0].alternatives[0].text == "was once");
  CHECK(edits[0].confidence < 0.94);
  CHECK(edits[0].confidence + edits[0].alternatives[0].confidence ==
        doctest::Approx(1));
}

TEST_CASE("doubts give way to changes inside them") {
  // "high worth" may be "expensive" as a whole, and "worth" is surely "price".
  const std::vector<Edit> edits =
      EditsOf("He paid a very high worth for the oil.",
              {{"high worth", "expensive"}, {"worth", "price"}, {"very high", "good"}});
  size_t end = 0;
  size_t changes = 0;
  for (const Edit& edit : edits) {
    CHECK(edit.begin >= end);
    end = edit.end;
    changes += edit.kept ? 0 : 1;
  }
  CHECK(changes == 1);
}

}  // namespace
}  // namespace unspin
