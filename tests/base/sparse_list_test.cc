#include "base/sparse_list.h"

#include <doctest/doctest.h>

#include <string>

namespace unspin {
namespace {

TEST_CASE("a sparse list gives the values of the numbers that have one") {
  SparseList<std::string> list;
  CHECK(list.Find(0) == nullptr);
  for (const size_t number : {3U, 63U, 64U, 130U, 1000U}) {
    list.Add(number, std::to_string(number));
  }
  for (size_t number = 0; number < 1100; ++number) {
    const std::string* const found = list.Find(number);
    const bool has =
        number == 3 || number == 63 || number == 64 || number == 130 || number == 1000;
    REQUIRE((found != nullptr) == has);
    if (has) CHECK(*found == std::to_string(number));
  }
  CHECK(list.values().size() == 5);
}

TEST_CASE("the last number may get another value") {
  SparseList<int> list;
  list.Add(7, 1);
  list.Add(70, 2);
  list.Add(70, 3);
  CHECK(*list.Find(7) == 1);
  CHECK(*list.Find(70) == 3);
  CHECK(list.values().size() == 2);
}

}  // namespace
}  // namespace unspin
