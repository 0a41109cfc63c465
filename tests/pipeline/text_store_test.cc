#include "pipeline/text_store.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace unspin {
namespace {

TEST_CASE("texts come back from memory and from the file") {
  for (const size_t memory : {0U, 100U, 1U << 20}) {
    CAPTURE(memory);
    TextStore store(memory);
    std::vector<std::string> texts;
    std::vector<TextStore::Place> places;
    for (size_t i = 0; i < 50; ++i) {
      texts.push_back(std::string((i * 37) % 60, static_cast<char>('a' + i % 26)));
      places.push_back(store.Add(texts.back()));
    }
    for (size_t i = texts.size(); i-- > 0;) CHECK(store.Read(places[i]) == texts[i]);
  }
}

}  // namespace
}  // namespace unspin
