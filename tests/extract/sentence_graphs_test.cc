#include "extract/facts/sentence_graphs.h"

#include <doctest/doctest.h>

#include <vector>

namespace unspin {
namespace {

std::vector<TokenizedText> Texts() {
  std::vector<TokenizedText> texts;
  texts.emplace_back("Acme fails. Again.", Field::kTitle);
  texts.emplace_back("One. Two. Three. Four. Five. Six. Seven. Eight.", Field::kBody);
  return texts;
}

SentenceGraph GraphOf(const TokenizedText& text, size_t number) {
  SentenceGraph graph;
  graph.text = &text;
  graph.number = number;
  return graph;
}

TEST_CASE("the graph of a match stays, and those of the sentences before it") {
  const std::vector<TokenizedText> texts = Texts();
  SentenceGraphs graphs(texts);
  for (size_t number = 0; number < 8; ++number) {
    const SentenceGraph& graph = graphs.Add(GraphOf(texts[1], number));
    CHECK(graph.number == number);
    if (number == 5 || number == 6) graphs.KeepLast();
  }
  CHECK(graphs.size() == 8);
  for (size_t index = 1; index <= 6; ++index) CHECK(graphs[index].number == index);
}

TEST_CASE("a sentence is found by its field and span") {
  const std::vector<TokenizedText> texts = Texts();
  SentenceGraphs graphs(texts);
  for (size_t number = 0; number < 2; ++number) graphs.Add(GraphOf(texts[0], number));
  for (size_t number = 0; number < 8; ++number) graphs.Add(GraphOf(texts[1], number));
  CHECK(graphs.IndexOf(Field::kTitle, {12, 18}) == 1);
  CHECK(graphs.IndexOf(Field::kBody, {0, 4}) == 2);
  CHECK(graphs.IndexOf(Field::kBody, {5, 9}) == 3);
  CHECK(graphs.IndexOf(Field::kBody, {41, 47}) == 9);
  CHECK(graphs.IndexOf(Field::kBody, {5, 8}) == 10);
}

}  // namespace
}  // namespace unspin
