#include "repair/spin/phrase_pairs.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace unspin {
namespace {

// A splitter that speaks words.
class Blocks {
 public:
  uint32_t Add(const std::string& spun, const std::string& original, int times = 1) {
    uint32_t number = 0;
    for (int i = 0; i < times; ++i) number = splitter_.Add(Ids(spun), Ids(original));
    return number;
  }
  void Fit() { splitter_.Fit(); }

  // "based on<according to, firm<company".
  std::string Split(uint32_t block) {
    std::string out;
    for (const PhrasePair& pair : splitter_.Split(block)) {
      if (!out.empty()) out += ", ";
      out += Text(splitter_.Spun(block).subspan(pair.spun_begin, pair.spun_size)) +
             "<" +
             Text(splitter_.Original(block).subspan(pair.original_begin,
                                                    pair.original_size));
    }
    return out;
  }
  const PhraseSplitter& splitter() const { return splitter_; }

 private:
  std::vector<WordId> Ids(const std::string& text) {
    std::vector<WordId> ids;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
      ids.push_back(ids_.emplace(word, static_cast<WordId>(ids_.size())).first->second);
    }
    return ids;
  }
  std::string Text(std::span<const WordId> words) const {
    std::string text;
    for (const WordId word : words) {
      for (const auto& [key, id] : ids_) {
        if (id == word) text += (text.empty() ? "" : " ") + key;
      }
    }
    return text;
  }

  std::map<std::string, WordId> ids_;
  PhraseSplitter splitter_;
};

TEST_CASE("neighbours replaced one by one are pairs of words") {
  Blocks blocks;
  const uint32_t once = blocks.Add("unreality institution", "cloud company");
  const uint32_t often = blocks.Add("volition beryllium", "will be", 5);
  blocks.Add("volition", "will", 3);
  blocks.Add("beryllium", "be", 4);
  blocks.Fit();
  CHECK(blocks.Split(once) == "unreality<cloud, institution<company");
  CHECK(blocks.Split(often) == "volition<will, beryllium<be");
  CHECK(blocks.splitter().Count(often) == 5);
}

// Many blocks of unequal length, as a spinner that replaces phrases leaves them.
void AddPhrases(Blocks& blocks) {
  blocks.Add("as soon as", "once", 4);
  blocks.Add("a lot of", "many", 4);
  blocks.Add("12 months", "year", 4);
  blocks.Add("firm", "company", 5);
}

TEST_CASE("two words that only ever come together are one phrase") {
  Blocks blocks;
  AddPhrases(blocks);
  const uint32_t phrase = blocks.Add("based on", "according to", 4);
  blocks.Fit();
  CHECK(blocks.Split(phrase) == "based on<according to");
}

TEST_CASE("what is known from elsewhere cuts a longer block") {
  Blocks blocks;
  AddPhrases(blocks);
  blocks.Add("based on", "according to", 4);
  const uint32_t block = blocks.Add("based on the a lot of firm",
                                    "according to the "
                                    "many company");
  blocks.Fit();
  CHECK(blocks.Split(block) ==
        "based on<according to, the<the, a lot of<many, firm<company");
}

TEST_CASE("added words go to the neighbour with which they are seen elsewhere") {
  Blocks blocks;
  const uint32_t first = blocks.Add("table in order to", "table to");
  blocks.Add("pushed in order to", "pushed to");
  blocks.Add("wants in order to", "wants to");
  const uint32_t other = blocks.Add("software program of", "software of");
  blocks.Add("software program from", "software from");
  blocks.Add("software program by", "software by");
  blocks.Fit();
  CHECK(blocks.Split(first) == "table<table, in order to<to");
  CHECK(blocks.Split(other) == "software program<software, of<of");
}

TEST_CASE("equal blocks have one number") {
  Blocks blocks;
  const uint32_t number = blocks.Add("helium", "he");
  CHECK(blocks.Add("helium", "he") == number);
  CHECK(blocks.Add("he", "helium") != number);
  CHECK(blocks.splitter().size() == 2);
}

TEST_CASE("a block that no six words can bridge has no cut") {
  Blocks blocks;
  const uint32_t number = blocks.Add("a b c d e f g h", "x");
  blocks.Fit();
  CHECK(blocks.Split(number) == "");
}

}  // namespace
}  // namespace unspin
