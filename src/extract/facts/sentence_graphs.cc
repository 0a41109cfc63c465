#include "extract/facts/sentence_graphs.h"

#include <algorithm>
#include <cassert>

namespace unspin {

const SentenceGraph& SentenceGraphs::Add(SentenceGraph graph) {
  if (recent_.size() > kReach) recent_.pop_front();
  recent_.emplace_back(size_++,
                       std::make_unique<const SentenceGraph>(std::move(graph)));
  return *recent_.back().second;
}

void SentenceGraphs::KeepLast() {
  std::ranges::move(recent_, std::back_inserter(kept_));
  recent_.clear();
}

const SentenceGraph& SentenceGraphs::operator[](size_t index) const {
  const auto found = std::ranges::lower_bound(kept_, index, {}, &Numbered::first);
  assert(found != kept_.end() && found->first == index);
  return *found->second;
}

size_t SentenceGraphs::IndexOf(Field field, TextSpan span) const {
  size_t before = 0;
  for (const TokenizedText& text : texts_) {
    const SentenceList sentences = text.sentences();
    if (text.field() == field) {
      size_t begin = 0;
      size_t end = sentences.size();
      while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        const TextSpan at = sentences[middle].span;
        if (at == span) return before + middle;
        if (at.begin < span.begin) {
          begin = middle + 1;
        } else {
          end = middle;
        }
      }
    }
    before += sentences.size();
  }
  return size_;
}

}  // namespace unspin
