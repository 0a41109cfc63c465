#include "read/text_document.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("a page names its charset in <meta> or the XML declaration") {
  CHECK(CharsetOfPage("<html><META CHARSET=\"KOI8-R\">") == "koi8-r");
  CHECK(CharsetOfPage("<meta http-equiv='Content-Type' content='text/html; "
                      "charset = Shift_JIS'>") == "shift_jis");
  CHECK(CharsetOfPage("<?xml version='1.0' encoding='big5'?><html>") == "big5");
  CHECK(CharsetOfPage("<meta name=charset content=none><p>").empty());
  CHECK(CharsetOfPage("<p>The charset=utf-8 is right</p>").empty());
  CHECK(CharsetOfPage(std::string(5000, ' ') + "<meta charset=koi8-r>").empty());
}

}  // namespace
}  // namespace unspin
