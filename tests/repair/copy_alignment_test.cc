#include "repair/spin/copy_alignment.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace unspin {
namespace {

std::string Join(const std::vector<CopyWord>& words, uint32_t begin, uint32_t end) {
  std::string text;
  for (uint32_t i = begin; i < end; ++i) {
    text += (text.empty() ? "" : " ") + (words[i].key == "\n" ? "|" : words[i].key);
  }
  return text;
}

// The changed blocks as "spun<original".
std::vector<std::string> Changes(std::string_view left_text,
                                 std::string_view right_text) {
  const auto left = SplitCopyWords(left_text);
  const auto right = SplitCopyWords(right_text);
  std::vector<std::string> changes;
  for (const CopyBlock& block : AlignCopies(left, right)) {
    if (block.kept) continue;
    changes.push_back(Join(left, block.left_begin, block.left_end) + "<" +
                      Join(right, block.right_begin, block.right_end));
  }
  return changes;
}

using Strings = std::vector<std::string>;

TEST_CASE("replaced words stand against their originals") {
  CHECK(Changes("The institution moved its unreality to Osaka successful May.",
                "The company moved its cloud to Osaka in May.") ==
        Strings{"institution<company", "unreality<cloud", "successful<in"});
}

TEST_CASE("added and lost words have an empty side") {
  CHECK(Changes("They met in order to talk about Osaka.",
                "They met to talk today of "
                "Osaka.") == Strings{"in order<", "about<today of"});
}

TEST_CASE("case, quotes and a before an are no change") {
  CHECK(Changes("An “Aged” lawsuit", "A \"aged\" lawsuit") == Strings{});
}

TEST_CASE("an image that is an original elsewhere is not aligned crosswise") {
  CHECK(Changes("the ample firm bought a large rival",
                "the large firm bought a major "
                "rival") == Strings{"ample<large", "large<major"});
}

TEST_CASE("missing paragraphs and added boilerplate stay apart from the rest") {
  const std::string original =
      "Kumori Cloud lost a hall in Osaka on Tuesday.\n\nRivals gained 12 customers of "
      "the firm.\n\nThe chief executive, Aiko Mori, will speak on Friday.";
  const std::string spun =
      "Share this story\n\nKumori Cloud lost a hallway successful Osaka on Tuesday."
      "\n\nThe chief executive, Aiko Mori, volition talk on Friday.\n\nSource Wire";
  CHECK(Changes(spun, original) ==
        Strings{"share this story |<", "hallway successful<hall in",
                "<. | rivals gained 12 customers of the firm",
                "volition talk<will "
                "speak",
                "| source wire<"});
}

TEST_CASE("two spun copies of one story are aligned too") {
  CHECK(Changes("Kumori helium astatine Osaka mentioned", "Kumori he at Osaka said") ==
        Strings{"helium astatine<he at", "mentioned<said"});
}

TEST_CASE("the share of kept words tells copies from other texts") {
  const auto share = [](std::string_view a, std::string_view b) {
    const auto left = SplitCopyWords(a);
    const auto right = SplitCopyWords(b);
    return KeptShare(AlignCopies(left, right), left, right);
  };
  CHECK(share("he went to Osaka", "helium went to Osaka") == doctest::Approx(0.75));
  CHECK(share("he went to Osaka", "nobody saw Kyoto burn") == 0);
  CHECK(share("", "word") == 0);
}

TEST_CASE("blocks cover both copies in order, kept and changed in turn") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    const auto text = [&](size_t most, int kinds) {
      std::string out;
      for (size_t i = random() % most; i > 0; --i) {
        const int kind = static_cast<int>(random()) % kinds;
        out += kind == 0 ? ", " : "W" + std::to_string(kind) + " ";
      }
      return out;
    };
    const int kinds = 3 + static_cast<int>(random() % 200);
    const auto left = SplitCopyWords(text(300, kinds));
    const auto right = SplitCopyWords(text(300, kinds));
    uint32_t i = 0;
    uint32_t j = 0;
    bool sound = true;
    const CopyBlock* before = nullptr;
    const std::vector<CopyBlock> blocks = AlignCopies(left, right);
    for (const CopyBlock& block : blocks) {
      sound = sound && block.left_begin == i && block.right_begin == j;
      sound = sound && (before == nullptr || before->kept != block.kept);
      for (uint32_t k = 0; block.kept && k < block.left_size(); ++k) {
        sound = sound && (left[i + k].key == right[j + k].key ||
                          (!left[i + k].is_word && !right[j + k].is_word));
      }
      sound = sound && (!block.kept || block.left_size() == block.right_size());
      i = block.left_end;
      j = block.right_end;
      before = &block;
    }
    CHECK((sound && i == left.size() && j == right.size()));
  }
}

TEST_CASE("a long text without any anchor is one change, at once") {
  std::string left;
  std::string right;
  for (int i = 0; i < 20000; ++i) {
    left += i % 3 != 0 ? "the " : "of ";
    right += i % 2 != 0 ? "an " : "to ";
  }
  const auto left_words = SplitCopyWords(left);
  const auto right_words = SplitCopyWords(right);
  CHECK(AlignCopies(left_words, right_words).size() == 1);
}

}  // namespace
}  // namespace unspin
