#include "repair/html/html_tokens.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

// "<p>" a start, "</p>" an end, "[x]" a text.
std::string Tokens(std::string_view source) {
  std::string out;
  HtmlTokens tokens(source);
  for (HtmlToken token; tokens.Next(token);) {
    const std::string bytes(source.substr(token.begin, token.end - token.begin));
    if (token.kind == HtmlTokenKind::kText) {
      out += "[" + bytes + "]";
    } else {
      out += token.kind == HtmlTokenKind::kEnd ? "</" : "<";
      out += std::string(Name(token.tag)) + ">";
    }
  }
  return out;
}

std::string Attributes(std::string_view tag) {
  std::string out;
  ForEachAttribute(tag, [&](std::string_view name, std::string_view value) {
    out += std::string(name) + "=" + std::string(value) + ";";
  });
  return out;
}

TEST_CASE("tags and text come in order, in upper or lower case") {
  CHECK(Tokens("a<P class=x>b</p >c<BR/>") == "[a]<p>[b]</p>[c]<br>");
  CHECK(Tokens("<my-tag>x</my-tag>") == "<>[x]</>");
}

TEST_CASE("a less-than sign that begins no tag is text") {
  CHECK(Tokens("1 < 2 <3") == "[1 ][< 2 ][<3]");
  CHECK(Tokens("a <b") == "[a ][<b]");
  CHECK(Tokens("<") == "[<]");
  CHECK(Tokens("</") == "[</]");
}

TEST_CASE("a quoted value may hold a greater-than sign") {
  CHECK(Tokens("<a title=\"x>y\">z") == "<a>[z]");
  CHECK(Tokens("<a title='x>y' b>z") == "<a>[z]");
}

TEST_CASE("a quotation mark that is never closed ends with the tag") {
  CHECK(Tokens("<a title=\"x>z</a>") == "<a>[z]</a>");
}

TEST_CASE("comments, declarations and the content of scripts are passed over") {
  CHECK(Tokens("<!doctype html>a<!-- <p>x --> b<?xml ?>") == "[a][ b]");
  CHECK(Tokens("<script>if(a<b)\"</p>\"</script>x") == "<script>[x]");
  CHECK(Tokens("<style>p>a{}</STYLE >x<title>a<b></title>") == "<style>[x]<title>");
  CHECK(Tokens("<script>never closed <p>") == "<script>[never closed ]<p>");
  CHECK(Tokens("<!-- never closed <p>x") == "[x]");
}

TEST_CASE("a CDATA section is text") {
  CHECK(Tokens("a<![CDATA[b <i> c]]>d") == "[a][b <i> c][d]");
}

TEST_CASE("attributes come with or without quotes") {
  CHECK(Attributes("a href=/x class='b c' title=\"d\" hidden data-n = 5/") ==
        "href=/x;class=b c;title=d;hidden=;data-n=5/;");
  CHECK(Attributes("br/") == "");
  CHECK(Attributes("p ==x \"") == "==x;\"=;");
}

}  // namespace
}  // namespace unspin
