#include "repair/html/html_labels.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

std::string Label(std::string_view text, bool linked = false) {
  static const HtmlLabels kLabels(ShippedLexicon());
  const HtmlLabels::Found found = kLabels.Find(text, linked);
  if (!found.found) return "";
  switch (found.label.place) {
    case LabelPlace::kDate:
      return "date";
    case LabelPlace::kSection:
      return "section " + std::string(kLabels.What(found.label.row));
    default:
      return std::string(kLabels.What(found.label.row));
  }
}

TEST_CASE("labels are told by their words, in any case and with numbers") {
  CHECK(Label("Share this article") == "section share bar");
  CHECK(Label("ADVERTISEMENT") == "section advertisement");
  CHECK(Label("Comments (12)") == "section comments");
  CHECK(Label("12 comments") == "section comments");
  CHECK(Label("Lesen Sie auch: Warum es Faxgeräte gibt") == "related links");
}

TEST_CASE("a short phrase at the start needs a colon or a link") {
  CHECK(Label("Related: A cable nobody ordered") == "related links");
  CHECK(Label("Related costs came to $4 million.").empty());
  CHECK(Label("See also A cable nobody ordered", true) == "related links");
  CHECK(Label("Photo: Ola Fenn") == "caption");
  CHECK(Label("Photo libraries were hit too.").empty());
}

TEST_CASE("a line of nothing but time is a date") {
  CHECK(Label("Updated 9:41 AM EDT, Tue May 7, 2024") == "date");
  CHECK(Label("09.07.2024, 15:22 Uhr") == "date");
  CHECK(Label("The outage began on May 7, 2024.").empty());
}

TEST_CASE("long text is no label") {
  CHECK(Label(std::string(400, 'x') + " sign up for our newsletter").empty());
}

}  // namespace
}  // namespace unspin
