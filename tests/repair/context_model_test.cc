#include "repair/spin/context_model.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"

namespace unspin {
namespace {

std::string TestPath(const std::string& name) {
  return (std::filesystem::temp_directory_path() / name).string();
}

// <unknown> 0, <s> 1, </s> 2, cloud 3, the 4, helium 5.
ContextModelParts SmallParts() {
  ContextModelParts parts;
  parts.words = {"<unknown>", "<s>", "</s>", "cloud", "the", "helium"};
  parts.unigrams = {-3.0F, -9.0F, -2.5F, -4.0F, -1.5F, -8.0F};
  parts.backoffs = {0, -0.25F, 0, -0.5F, -0.75F, 0};
  parts.bigrams = {{0, 4, 3, -2.0F}, {0, 1, 4, -1.0F}};
  parts.contexts = {{0, 1, 4, -0.5F}};
  parts.trigrams = {{1, 4, 3, -1.25F}};
  parts.description = "six words";
  return parts;
}

std::string SmallModel(const std::string& name) {
  const std::string path = TestPath(name);
  WriteFileAtomically(path, BuildContextModel(SmallParts()));
  return path;
}

std::string OpenError(const std::string& bytes) {
  const std::string path = TestPath("unspin_context_damaged.bin");
  WriteFileAtomically(path, bytes);
  try {
    ContextModel::Open(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST_CASE(
    "a written model answers with its own values and backs off where it has none") {
  const ContextModel model = ContextModel::Open(SmallModel("unspin_context_small.bin"));
  const auto cloud = model.Find("cloud");
  const auto the = model.Find("the");
  const auto helium = model.Find("helium");
  const auto start = model.sentence_start();
  REQUIRE(cloud != ContextModel::kUnknown);
  CHECK(model.vocabulary_size() == 6);
  CHECK(model.description() == "six words");
  CHECK(model.Unigram(cloud) == doctest::Approx(-4.0));
  CHECK(model.LogProb(cloud, the, start) == doctest::Approx(-1.25));
  CHECK(model.LogProb(cloud, the, cloud) == doctest::Approx(-2.0));
  CHECK(model.LogProb(helium, the, cloud) == doctest::Approx(-8.75));
  CHECK(model.LogProb(helium, the, start) == doctest::Approx(-9.25));
}

TEST_CASE("a phrase scores as its words one after another") {
  const ContextModel model =
      ContextModel::Open(SmallModel("unspin_context_phrase.bin"));
  CHECK(model.LogProb("cloud") == doctest::Approx(-4.0));
  CHECK(model.LogProb("the cloud") == doctest::Approx(-1.5 - 2.0));
  // No trigram: the bigram, with the back-off of a pair that is not known.
  CHECK(model.LogProb("helium the cloud") == doctest::Approx(-8.0 - 1.5 - 2.0));
  CHECK(model.LogProb("the quux") == doctest::Approx(-1.5 - 0.75 - 3.0));
  CHECK(model.LogProb("") == 0);

  ContextModelParts parts = SmallParts();
  parts.contexts.push_back({0, 3, 4, -0.125F});
  parts.trigrams.push_back({3, 4, 5, -0.5F});
  const std::string path = TestPath("unspin_context_longer.bin");
  WriteFileAtomically(path, BuildContextModel(parts));
  CHECK(ContextModel::Open(path).LogProb("cloud the helium") ==
        doctest::Approx(-4.0 - 0.5 - 1.5 - 0.5));
}

TEST_CASE("many words after one history score as one by one") {
  const ContextModel model = ContextModel::Open(SmallModel("unspin_context_many.bin"));
  const auto the = model.Find("the");
  const ContextModel::History known = model.HistoryOf(the, model.sentence_start());
  const ContextModel::History bigram = model.HistoryOf(the);
  std::vector<ContextModel::Query> queries;
  for (int i = 0; i < 20; ++i) {
    queries.push_back({model.Find("cloud"), &known, 0});
    queries.push_back({model.Find("helium"), &known, 0});
    queries.push_back({model.Find("cloud"), &bigram, 0});
  }
  model.LogProb(queries);
  for (size_t i = 0; i < queries.size(); i += 3) {
    CHECK(queries[i].log_prob == doctest::Approx(-1.25));
    CHECK(queries[i + 1].log_prob == doctest::Approx(-9.25));
    // Neither a trigram nor its back-off.
    CHECK(queries[i + 2].log_prob == doctest::Approx(-2.0));
  }
}

TEST_CASE("a word outside the vocabulary scores as the unknown class") {
  const ContextModel model =
      ContextModel::Open(SmallModel("unspin_context_unknown.bin"));
  CHECK(model.Find("quux") == ContextModel::kUnknown);
  CHECK(model.Find("") == ContextModel::kUnknown);
  CHECK(model.Find(std::string(1000, 'a')) == ContextModel::kUnknown);
  CHECK(model.Unigram(ContextModel::kUnknown) == doctest::Approx(-3.0));
  CHECK(model.LogProb(ContextModel::kUnknown, model.Find("the"), model.Find("cloud")) ==
        doctest::Approx(-3.75));
}

TEST_CASE("a file that is no sound model of this program is refused with the cause") {
  const std::string good = BuildContextModel(SmallParts());
  CHECK(OpenError(good).empty());
  CHECK(OpenError("").find("not a context model") != std::string::npos);
  CHECK(OpenError("unspin lexicon\nversion 1\n\n").find("not a context model") !=
        std::string::npos);

  std::string version = good;
  version.replace(version.find("version 1"), 9, "version 7");
  CHECK(OpenError(version).find("version 7, this program reads 1") !=
        std::string::npos);

  std::string cut = good;
  cut.replace(cut.find("tokenisation ") + 13, 4, "zzzz");
  CHECK(OpenError(cut).find("trained with tokenisation zzzz") != std::string::npos);

  std::string count = good;
  count.replace(count.find("words 6"), 7, "words 9");
  CHECK(OpenError(count).find("bytes of tables, expected") != std::string::npos);

  CHECK(OpenError(good.substr(0, good.size() - 1)).find("bytes of tables") !=
        std::string::npos);
  CHECK(OpenError(good.substr(0, 40)).find("no end") != std::string::npos);

  std::string flipped = good;
  flipped[flipped.size() - 12] ^= 1;
  CHECK(OpenError(flipped).find("checksum") != std::string::npos);
}

TEST_CASE("a model whose samples answer differently is refused") {
  std::string wrong = BuildContextModel(SmallParts());
  wrong.replace(wrong.find("cloud -80"), 9, "cloud -81");
  CHECK(OpenError(wrong).find("gives -80") != std::string::npos);
}

TEST_CASE("parts of unequal length are refused") {
  ContextModelParts parts = SmallParts();
  parts.unigrams.pop_back();
  CHECK_THROWS_AS(BuildContextModel(parts), Error);
}

TEST_CASE("the committed model knows common news phrases") {
  const ContextModel model =
      ContextModel::Open(UNSPIN_SOURCE_DIR "/lexicons/models/context.bin");
  const auto score = [&model](std::vector<std::string> words) {
    return model.LogProb(model.Find(words[2]), model.Find(words[1]),
                         model.Find(words[0]));
  };
  CHECK(model.vocabulary_size() > 30000);
  CHECK(score({"the", "chief", "executive"}) >
        score({"the", "chief", "enforcement"}) + 3);
  CHECK(score({"access", "to", "the"}) > score({"access", "to", "helium"}) + 5);
  CHECK(score({"the", "cloud", "computing"}) >
        score({"the", "cloud", "unreality"}) + 3);
}

}  // namespace
}  // namespace unspin
