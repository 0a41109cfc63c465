#include "extract/noted_values.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

// "kind: words = value" of each.
std::vector<std::string> Noted(std::string title, std::string body,
                               std::string language = "en") {
  Document document;
  document.title.text = std::move(title);
  document.body.text = std::move(body);
  document.language = std::move(language);
  document.published = ParsePublished("2023-11-15");
  std::vector<std::string> shown;
  for (const NotedValue& noted : NoteValues(document)) {
    shown.push_back(std::string(noted.kind) + ": " +
                    std::string(noted.span.In(document.field(noted.field).text)) +
                    " = " + noted.value);
  }
  return shown;
}

using Shown = std::vector<std::string>;

TEST_CASE("values of title and body come in order, and none twice") {
  CHECK(Noted("Lift stuck for 3 hours",
              "It carried 14 people from May 2019 to June 2021, at a price of $2.5 "
              "million, up 8%.") ==
        Shown{"duration: 3 hours = PT3H", "number: 14 = 14",
              "date: from May 2019 to June 2021 = 2019-05/2021-06",
              "money: $2.5 million = 2500000 USD", "percent: 8% = 8 percent"});
}

TEST_CASE("an article that is not English has no values") {
  CHECK(Noted("", "Es waren 14 Leute im Mai 2019.", "de").empty());
}

}  // namespace
}  // namespace unspin
