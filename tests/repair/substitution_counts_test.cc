#include "repair/spin/substitution_counts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

const std::vector<std::string> kKeys = {"he", "helium", "it", "94",
                                        "95", "some",   "few"};
enum : char32_t { kHe, kHelium, kIt, k94, k95, kSome, kFew };

SeenPair Seen(char32_t spun, char32_t original, uint32_t all, uint32_t free) {
  return {Phrase(1, spun), Phrase(1, original), all, free, 0, 0};
}

std::vector<KeptWord> Kept(char32_t word, int free, int other) {
  std::vector<KeptWord> words;
  for (int i = 0; i < free + other; ++i) {
    words.push_back({static_cast<WordId>(word), i < free});
    words.push_back({});
  }
  return words;
}

TEST_CASE("a spinner that leaves words alone that are not free touches free ones") {
  const SubstitutionCounts free({Seen(kHelium, kHe, 5, 5)}, Kept(kHe, 0, 4), kKeys);
  CHECK(free.touches() == Touches::kFreeWords);
  CHECK(free.Rate() == 1);
  const SubstitutionCounts any({Seen(kHelium, kHe, 9, 5)}, Kept(kHe, 4, 4), kKeys);
  CHECK(any.touches() == Touches::kAnyWord);
  CHECK(any.Rate() == doctest::Approx(9.0 / 17));
}

TEST_CASE("one image for nearly every occurrence is a fixed function") {
  const auto determinism = [](std::vector<SeenPair> seen, int kept) {
    return SubstitutionCounts(std::move(seen), Kept(kHe, kept, 0), kKeys).mapping();
  };
  CHECK(determinism({Seen(kHelium, kHe, 20, 20), Seen(kIt, kHe, 1, 1)}, 1) ==
        Mapping::kFixed);
  CHECK(determinism({Seen(kHelium, kHe, 5, 5), Seen(kIt, kHe, 4, 4)}, 0) ==
        Mapping::kRandom);
  CHECK(determinism({Seen(kHelium, kHe, 5, 5)}, 9) == Mapping::kRandom);
}

TEST_CASE("a fixed function loses its rare images and words that it mostly keeps") {
  std::vector<KeptWord> kept = Kept(kSome, 3, 0);
  const SubstitutionCounts counts(
      {Seen(kHelium, kHe, 20, 20), Seen(kIt, kHe, 1, 1), Seen(kFew, kSome, 1, 1)}, kept,
      kKeys);
  REQUIRE(counts.mapping() == Mapping::kFixed);
  const auto rows = counts.Rows();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] ==
        LearnedProfile::Row{"helium", "he", 20 / 20.5, "learned", "count 20"});
}

TEST_CASE("a weight is the share of the sightings of a form, itself included") {
  const SubstitutionCounts counts({Seen(kHelium, kHe, 3, 3), Seen(kHelium, kIt, 1, 1)},
                                  Kept(kHelium, 1, 7), kKeys);
  const auto rows = counts.Rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].original == "he");
  CHECK(rows[0].weight == doctest::Approx(3 / 5.5));
  CHECK(rows[1].weight == doctest::Approx(1 / 5.5));
}

TEST_CASE("figures, and names or additions seen once, are the work of an editor") {
  SeenPair name = Seen(kHelium, kHe, 1, 1);
  name.named = 1;
  SeenPair added = Seen(kFew, kSome, 1, 1);
  added.added = 1;
  CHECK(SubstitutionCounts({Seen(k95, k94, 4, 4), name, added}, {}, kKeys)
            .Rows()
            .empty());
  name.all = name.free = name.named = 2;
  CHECK(SubstitutionCounts({name}, {}, kKeys).Rows().size() == 1);
}

}  // namespace
}  // namespace unspin
