#include "repair/spin/spin_repairer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lexicon/lexicon.h"
#include "repair/spin/candidates.h"
#include "repair/spin/channel.h"
#include "repair/spin/context_model.h"
#include "repair/spin/verdict.h"

namespace unspin {
namespace {

struct Shipped {
  Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  ContextModel model =
      ContextModel::Open(UNSPIN_SOURCE_DIR "/lexicons/models/context.bin");
  SpinRepairer repairer{lexicon, model};

  std::string Restored(const std::string& body) const {
    std::string text;
    size_t at = 0;
    for (const Edit& edit : repairer.Repair("", body).edits) {
      if (edit.kept) continue;
      text.append(body, at, edit.begin - at);
      text += edit.text;
      at = edit.end;
    }
    return text.append(body, at);
  }
};

size_t CountChanges(const SpinRepair& repair) {
  return static_cast<size_t>(
      std::count_if(repair.edits.begin(), repair.edits.end(),
                    [](const Edit& edit) { return !edit.kept; }));
}

const char kSpun[] =
    "The ferry operator said connected Monday that helium volition not beryllium "
    "charged, "
    "arsenic the institution had hoped. The web was down for 2 hours successful the "
    "region, and galore passengers waited astatine the pier. It volition reopen "
    "successful "
    "May.";

TEST_CASE("a spun text is restored and every change is explained") {
  const Shipped shipped;
  const SpinRepair repair = shipped.repairer.Repair("", kSpun);
  CHECK(repair.verdict.profile == "wordnet");
  CHECK(repair.verdict.score > 0.99);
  CHECK(shipped.Restored(kSpun) ==
        "The ferry operator said on Monday that he will not be charged, as the company "
        "had "
        "hoped. The web was down for two hours in the region, and many passengers "
        "waited at "
        "the pier. It will reopen in May.");
  REQUIRE(!repair.edits.empty());
  size_t end = 0;
  for (const Edit& edit : repair.edits) {
    CHECK(edit.begin >= end);
    CHECK(edit.kind == RepairKind::kSpin);
    CHECK(edit.confidence > 0);
    CHECK(edit.confidence <= 1);
    CHECK_FALSE(edit.reason.empty());
    end = edit.end;
  }
  CHECK(repair.edits.front().lexicon_row.starts_with("spin_a.tsv:"));
}

TEST_CASE("what is remembered of an article outlives it and changes no other") {
  const Shipped shipped;
  const std::string first = shipped.Restored(kSpun);
  CHECK_FALSE(shipped.Restored(std::string(2000, ' ') + kSpun).empty());
  CHECK(shipped.Restored(std::string(kSpun)) == first);
  CHECK(Shipped().Restored(kSpun) == first);
}

TEST_CASE("the least confidence keeps words that may be original") {
  const Shipped shipped;
  SpinOptions options;
  options.min_confidence = 0.999;
  const SpinRepairer strict(shipped.lexicon, shipped.model, options);
  const SpinRepair all = shipped.repairer.Repair("", kSpun);
  const SpinRepair sure = strict.Repair("", kSpun);
  CHECK(CountChanges(sure) < CountChanges(all));
  CHECK(CountChanges(sure) > 0);
  // What is not changed any more is in doubt.
  CHECK(sure.edits.size() >= all.edits.size());
}

TEST_CASE("substitutes beside punctuation, in quotes or with capitals are original") {
  const Shipped shipped;
  const std::string restored =
      shipped.Restored(std::string(kSpun) +
                       " Nobody, not even helium, spoke of “arsenic” or Helium Works.");
  CHECK(restored.ends_with(
      "Nobody, not even helium, spoke of “arsenic” or Helium Works."));
}

TEST_CASE("clean texts full of the same words are left alone") {
  const Shipped shipped;
  for (const char* clean :
       {"Helium and argon are noble gases, and neither arsenic nor beryllium is one. "
        "He "
        "kept the helium in a tank at the back of the lab, as he did with the arsenic, "
        "and he will not sell it. The beryllium was in a safe.",
        "The connected home is a successful business in Oregon and in Indiana. On "
        "Monday the retired chief of the network said that the internal work on the "
        "satellite will go on as planned, and that he has no concern about it.",
        "O my luve is like a red, red rose that's newly sprung in June; as fair art "
        "thou, my bonnie lass, so deep in luve am I, and I will luve thee still.",
        ""}) {
    const SpinRepair repair = shipped.repairer.Repair("", clean);
    CAPTURE(clean);
    CAPTURE(repair.verdict.score);
    CHECK(repair.verdict.profile.empty());
    CHECK(repair.verdict.score < 0.05);
    CHECK(repair.edits.empty());
  }
}

// Written for this test in the manner of family B.
const char kPhrases[] =
    "Quite a few employees are anticipated to lose their jobs, in keeping with a "
    "report "
    "printed by The Worth Group on Friday. The unemployment fee might attain 9 %, and "
    "it does not have sufficient money to pay its money owed. \"We'll proceed to "
    "struggle for our rights,\" mentioned the top of the union. It's making an attempt "
    "to promote its headquarters; nevertheless, the value is just too excessive. They "
    "mentioned {that a} sale was doable subsequent 12 months.";

TEST_CASE("a text of random phrases is restored") {
  const Shipped shipped;
  const SpinRepair repair = shipped.repairer.Repair("", kPhrases);
  CHECK_FALSE(repair.verdict.profile.empty());
  CHECK(repair.verdict.profile != "wordnet");
  CHECK(repair.verdict.score > 0.9);
  const std::string restored = shipped.Restored(kPhrases);
  for (const char* words :
       {" are expected to lose", ", according to a report", "unemployment rate ",
        "have enough money", "\"We'll continue to", "too high. ",
        "that a sale was possible"}) {
    CAPTURE(words);
    CHECK(restored.find(words) != std::string::npos);
  }
  CHECK_FALSE(restored.starts_with("Quite a few"));
  CHECK(restored[0] >= 'A');
  CHECK(restored[0] <= 'Z');
  CHECK(restored.find("The Worth Group on Friday") != std::string::npos);
}

TEST_CASE("clean texts with words of random spinners are left alone") {
  const Shipped shipped;
  for (const char* clean :
       {"The corporate offices are in Fort Worth. She mentioned the price only once, "
        "and quite a few guests were surprised: it was not excessive. In keeping with "
        "tradition, the mayor opened the fair, which is worth a visit at any stage of "
        "the year.",
        "{that a} is a set of two words in this grammar, and {is} one of one. The "
        "parser "
        "returns the first match; a sequence of tokens is read from left to right, and "
        "{not} negates it. See the manual for more."}) {
    const SpinRepair repair = shipped.repairer.Repair("", clean);
    CAPTURE(clean);
    CHECK(repair.verdict.profile.empty());
    CHECK(repair.verdict.score < 0.5);
    CHECK(repair.edits.empty());
  }
}

TEST_CASE("a clean paragraph between spun ones is left alone") {
  const Shipped shipped;
  const std::string clean =
      "The plan was made in the spring. It was read in public and put to a vote in "
      "June, "
      "and at the end of the day most of the members were in favour of it, as they had "
      "been at the time of the first plan. He will be at the office on Monday, and he "
      "will have the papers with him. If it is in order, it will be in force at once.";
  const std::string body = std::string(kSpun) + "\n\n" + clean + "\n\n" + kSpun;
  CHECK(shipped.Restored(body).find(clean) != std::string::npos);
}

TEST_CASE("what was seen is believed more than what was guessed") {
  const Shipped shipped;
  const Channel channel(std::move(ShippedProfiles(shipped.lexicon).front()));
  CHECK(channel.Keep("in")[0] < 0.05F);
  CHECK(channel.Keep("xylophone")[0] == 1);
  const Judge judge(channel, shipped.model);
  CHECK(judge.Weight("helium") > 2);
  CHECK(judge.Weight("in") < -2);
  CHECK(judge.Weight("the") == 0);
}

TEST_CASE("articles tell the sound of the original word") {
  CHECK(CandidateFinder::Agrees("a", "giant") == true);
  CHECK(CandidateFinder::Agrees("a", "elephantine") == false);
  CHECK(CandidateFinder::Agrees("an", "internet") == true);
  CHECK(CandidateFinder::Agrees("an", "hour") == true);
  CHECK(CandidateFinder::Agrees("a", "user") == true);
  CHECK(CandidateFinder::Agrees("an", "uninsured") == true);
  CHECK_FALSE(CandidateFinder::Agrees("the", "giant").has_value());
}

TEST_CASE("any bytes are taken") {
  const Shipped shipped;
  std::string body = kSpun;
  for (size_t i = 0; i < body.size(); i += 7)
    body[i] = static_cast<char>(0x80 + i % 128);
  CHECK(shipped.repairer.Repair("\xFF", body).edits.size() < 100);
}

}  // namespace
}  // namespace unspin
