#include "repair/spin/changed_blocks.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

struct Found {
  std::vector<CopyWord> spun;
  std::vector<CopyWord> original;
  std::vector<ChangedBlock> blocks;

  std::string Text(size_t i) const {
    const ChangedBlock& block = blocks[i];
    return Join(spun, block.spun_begin, block.spun_end) + "<" +
           Join(original, block.original_begin, block.original_end);
  }
  static std::string Join(const std::vector<CopyWord>& words, uint32_t begin,
                          uint32_t end) {
    std::string text;
    for (uint32_t i = begin; i < end; ++i) {
      text += (text.empty() ? "" : " ") + words[i].key;
    }
    return text;
  }
};

Found Find(std::string_view spun, std::string_view original) {
  Found found{SplitCopyWords(spun), SplitCopyWords(original), {}};
  found.blocks = FindChangedBlocks(AlignCopies(found.spun, found.original), found.spun,
                                   found.original);
  return found;
}

TEST_CASE("a block knows whether what was changed was free or a name") {
  const Found found =
      Find("Then the Osaka hallway, which fell, went to Fb astatine noon",
           "Then the Osaka hall, which fell, went to Facebook at noon");
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.Text(0) == "hallway<hall");
  CHECK_FALSE(found.blocks[0].free);
  CHECK_FALSE(found.blocks[0].named);
  CHECK(found.Text(1) == "fb astatine<facebook at");
  CHECK(found.blocks[1].named);
  CHECK(Find("went to a hallway there", "went to a hall there").blocks[0].free);
}

TEST_CASE("an added word takes its neighbours along, but no name and no mark") {
  const Found found = Find("They met in order to talk", "They met to talk");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.Text(0) == "met in order to<met to");
  CHECK(found.blocks[0].added);
  CHECK(found.blocks[0].changed == 2);
  CHECK(Find("Then we saw Osaka indeed, he said", "Then we saw Osaka, he said")
            .blocks.empty());
}

TEST_CASE("two blocks that share a neighbour are one") {
  const Found found =
      Find("He was not so very tall and went up", "He was very tall and went up");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.Text(0) == "was not so very<was very");
  const Found joined = Find("it was quite good indeed for all of us here",
                            "it was good for all of us here");
  REQUIRE(joined.blocks.size() == 1);
  CHECK(joined.Text(0) == "was quite good indeed for<was good for");
}

TEST_CASE("marks at the edge are cut off, marks inside on one side spoil the block") {
  const Found edge = Find("so he went astatine — then he came",
                          "so he went at then he "
                          "came");
  REQUIRE(edge.blocks.size() == 1);
  CHECK(edge.Text(0) == "astatine<at");
  CHECK(Find("so it went up (way) high then back home",
             "so it went by far then back "
             "home")
            .blocks.empty());
}

TEST_CASE("a sentence written anew gives no blocks") {
  CHECK(
      Find("Nobody at headquarters had ever heard such things about Osaka before noon",
           "One witness from the area said that it was news for Osaka as well")
          .blocks.empty());
}

TEST_CASE("the article before a block agrees with one of its words") {
  CHECK(Find("it was a early sign", "it was a new sign").blocks[0].article == -1);
  CHECK(Find("it was an early sign", "it was a new sign").blocks[0].article == 1);
  CHECK(Find("it was a caller sign", "it was a new sign").blocks[0].article == 0);
}

}  // namespace
}  // namespace unspin
