#include "repair/html/html_limits.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("pages deeper than the limit are told") {
  CHECK_FALSE(HtmlFault("<div><div>x</div></div>", 2));
  CHECK(HtmlFault("<div><div><div>x", 2) == "HTML elements nest deeper than 2 levels");
}

TEST_CASE("elements side by side or left open by custom are not deep") {
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<div>a</div><p>b<li>c<br><img src=x>";
  CHECK_FALSE(HtmlFault(page, 3));
}

TEST_CASE("pages with tags beyond all reason are told") {
  std::string page;
  for (int i = 0; i < 300001; ++i) page += "a<br>";
  CHECK(HtmlFault(page, 3) == "HTML has more than 300000 tags");
}

}  // namespace
}  // namespace unspin
