#include "serve/html.h"

#include <doctest/doctest.h>

#include <type_traits>

namespace unspin::serve {
namespace {

template <typename T>
concept CanBeWritten = requires(Html html, T value) {
  html << value;
};

// The promise of html.h: what is not a literal is no markup.
static_assert(!CanBeWritten<std::string>);
static_assert(!CanBeWritten<std::string_view>);
static_assert(CanBeWritten<Text>);
static_assert(!std::is_convertible_v<std::string, Html>);

TEST_CASE("markup in text and attributes is text") {
  Html html;
  html << "<p" << Attr("title", "\"><script>") << ">" << Text("<b>&'\"") << "</p>";
  CHECK(html.str() ==
        "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&quot;</p>");
}

TEST_CASE("controls, escapes and turned text are shown by name") {
  Html html;
  html << Text("a\x1b[1m\u202Eb\u0085\n");
  CHECK(html.str() ==
        "a<span class=\"sign\">U+001B</span>[1m<span class=\"sign\">U+202E</span>b"
        "<span class=\"sign\">U+0085</span>\n");
  Html attribute;
  attribute << Attr("title", "a\u2066b");
  CHECK(attribute.str() == " title=\"a[U+2066]b\"");
  CHECK(Visible("a\u200Bb") == "a[U+200B]b");
}

TEST_CASE("joiners of emoji and of scripts stay") {
  Html html;
  html << Text("👩\u200D💻");
  CHECK(html.str() == "👩\u200D💻");
}

TEST_CASE("malformed bytes are replaced") {
  Html html;
  html << Text("a\xff");
  CHECK(html.str() == "a\uFFFD");
}

TEST_CASE("numbers are grouped") {
  Html html;
  html << int64_t{1234567} << "|" << int64_t{999} << "|" << int64_t{-1234};
  CHECK(html.str() == "1,234,567|999|-1,234");
}

}  // namespace
}  // namespace unspin::serve
