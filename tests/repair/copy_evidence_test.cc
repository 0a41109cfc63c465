// What copies of a text do to its restoration, by the whole un-spinner.

#include "repair/spin/copy_evidence.h"

#include <doctest/doctest.h>

#include <string>

#include "base/file.h"
#include "lexicon/lexicon.h"
#include "repair/spin/context_model.h"
#include "repair/spin/spin_repairer.h"

namespace unspin {
namespace {

struct Shipped {
  Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  ContextModel model =
      ContextModel::Open(UNSPIN_SOURCE_DIR "/lexicons/models/context.bin");
  SpinRepairer repairer{lexicon, model};

  SpinRepair Repair(const std::string& body, const std::vector<AlignedCopy>& copies) {
    return repairer.Repair("", body, copies);
  }
};

std::string Apply(const std::string& body, const SpinRepair& repair) {
  std::string text;
  size_t at = 0;
  for (const Edit& edit : repair.edits) {
    text.append(body, at, edit.begin - at);
    text += edit.text;
    at = edit.end;
  }
  return text.append(body, at);
}

// An article of the corpus without its headline.
std::string Body(const std::string& path) {
  const std::string text = ReadFile(UNSPIN_SOURCE_DIR "/corpus/" + path);
  return text.substr(text.find("\n\n") + 2);
}

AlignedCopy CopyOf(const std::string& spun, const std::string& copy, bool original) {
  auto hints = AlignWithCopy(spun, copy);
  REQUIRE(hints);
  return {"dump.jsonl#4", original, *std::move(hints)};
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t i = text.find(from); i != std::string::npos; i = text.find(from, i)) {
    text.replace(i, from.size(), to);
    i += to.size();
  }
  return text;
}

TEST_CASE("beside its original a spun text is restored to it") {
  Shipped shipped;
  for (const char* folder : {"spun_a", "spun_b"}) {
    CAPTURE(folder);
    const std::string name = "/cloud-cooling-osaka.txt";
    const std::string clean = Body("clean" + name);
    // No table knows this word.
    const std::string spun =
        Replaced(Body(folder + name), " temperatures ", " zorbles ");
    const AlignedCopy copy = CopyOf(spun, clean, true);
    const SpinRepair repair = shipped.Repair(spun, {copy});
    size_t from_copy = 0;
    for (const Edit& edit : repair.edits) {
      if (edit.reason.find("its original dump.jsonl#4 has") == 0) ++from_copy;
    }
    CHECK(from_copy > 20);
    const std::string restored = Apply(spun, repair);
    const auto left = LikenessOf(restored, clean);
    CHECK(left.reworded < 0.02);
    CHECK(left.reworded <
          LikenessOf(Apply(spun, shipped.Repair(spun, {})), clean).reworded);
  }
}

TEST_CASE("what a spun copy left alone is likely the original") {
  Shipped shipped;
  const std::string name = "/bank-app-outage-ferris.txt";
  const std::string spun = Body("spun_b" + name);
  const std::string clean = Body("clean" + name);
  const double alone =
      LikenessOf(Apply(spun, shipped.Repair(spun, {})), clean).reworded;
  const AlignedCopy copy = CopyOf(spun, clean, false);
  const double beside =
      LikenessOf(Apply(spun, shipped.Repair(spun, {copy})), clean).reworded;
  CHECK(alone > 0.1);
  CHECK(beside < 0.7 * alone);
}

TEST_CASE("a function writes the same in every copy: spun copies tell nothing") {
  Shipped shipped;
  const std::string spun = Body("spun_a/cloud-cooling-osaka.txt");
  const AlignedCopy copy = CopyOf(spun, Body("clean/cloud-cooling-osaka.txt"), false);
  CHECK(Apply(spun, shipped.Repair(spun, {copy})) ==
        Apply(spun, shipped.Repair(spun, {})));
}

TEST_CASE("hints that fit no token are passed over") {
  Shipped shipped;
  const std::string spun = Body("spun_b/cloud-cooling-osaka.txt");
  AlignedCopy odd{"odd", true, {}};
  for (uint32_t at = 0; at + 7 < spun.size(); at += 11) {
    odd.hints.push_back({at, at + 7, "zorble"});
  }
  odd.hints.push_back({static_cast<uint32_t>(spun.size()) + 5, 1U << 31, "far"});
  odd.hints.push_back({1U << 31, 1U << 31, ""});
  const SpinRepair repair = shipped.Repair(spun, {odd});
  for (const Edit& edit : repair.edits) CHECK(edit.end <= spun.size());
}

}  // namespace
}  // namespace unspin
