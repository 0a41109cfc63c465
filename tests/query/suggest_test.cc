#include "query/suggest.h"

#include <doctest/doctest.h>

#include <array>

namespace unspin {
namespace {

constexpr std::array<std::string_view, 3> kWords = {"provider", "service", "regions"};

TEST_CASE("a mistyped word finds its neighbour, a foreign one finds none") {
  CHECK(Nearest("provder", kWords) == "provider");
  CHECK(Nearest("region", kWords) == "regions");
  CHECK(Nearest("serv", kWords) == "service");
  CHECK(Nearest("colour", kWords).empty());
  CHECK(Unknown("column", "provder", kWords) ==
        "no such column: provder; did you mean provider?");
  CHECK(Unknown("column", "colour", kWords) ==
        "no such column: colour; there are provider, service, regions");
}

}  // namespace
}  // namespace unspin
