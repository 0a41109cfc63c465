#include "query/full_text.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace unspin {
namespace {

TEST_CASE("words and phrases become FTS5 strings without syntax") {
  CHECK(QuoteTerms("cloud outage") == R"("cloud" "outage")");
  CHECK(QuoteTerms("  \"data centre\"  fire ") == R"("data centre" "fire")");
  CHECK(QuoteTerms("a OR NOT {b}") == R"("a" "OR" "NOT" "{b}")");
  CHECK(QuoteTerms("title:x-y") == R"("title:x-y")");
  CHECK(QuoteTerms("clou*") == R"("clou*"*)");
  CHECK(QuoteTerms("\"open phrase") == R"("open phrase")");
  CHECK(QuoteTerms("5\" disk") == R"("5" "disk")");
  CHECK(QuoteTerms("— Zürich") == R"("Zürich")");
}

TEST_CASE("a query without a word is refused") {
  CHECK_THROWS_WITH_AS(QuoteTerms("— *"), "nothing to search for in \"— *\"", Error);
  CHECK_THROWS_AS(QuoteTerms(""), Error);
}

}  // namespace
}  // namespace unspin
