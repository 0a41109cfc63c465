#include "extract/tagger/tag_model.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

TagModelParts SmallParts() {
  TagModelParts parts;
  parts.words = {{0x1111222233334444U, {5, 2, 1}}, {0xAAAABBBBCCCCDDDDU, {9, 3, 1}}};
  TagModelParts::Feature person{0x0123456789ABCDEFU, {}};
  person.weights[FirstTag(EntityType::kPerson)] = 1.27F;
  TagModelParts::Feature outside{0xFEDCBA9876543210U, {}};
  outside.weights[kOutside] = -0.5F;
  outside.weights[FirstTag(EntityType::kPerson)] = 0.25F;
  parts.features = {person, outside};
  parts.transitions.between[1][6] = 2;
  parts.transitions.start[3] = -1;
  parts.description = "two features";
  return parts;
}

std::string OpenError(const std::string& bytes) {
  const TemporaryFolder folder;
  try {
    TagModel::Open(folder.Write("damaged.bin", bytes));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

FeatureList Features(std::initializer_list<uint64_t> keys) {
  FeatureList list;
  for (const uint64_t key : keys) list.keys[list.size++] = key;
  return list;
}

TEST_CASE("a written model answers with its own weights and clusters") {
  const TemporaryFolder folder;
  const TagModel model =
      TagModel::Open(folder.Write("small.bin", BuildTagModel(SmallParts())));
  CHECK(model.description() == "two features");
  CHECK(model.ClustersOf(0xAAAABBBBCCCCDDDDU) == WordClusters{9, 3, 1});
  CHECK(model.ClustersOf(0x1111222233334445U) == WordClusters{});
  const TagScores both =
      model.Score(Features({0x0123456789ABCDEFU, 0xFEDCBA9876543210U, 77}));
  CHECK(both[FirstTag(EntityType::kPerson)] == doctest::Approx(1.52).epsilon(0.01));
  CHECK(both[kOutside] == doctest::Approx(-0.5).epsilon(0.01));
  CHECK(model.Score(Features({77}))[kOutside] == 0);
  CHECK(model.transitions().between[1][6] == 2);
  CHECK(model.transitions().start[3] == -1);
}

TEST_CASE("what is no sound model is refused with the cause") {
  const std::string sound = BuildTagModel(SmallParts());
  CHECK(OpenError(sound).empty());
  CHECK(OpenError("rubbish").find("is no tagger model") != std::string::npos);
  CHECK(OpenError(sound.substr(0, sound.size() - 16)).find("checksum") !=
        std::string::npos);
  std::string flipped = sound;
  flipped[flipped.size() - 40] ^= 1;
  CHECK(OpenError(flipped).find("checksum") != std::string::npos);
  std::string other = sound;
  other.replace(other.find("version 1"), 9, "version 7");
  CHECK(OpenError(other).find("format 7") != std::string::npos);
  std::string features = sound;
  features.replace(features.find("features 0"), 10, "features 9");
  CHECK(OpenError(features).find("train it anew") != std::string::npos);
}

}  // namespace
}  // namespace unspin
