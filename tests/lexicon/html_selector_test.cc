#include "lexicon/html_selector.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

std::string Fault(std::string_view text) {
  const auto parsed = ParseHtmlSelector(text);
  const auto* fault = std::get_if<std::string>(&parsed);
  return fault == nullptr ? "" : *fault;
}

TEST_CASE("a selector is cut into its parts") {
  const auto parsed = ParseHtmlSelector("Article .copy  p.a.b#c[data-x=y z][hidden]");
  const auto& selector = std::get<HtmlSelector>(parsed);
  REQUIRE(selector.size() == 3);
  CHECK(selector[0].tag == "article");
  CHECK(selector[1].classes == std::vector<std::string>{"copy"});
  CHECK(selector[2].tag == "p");
  CHECK(selector[2].classes == std::vector<std::string>{"a", "b"});
  CHECK(selector[2].id == "c");
  REQUIRE(selector[2].attributes.size() == 2);
  CHECK(selector[2].attributes[0].name == "data-x");
  CHECK(selector[2].attributes[0].value == "y z");
  CHECK(selector[2].attributes[1].any);
}

TEST_CASE("what is no selector is told with its place") {
  CHECK(Fault("").find("is empty") != std::string::npos);
  CHECK(Fault("p > a") ==
        "selector 'p > a' has no tag, .class, #id or [attribute=value] at byte 4");
  CHECK(Fault("p.") ==
        "selector 'p.' has no tag, .class, #id or [attribute=value] at byte 3");
  CHECK(Fault("[x~=y]").find("isn't [name] or [name=value]") != std::string::npos);
  CHECK(Fault("[x").find("isn't [name] or [name=value]") != std::string::npos);
  CHECK(Fault("div.entry").empty());
}

}  // namespace
}  // namespace unspin
