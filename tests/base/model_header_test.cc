#include "base/model_header.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

namespace unspin {
namespace {

TEST_CASE("a header line is found by its whole name") {
  const ModelHeader header("unspin model\nwords_kept 7\nwords 12\nlast", "a.bin");
  CHECK(header.Value("words") == "12");
  CHECK(header.Value("words_kept") == "7");
  CHECK(header.Value("last").empty());
  CHECK(header.Value("bigrams").empty());
  CHECK(header.Count("words", 12) == 12);
}

TEST_CASE("a count that is missing, no number or too large is named with the file") {
  const ModelHeader header("words 12\nbigrams many", "a.bin");
  const auto fault = [&](const char* name, size_t most) -> std::string {
    try {
      header.Count(name, most);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(fault("words", 12).empty());
  CHECK(fault("words", 11) ==
        "a.bin: header line 'words' is missing or not a count: '12'");
  CHECK(fault("bigrams", 99) ==
        "a.bin: header line 'bigrams' is missing or not a count: 'many'");
  CHECK(fault("contexts", 99) ==
        "a.bin: header line 'contexts' is missing or not a count: ''");
}

}  // namespace
}  // namespace unspin
