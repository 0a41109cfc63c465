#include "serve/marked_text.h"

#include <doctest/doctest.h>

namespace unspin::serve {
namespace {

Mark Of(uint64_t start, uint64_t end, HtmlLiteral open, HtmlLiteral close) {
  Mark mark{start, end, {}, {}, {}};
  mark.open << open;
  mark.close << close;
  return mark;
}

TEST_CASE("marks nest, the longer one outside") {
  CHECK(WithMarks("Zürich is down", {Of(0, 6, "<a>", "</a>"), Of(0, 14, "<i>", "</i>")})
            .str() == "<i><a>Zürich</a> is down</i>");
}

TEST_CASE("marks of one place nest in their order") {
  CHECK(WithMarks("ab", {Of(0, 1, "<a>", "</a>"), Of(0, 1, "<b>", "</b>")}).str() ==
        "<a><b>a</b></a>b");
}

TEST_CASE("a mark that crosses another ends with it") {
  CHECK(WithMarks("abcd", {Of(0, 2, "<a>", "</a>"), Of(1, 3, "<b>", "</b>")}).str() ==
        "<a>a<b>b</b></a>cd");
}

TEST_CASE("words are replaced, and put in where none were") {
  Mark replaced{0, 2, {}, {}, {}};
  replaced.instead << "<ins>x</ins>";
  Mark put{3, 3, {}, {}, {}};
  put.instead << "<ins>y</ins>";
  CHECK(WithMarks("abcd", {replaced, put}).str() == "<ins>x</ins>c<ins>y</ins>d");
}

TEST_CASE("marks past the end do no harm") {
  CHECK(WithMarks("<", {Of(0, 99, "<a>", "</a>"), Of(50, 60, "<b>", "</b>")}).str() ==
        "<a>&lt;<b></b></a>");
}

}  // namespace
}  // namespace unspin::serve
