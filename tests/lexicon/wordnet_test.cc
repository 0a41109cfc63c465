#include "lexicon/wordnet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "lexicon/compiled_file.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// Five synsets: helium = he < element; successful ~ in; go.
void WriteSmallWordNet(const std::string& folder) {
  const auto write = [&](const std::string& name, const std::string& text) {
    WriteFileAtomically(folder + "/" + name, "  1 licence\n" + text);
  };
  write("data.noun",
        "00000100 27 n 02 Helium 0 he 1 001 @ 00000200 n 0000 | a gas  \n"
        "00000200 27 n 01 chemical_element 0 001 ~ 00000100 n 0000 | matter  \n");
  write("index.noun",
        "chemical_element n 1 1 ~ 1 0 00000200  \n"
        "he n 1 1 @ 1 0 00000100  \n"
        "helium n 1 1 @ 1 0 00000100  \n");
  write("data.verb", "00000100 38 v 01 go 0 000 01 + 01 00 | move  \n");
  write("index.verb", "go v 1 0 1 0 00000100  \n");
  write("data.adj",
        "00000100 00 a 01 successful 0 001 & 00000200 a 0000 | having succeeded  \n"
        "00000200 00 s 01 in(p) 0 001 & 00000100 a 0000 | in fashion  \n");
  write("index.adj",
        "in a 1 1 & 1 0 00000200  \n"
        "successful a 1 1 & 1 0 00000100  \n");
  write("data.adv", "");
  write("index.adv", "");
  for (const char* name : {"noun.exc", "adj.exc", "adv.exc"}) write(name, "");
  write("verb.exc", "went go\n");
}

std::string CompileSmall(const TemporaryFolder& folder) {
  WriteSmallWordNet(folder.path().string());
  CompiledFileWriter writer;
  CompileWordNet(folder.path().string(), writer);
  const std::string path = folder.path().string() + "/wordnet.lex";
  WriteFileAtomically(path, writer.Finish());
  return path;
}

TEST_CASE("words are found in lower case with spaces, and their senses have words") {
  const TemporaryFolder folder;
  const CompiledFile file = CompiledFile::Open(CompileSmall(folder));
  const WordNet wordnet(file);
  CHECK(wordnet.senses() == 5);
  REQUIRE(wordnet.Find("chemical element"));
  CHECK_FALSE(wordnet.Find("Helium"));
  CHECK_FALSE(wordnet.Find("argon"));
  const auto he = wordnet.Find("he");
  REQUIRE(he);
  REQUIRE(wordnet.Senses(*he).size() == 1);
  const WordNet::SenseId sense = wordnet.Senses(*he)[0];
  CHECK(wordnet.PartOfSpeech(sense) == 'n');
  std::vector<std::string> words;
  for (const auto word : wordnet.Words(sense)) words.emplace_back(wordnet.Text(word));
  CHECK(words == std::vector<std::string>{"helium", "he"});
}

TEST_CASE("pointers lead from a sense to another, both ways where WordNet has both") {
  const TemporaryFolder folder;
  const CompiledFile file = CompiledFile::Open(CompileSmall(folder));
  const WordNet wordnet(file);
  const auto in = wordnet.Find("in");
  REQUIRE(in);
  const WordNet::SenseId sense = wordnet.Senses(*in)[0];
  REQUIRE(wordnet.PointerCount(sense) == 1);
  const WordNet::Pointer pointer = wordnet.PointerAt(sense, 0);
  CHECK(pointer.kind == WordNet::PointerKind::kSimilar);
  CHECK(wordnet.Text(wordnet.Words(pointer.sense)[0]) == "successful");
  const WordNet::SenseId gas = wordnet.Senses(*wordnet.Find("helium"))[0];
  CHECK(wordnet.PointerAt(gas, 0).kind == WordNet::PointerKind::kHypernym);
}

TEST_CASE("an irregular form leads to its base") {
  const TemporaryFolder folder;
  const CompiledFile file = CompiledFile::Open(CompileSmall(folder));
  const WordNet wordnet(file);
  const auto bases = wordnet.BasesOfIrregular(*wordnet.Find("went"));
  REQUIRE(bases.size() == 1);
  CHECK(wordnet.Text(bases[0]) == "go");
  CHECK(wordnet.BasesOfIrregular(*wordnet.Find("go")).empty());
}

TEST_CASE("a file without WordNet gives an empty one") {
  const TemporaryFolder folder;
  const std::string path = folder.path().string() + "/empty.lex";
  WriteFileAtomically(path, CompiledFileWriter().Finish());
  const CompiledFile file = CompiledFile::Open(path);
  const WordNet wordnet(file);
  CHECK(wordnet.words() == 0);
  CHECK_FALSE(wordnet.Find("he"));
}

TEST_CASE("a broken line is named by file and line") {
  const TemporaryFolder folder;
  WriteSmallWordNet(folder.path().string());
  WriteFileAtomically(folder.path().string() + "/index.verb",
                      "  1 licence\ngo v many\n");
  CompiledFileWriter writer;
  CHECK_THROWS_WITH_AS(
      CompileWordNet(folder.path().string(), writer),
      (folder.path().string() + "/index.verb:2 has 'many' where a number is expected")
          .c_str(),
      Error);
}

TEST_CASE("sections that lead out of bounds are refused") {
  const TemporaryFolder folder;
  const CompiledFile good = CompiledFile::Open(CompileSmall(folder));
  for (const char* damaged :
       {"wordnet/senses", "wordnet/sense_words", "wordnet/pointers",
        "wordnet/word_ends", "wordnet/exceptions"}) {
    CompiledFileWriter writer;
    for (const auto& [name, bytes] : good.sections()) {
      std::string copy(bytes);
      if (name == damaged) std::fill(copy.begin(), copy.begin() + 4, '\x7f');
      writer.Add(name, copy);
    }
    const std::string path = folder.path().string() + "/damaged.lex";
    WriteFileAtomically(path, writer.Finish());
    const CompiledFile file = CompiledFile::Open(path);
    CAPTURE(damaged);
    CHECK_THROWS_AS(WordNet{file}, Error);
  }
}

}  // namespace
}  // namespace unspin
