#pragma once

// The graphs that facts are made from. A long article has hundreds of thousands of
// sentences, most of which no rule matches: only those with matches and the few before
// each of them stay.

#include <deque>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "extract/facts/sentence_graph.h"

namespace unspin {

class SentenceGraphs {
 public:
  // How far before a sentence with a match graphs stay.
  static constexpr size_t kReach = 4;

  // `texts` must outlive it.
  explicit SentenceGraphs(std::span<const TokenizedText> texts) : texts_(texts) {}

  // Takes the graph of the next sentence. It stays at least until kReach more follow.
  const SentenceGraph& Add(SentenceGraph graph);
  // Keeps the graph added last and those of the kReach sentences before it for good.
  void KeepLast();

  // The sentences given so far.
  size_t size() const { return size_; }
  // The graph of the sentence that was given as number `index`.
  // REQUIRES: it stayed.
  const SentenceGraph& operator[](size_t index) const;
  // The number of the sentence of `field` with this span; size() if there is none.
  size_t IndexOf(Field field, TextSpan span) const;

 private:
  using Numbered = std::pair<size_t, std::unique_ptr<const SentenceGraph>>;

  std::span<const TokenizedText> texts_;
  size_t size_ = 0;
  std::deque<Numbered> recent_;  // not kept yet
  std::vector<Numbered> kept_;   // by number
};

}  // namespace unspin
