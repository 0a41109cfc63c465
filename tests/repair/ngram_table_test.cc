#include "repair/spin/ngram_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace unspin {
namespace {

std::vector<std::pair<uint64_t, uint8_t>> Entries(uint32_t count) {
  std::vector<std::pair<uint64_t, uint8_t>> entries;
  for (uint32_t n = 0; n < count; ++n) {
    entries.emplace_back(NgramKey(n, n + 1, n + 2), static_cast<uint8_t>(n % 251));
  }
  return entries;
}

TEST_CASE("a table finds what was put in and little else") {
  constexpr uint32_t kCount = 20000;
  const std::string bytes = BuildNgramTable(Entries(kCount));
  CHECK(bytes.size() == NgramTable::BytesFor(kCount));
  const NgramTable table(bytes, kCount, "table");
  uint32_t right = 0;
  uint32_t mistaken = 0;
  for (uint32_t n = 0; n < kCount; ++n) {
    right +=
        table.Find(NgramKey(n, n + 1, n + 2)) == static_cast<uint8_t>(n % 251) ? 1 : 0;
    mistaken += table.Find(NgramKey(n, n + 2, n + 1)).has_value() ? 1 : 0;
  }
  // Expected: 1 key in 8,000 is hidden by another, 1 look-up in 4,000 is a mistake.
  CHECK(right >= kCount - 20);
  CHECK(mistaken <= 20);
}

TEST_CASE("an empty table finds nothing") {
  const std::string bytes = BuildNgramTable({});
  CHECK_FALSE(NgramTable(bytes, 0, "empty").Find(NgramKey(1, 2)).has_value());
  CHECK_FALSE(NgramTable().Find(NgramKey(1, 2)).has_value());
}

TEST_CASE("the order of the entries does not change the bytes") {
  auto entries = Entries(100);
  const std::string bytes = BuildNgramTable(entries);
  std::reverse(entries.begin(), entries.end());
  CHECK(BuildNgramTable(entries) == bytes);
}

TEST_CASE("wrong lengths and offsets that run backwards are refused") {
  std::string bytes = BuildNgramTable(Entries(100));
  CHECK_THROWS_AS(NgramTable(bytes, 99, "table"), Error);
  CHECK_THROWS_AS(NgramTable(bytes.substr(4), 100, "table"), Error);
  bytes[4 + 3] = '\x7f';
  CHECK_THROWS_AS(NgramTable(bytes, 100, "table"), Error);
}

TEST_CASE("keys of different lengths and orders differ") {
  CHECK(NgramKey(1, 2) != NgramKey(2, 1));
  CHECK(NgramKey(1, 2, 3) != NgramKey(3, 2, 1));
  CHECK(NgramKey(0, 1, 2) != NgramKey(1, 2));
}

}  // namespace
}  // namespace unspin
