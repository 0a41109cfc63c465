#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "extract/values/expressions.h"
#include "lexicon/tsv.h"
#include "value_cases.h"

namespace unspin {
namespace {

std::string Show(const std::vector<ValueExpression>& values, std::string_view text) {
  std::string out;
  for (const ValueExpression& value : values) {
    if (!out.empty()) out += "; ";
    out += std::string(value.span.In(text)) + "=" + value.ToText();
  }
  return out;
}

std::string Read(const std::string& reading, const std::string& published,
                 const std::string& sentence) {
  if (reading == "mention") {
    return FoundIn(sentence, published,
                   {ValueKind::kDate, ValueKind::kMoney, ValueKind::kPercent,
                    ValueKind::kDuration, ValueKind::kCount, ValueKind::kTimeOfDay},
                   Field::kBody, true);
  }
  const TokenizedText text(sentence, Field::kBody);
  if (reading == "number") return Show(FindNumbers(text), sentence);
  if (reading == "range") return Show(FindNumberRanges(text), sentence);
  std::optional<CivilDate> day;
  if (const auto time = ParsePublished(published)) day = time->date();
  return Show(FindExpressions(text, day), sentence);
}

TEST_CASE("every labelled sentence gives its values and no others") {
  std::vector<LexiconComplaint> complaints;
  const TsvFile file = ParseTsv(
      "values.tsv", ReadFile(UNSPIN_SOURCE_DIR "/tests/cases/values.tsv"), complaints);
  REQUIRE(complaints.empty());
  REQUIRE(file.rows.size() >= 400);
  for (const TsvRow& row : file.rows) {
    CAPTURE(row.line);
    CAPTURE(row.cells[2]);
    CHECK(Read(row.cells[0], row.cells[1], row.cells[2]) == row.cells[3]);
  }
}

}  // namespace
}  // namespace unspin
