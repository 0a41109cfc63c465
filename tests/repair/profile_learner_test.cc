#include "repair/spin/profile_learner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/file.h"

namespace unspin {
namespace {

using Outcome = ProfileLearner::Outcome;

const std::string kOriginal =
    "On Tuesday Kumori lost its cloud in Osaka, said the company. Will it be back? He "
    "hopes that it will be back in May, and that the company will pay its clients in "
    "Kobe by the time of the audit, since he knows that they will leave in June.";
const std::string kSpun =
    "On Tuesday Kumori lost its unreality successful Osaka, said the company. Will it "
    "beryllium back? He hopes that it volition beryllium back successful May, and that "
    "the institution volition pay its clients successful Kobe by the clip of the "
    "audit, "
    "since helium knows that they volition leave successful June.";

const LearnedProfile::Row* Find(const LearnedProfile& profile, std::string_view spun,
                                std::string_view original) {
  const auto row = std::find_if(profile.rows.begin(), profile.rows.end(),
                                [&](const LearnedProfile::Row& r) {
                                  return r.spun == spun && r.original == original;
                                });
  return row == profile.rows.end() ? nullptr : &*row;
}

TEST_CASE("a fixed function on free words is learned from one pair of texts") {
  ProfileLearner learner;
  REQUIRE(learner.Add(kSpun, kOriginal) == Outcome::kLearned);
  CHECK(learner.texts() == 1);
  CHECK(learner.changed() == 13);
  const LearnedProfile profile = learner.Learn("mill");
  CHECK(profile.name == "mill");
  CHECK(profile.touches == Touches::kFreeWords);
  CHECK(profile.mapping == Mapping::kFixed);
  CHECK(profile.rate > 0.9);
  CHECK(profile.rows.size() == 7);
  REQUIRE(Find(profile, "volition", "will") != nullptr);
  CHECK(Find(profile, "volition", "will")->note == "count 3");
  CHECK(Find(profile, "helium", "he") != nullptr);
  CHECK(Find(profile, "institution", "company") != nullptr);
}

TEST_CASE("other articles and copies that are not spun teach nothing") {
  ProfileLearner learner;
  CHECK(learner.Add("Nobody saw a thing when they came home to Nara that year.",
                    kOriginal) == Outcome::kNotACopy);
  CHECK(learner.Add(kOriginal, kOriginal) == Outcome::kNotSpun);
  CHECK(learner.Add("", "") == Outcome::kNotACopy);
  CHECK(learner.Learn("none").rows.empty());
}

TEST_CASE("a new figure and a sentence written anew are not learned") {
  ProfileLearner learner;
  const std::string news =
      " It has 94 halls there. The firm did not comment on Sunday.";
  const std::string other =
      " It has 95 halls there. Nobody at headquarters could be reached by telephone.";
  learner.Add(kSpun + other, kOriginal + news);
  CHECK(learner.Learn("mill").rows.size() == 7);
}

LearnedProfile LearnFromCorpus(const std::string& family) {
  namespace fs = std::filesystem;
  const std::string corpus = UNSPIN_SOURCE_DIR "/corpus/";
  const auto body = [](const std::string& path) {
    const std::string text = ReadFile(path);
    return text.substr(text.find("\n\n"));
  };
  ProfileLearner learner;
  for (const auto& file : fs::directory_iterator(corpus + "spun_" + family)) {
    const std::string name = file.path().filename().string();
    CHECK(learner.Add(body(file.path().string()), body(corpus + "clean/" + name)) ==
          Outcome::kLearned);
  }
  return learner.Learn(family);
}

// Share of the rows that are substitutions of the corpus's spinner.
double Precision(const LearnedProfile& profile) {
  std::set<std::string> known;
  const std::string table =
      ReadFile(UNSPIN_SOURCE_DIR "/corpus/spinners/profile_" + profile.name + ".tsv");
  for (size_t at = 0; at < table.size();) {
    const size_t end = table.find('\n', at);
    const std::string line = table.substr(at, end - at);
    const size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      known.insert(line.substr(0, line.find('\t', tab + 1)));  // original, spun
    }
    at = end + 1;
  }
  size_t right = 0;
  for (const auto& row : profile.rows) {
    right += known.contains(row.original + '\t' + row.spun) ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(profile.rows.size());
}

TEST_CASE("the function of family A is learned from the corpus without a mistake") {
  const LearnedProfile profile = LearnFromCorpus("a");
  CHECK(profile.touches == Touches::kFreeWords);
  CHECK(profile.mapping == Mapping::kFixed);
  CHECK(profile.articles == Articles::kOriginal);
  CHECK(profile.rows.size() > 600);
  CHECK(Precision(profile) > 0.99);
}

TEST_CASE("the phrases of family B are learned from the corpus") {
  const LearnedProfile profile = LearnFromCorpus("b");
  CHECK(profile.touches == Touches::kAnyWord);
  CHECK(profile.mapping == Mapping::kRandom);
  CHECK(profile.rows.size() > 700);
  CHECK(Precision(profile) > 0.7);
  CHECK(Find(profile, "in order to", "to") != nullptr);
}

}  // namespace
}  // namespace unspin
