#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, 3> kArticle = {
    "Northlane said on Thursday that a failed pump had stopped its hall in Utrecht for "
    "three hours.",
    "The company has 4,000 customers, and most of them had no service until noon, a "
    "spokesman said.",
    "It was the second outage at the site in a year, according to the regulator, which "
    "will report in May."};

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n\n") + line;
  return text;
}

// The article with `line` where the case says.
std::string Placed(std::string_view where, const std::string& line) {
  std::vector<std::string> lines(kArticle.begin(), kArticle.end());
  if (where == "start") lines.insert(lines.begin(), line);
  if (where == "line") lines.insert(lines.end() - 1, line);
  if (where == "end") lines.push_back(line);
  if (where == "glued") lines.back() += line;
  if (where == "head") lines.front().insert(0, line);
  return Joined(lines);
}

const std::string& Article() {
  static const std::string kText = Placed("", "");
  return kText;
}

struct Counts {
  double removed = 0;
  double missed = 0;
  double harmed = 0;

  double recall() const { return removed / (removed + missed); }
  double precision() const { return removed / (removed + harmed); }
};

bool IsHeldOut(const RepairCase& c) { return c.note == "held out"; }

// A sentence of an article must stay wherever in the text it is.
bool StaysEverywhere(const std::string& sentence) {
  for (const std::string_view where : {"line", "end", "glued"}) {
    const std::string text =
        Placed(where, where == "glued" ? " " + sentence : sentence);
    if (RepairedBody(text) != text) return false;
  }
  return true;
}

void Count(const RepairCase& c, Counts& counts) {
  const std::string& where = c.damaged;
  std::string text = c.repaired;
  bool right = false;
  if (where == "title") {
    const size_t arrow = text.find("=>");
    RawDocument raw = RawText(Article());
    raw.title = text.substr(0, arrow);
    const std::string want =
        arrow == std::string::npos ? raw.title : text.substr(arrow + 2);
    right = PlainRepairer().Repair(std::move(raw)).title.text == want;
  } else {
    const std::string damaged = Placed(where, text);
    right = RepairedBody(damaged) == (c.kind == "negative" ? damaged : Article());
    if (c.label.starts_with("sentence")) right = right && StaysEverywhere(text);
  }
  if (c.kind == "negative") {
    counts.harmed += right ? 0 : 1;
  } else {
    (right ? counts.removed : counts.missed) += 1;
  }
  if (!right && !IsHeldOut(c)) MESSAGE(c.kind << ", " << where << ": " << text);
}

TEST_CASE(
    "lines of sites are told from lines of articles, in either half of the cases") {
  std::array<Counts, 2> halves;
  for (const RepairCase& c : ReadCases("boilerplate.tsv")) {
    Count(c, halves[IsHeldOut(c) ? 1 : 0]);
  }
  for (const Counts& half : halves) {
    MESSAGE("recall " << half.recall() << ", precision " << half.precision() << " of "
                      << half.removed + half.missed << " lines");
    CHECK(half.recall() >= 0.95);
    CHECK(half.precision() >= 0.99);
  }
}

TEST_CASE("what is left of a text with lines of sites is left alone") {
  for (const RepairCase& c : ReadCases("boilerplate.tsv")) {
    if (c.damaged == "title") continue;
    CAPTURE(c.repaired);
    const std::string once = RepairedBody(Placed(c.damaged, c.repaired));
    CHECK(RepairedBody(once) == once);
  }
}

}  // namespace
}  // namespace unspin
