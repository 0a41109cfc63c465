// The texts that repair prints for people.

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

#include "cli/child.h"
#include "cli/repair_list.h"
#include "cli/shown_text.h"
#include "cli/word_diff.h"
#include "core/mapped_text.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using cli::DiffStyle;
using cli::ListRepairs;
using cli::SummariseRepairs;
using cli::WordDiff;

struct Change {
  std::string from;
  std::string to;
  RepairKind kind = RepairKind::kSpin;
  bool kept = false;
};

// `original` with the first of each `from` changed; they stand in this order.
Document Repaired(const std::string& original, std::initializer_list<Change> changes) {
  MappedText text(original, {0, original.size()}, Field::kBody);
  std::vector<Edit> edits;
  size_t at = 0;
  for (const Change& change : changes) {
    at = original.find(change.from, at);
    REQUIRE(at != std::string::npos);
    Edit edit;
    edit.begin = at;
    edit.end = at += change.from.size();
    edit.text = change.to;
    edit.kind = change.kind;
    edit.kept = change.kept;
    edit.confidence = 0.75;
    edit.reason = "it fits better";
    edit.lexicon_row = change.kind == RepairKind::kSpin ? "spin_a.tsv:12" : "";
    if (change.kind == RepairKind::kSpin) edit.alternatives = {{"it", 0.125}};
    edits.push_back(edit);
  }
  text.Apply("test", edits);
  Document document;
  document.original = original;
  document.repairs = text.TakeRepairs();
  document.doubts = text.TakeDoubts();
  document.body = text.TakeText();
  document.spun = {0.998, "wordnet"};
  return document;
}

TEST_CASE("neighbouring changes are one in the diff, others are not") {
  CHECK(WordDiff(Repaired("so helium volition go astatine once",
                          {{"helium", "he"}, {"volition", "will"}, {"astatine", "at"}}),
                 {}) ==
        "so [-helium volition-]{+he will+} go [-astatine-]{+at+} once\n");
  CHECK(WordDiff(
            Repaired("helium, volition go", {{"helium", "he"}, {"volition", "will"}}),
            {}) == "[-helium-]{+he+}, [-volition-]{+will+} go\n");
  CHECK(WordDiff(Repaired("donâ€™t helium",
                          {{"â€™", "’", RepairKind::kMojibake}, {"helium", "he"}}),
                 {}) == "don[-â€™-]{+’+}t [-helium-]{+he+}\n");
  CHECK(WordDiff(Repaired("Ad. helium",
                          {{"Ad.", "", RepairKind::kBoilerplate}, {"helium", "he"}}),
                 {}) == "[-Ad.-] [-helium-]{+he+}\n");
}

TEST_CASE("long removed blocks are cut and counted, short ones are not") {
  std::string block = "Trending";
  for (int i = 1; i < 40; ++i) block += " word" + std::to_string(i);
  const std::string diff = WordDiff(
      Repaired("He left. " + block + "\nEnd.", {{block, "", RepairKind::kBoilerplate}}),
      {});
  CHECK(diff.starts_with("He left. [-Trending word1 word2 "));
  CHECK(diff.ends_with(" word38 word39 (40 words)-]\nEnd.\n"));
  CHECK(diff.size() < 110);
  CHECK(WordDiff(Repaired("Read also: more\nEnd.",
                          {{"Read also: more\n", "", RepairKind::kBoilerplate}}),
                 {}) == "[-Read also: more↵-]End.\n");
}

TEST_CASE("colours stand in the place of brackets and white space is not marked") {
  const DiffStyle colour{true, 0};
  CHECK(WordDiff(Repaired("so helium go", {{"helium", "he"}}), colour) ==
        "so \x1b[31;9mhelium\x1b[0m \x1b[32mhe\x1b[0m go\n");
  CHECK(WordDiff(Repaired("a\nb", {{"\n", " ", RepairKind::kSpace}}), colour) ==
        "a b\n");
  CHECK(WordDiff(Repaired("a<p>b", {{"<p>", "\n\n", RepairKind::kMarkup}}), {}) ==
        "a[-<p>-]\n\nb\n");
}

