// Labelled pairs of names in two articles each, through the whole pipeline and the
// database: are they taken for one thing where they are one, and only there?

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/file.h"
#include "lexicon/tsv.h"
#include "pipeline/engine.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/statement.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

// Of the pairs both names of which are found in their articles.
constexpr double kLeastPrecision = 0.98;
constexpr double kLeastRecall = 0.91;
constexpr double kMostMissing = 12;

struct Pair {
  bool same = false;
  std::string line;
  std::string names[2];
  std::string texts[2];
};

std::vector<Pair> ReadPairs() {
  std::vector<LexiconComplaint> complaints;
  const std::string path = UNSPIN_SOURCE_DIR "/tests/cases/entity_pairs.tsv";
  const TsvFile file = ParseTsv("entity_pairs.tsv", ReadFile(path), complaints);
  for (const LexiconComplaint& complaint : complaints) MESSAGE(complaint.ToString());
  REQUIRE(complaints.empty());
  std::vector<Pair> pairs;
  for (const TsvRow& row : file.rows) {
    pairs.push_back({row.cells[0] == "same",
                     std::to_string(row.line),
                     {row.cells[1], row.cells[3]},
                     {row.cells[2], row.cells[4]}});
  }
  return pairs;
}

std::string EntityOf(Database& database, const std::string& article,
                     const std::string& name) {
  Statement row(database.connection(),
                "SELECT entity_id FROM mentions WHERE article_id = ? AND text = ? AND "
                "entity_id IS NOT NULL LIMIT 1");
  return row.Start(article, name).Step() ? row.String(0) : "";
}

enum class Verdict { kSame, kDifferent, kNotFound };

Verdict Judge(const Pair& pair, const Engine& engine, const std::string& path) {
  Database database(path);
  ArticleWriter writer(database, {"", "", "", ""});
  for (const size_t side : {size_t{0}, size_t{1}}) {
    RawDocument raw;
    raw.id = side == 0 ? "a" : "b";
    raw.original = pair.texts[side];
    raw.body = {0, raw.original.size()};
    raw.published = ParsePublished("2023-05-0" + std::to_string(side + 1));
    writer.Write(engine.Analyse(std::move(raw)));
  }
  writer.Finish();
  const std::string a = EntityOf(database, "a", pair.names[0]);
  const std::string b = EntityOf(database, "b", pair.names[1]);
  if (a.empty() || b.empty()) return Verdict::kNotFound;
  return a == b ? Verdict::kSame : Verdict::kDifferent;
}

TEST_CASE("labelled pairs of names are told right") {
  const Engine engine(DataPaths::In(UNSPIN_BINARY_DIR "/share/unspin"), {});
  const TemporaryFolder folder;
  const std::vector<Pair> pairs = ReadPairs();
  CHECK(pairs.size() >= 150);
  double same = 0;
  double joined = 0;
  double right = 0;
  double missing = 0;
  for (const Pair& pair : pairs) {
    const Verdict verdict =
        Judge(pair, engine, (folder.path() / (pair.line + ".db")).string());
    same += pair.same && verdict != Verdict::kNotFound ? 1 : 0;
    joined += verdict == Verdict::kSame ? 1 : 0;
    right += pair.same && verdict == Verdict::kSame ? 1 : 0;
    missing += verdict == Verdict::kNotFound ? 1 : 0;
    const bool as_labelled = (verdict == Verdict::kSame) == pair.same;
    if (as_labelled && verdict != Verdict::kNotFound) continue;
    const std::string fault = verdict == Verdict::kNotFound ? "a name was not found"
                              : pair.same                   ? "one thing taken for two"
                                          : "two things taken for one";
    MESSAGE("line ", pair.line, ": ", pair.names[0], " / ", pair.names[1], ": ", fault);
  }
  MESSAGE("precision ", right / joined, ", recall ", right / same, ", of ",
          pairs.size(), " pairs ", missing, " with a name that was not found");
  CHECK(right / joined >= kLeastPrecision);
  CHECK(right / same >= kLeastRecall);
  CHECK(missing <= kMostMissing);
}

}  // namespace
}  // namespace unspin