TEST_CASE("removed text cannot command the terminal") {
  const std::string diff =
      WordDiff(Repaired("a\x1b[2Jb\u200bc", {{"\x1b[2J", "", RepairKind::kControl},
                                             {"\u200b", "", RepairKind::kControl}}),
               {});
  CHECK(diff == "a[-<U+001B>[2J-]b[-<U+200B>-]c\n");
}

TEST_CASE("paragraphs are wrapped between words, colours at the ends of lines closed") {
  CHECK(cli::Wrapped("one two three four\n\nfive", 9) ==
        "one two\nthree\nfour\n\nfive");
  CHECK(cli::Wrapped("incomprehensible to me", 5) == "incomprehensible\nto me");
  const std::string red(cli::kRed);
  const std::string reset(cli::kReset);
  CHECK(cli::Wrapped("so " + red + "many words" + reset + " here", 8) ==
        "so " + red + "many" + reset + "\n" + red + "words" + reset + "\nhere");
  CHECK(cli::Wrapped("東京 東京 東京", 9) == "東京 東京\n東京");
  CHECK(WordDiff(Repaired("a " + std::string(60, 'b') + " " + std::string(60, 'c'), {}),
                 {false, 400}) ==
        "a " + std::string(60, 'b') + "\n" + std::string(60, 'c') + "\n");
}

TEST_CASE("changes and doubts are listed in aligned columns with all candidates") {
  const Document document =
      Repaired("so helium made a speech <b>", {{"helium", "he"},
                                               {"speech", "", RepairKind::kSpin, true},
                                               {"<b>", "", RepairKind::kMarkup}});
  CHECK(
      ListRepairs(document, false) ==
      "place  kind    score  original  now    lexicon row    candidates            "
      "reason\n"
      "3-5    spin    0.75   helium    he     spin_a.tsv:12  he 0.75, it 0.12      it "
      "fits better\n"
      "20-20  markup  0.75   <b>              -                                    it "
      "fits better\n"
      "13-19  doubt   0.75   speech    stays  spin_a.tsv:12  speech 0.75, it 0.12  it "
      "fits better\n");
  CHECK(ListRepairs(document, true).find("\x1b[31mhelium") != std::string::npos);
  CHECK(SummariseRepairs(document) ==
        "spun by profile wordnet, score 0.998: 1 of 5 words changed, mean confidence "
        "0.75; 1 doubt; 1 other repair (1 markup)\n");
}

TEST_CASE("of a clean article nothing is listed") {
  Document document = Repaired("He left.", {});
  document.spun = {0.004, ""};
  CHECK(ListRepairs(document, false).empty());
  CHECK(SummariseRepairs(document) == "clean, spun score 0.004: no words changed\n");
}

TEST_CASE("repair --explain lists the changes of a spun article and sums them up") {
  const ChildResult result = RunUnspin({"repair", "--explain", "--color", "always",
                                        Corpus("spun_b/bank-app-outage-ferris.txt")});
  CHECK(result.status == 0);
  CHECK(result.out.find("\nplace ") != std::string::npos);
  CHECK(result.out.find("  doubt ") != std::string::npos);
  CHECK(result.out.find("spin_b.tsv:") != std::string::npos);
  CHECK(result.out.find("\nspun by profile phrase, score ") != std::string::npos);
  CHECK(result.out.find(" words changed, mean confidence 0.") != std::string::npos);
}

TEST_CASE("repair --format diff marks the changes, in colour when asked") {
  const std::string path = Corpus("spun_a/cloud-cooling-osaka.txt");
  const ChildResult plain = RunUnspin({"repair", "--format", "diff", path});
  CHECK(plain.out.find("[-aforementioned connected-]{+said on+} Wednesday") !=
        std::string::npos);
  CHECK(plain.out.find('\x1b') == std::string::npos);
  const ChildResult colour =
      RunUnspin({"repair", "--format", "diff", "--color", "always", path});
  CHECK(colour.out.find("\x1b[31;9maforementioned connected\x1b[0m "
                        "\x1b[32msaid on\x1b[0m Wednesday") != std::string::npos);
  CHECK(colour.out.find("[-") == std::string::npos);
}

}  // namespace
}  // namespace unspin
