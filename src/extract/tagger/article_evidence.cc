#include "extract/tagger/article_evidence.h"

#include <utility>

namespace unspin {
namespace {

constexpr size_t kFirstSlots = 1024;  // of an article of the usual length

// Types of the rows that know a phrase, as evidence for each of its words.
uint32_t MatchEvidence(const GazetteerMatch& match) {
  uint32_t evidence = 0;
  for (size_t type = 0; type < kNameTypes; ++type) {
    if (match.hits[type].trust >= RowTrust::kListed) evidence |= kSeenInCompany << type;
  }
  return evidence;
}

}  // namespace

ArticleEvidence::ArticleEvidence(std::span<const NameWords> texts) {
  slots_.resize(kFirstSlots);
  for (const NameWords& text : texts) AddField(text);
  for (const NameWords& text : texts) AddLower(text);
}

void ArticleEvidence::AddField(const NameWords& text) {
  size_t match_end = 0;
  uint32_t match_evidence = 0;
  bool given_before = false;
  for (size_t i = 0; i < text.words.size(); ++i) {
    const NameWord& word = text.words[i];
    if (word.match_words > 1 && i >= match_end) {
      match_end = i + word.match_words;
      match_evidence = MatchEvidence(text.matches[word.match]);
    }
    if (!word.CanBeName()) {
      if (word.shape != Shape::kLower) Add(text.words.LowerHash(i), 0);
      given_before = false;
      continue;
    }
    uint32_t evidence = i < match_end ? match_evidence : 0;
    if (!word.sentence_start && !text.text->title_case()) evidence |= kSeenRaised;
    if (given_before) evidence |= kSeenBehindGiven;
    if (i > 0 && text.words[i - 1].Is(kAnyTitle)) evidence |= kSeenBehindTitle;
    if (i > 0 && text.words[i - 1].Is(kPlaceCue)) evidence |= kSeenBehindPlaceCue;
    if (i + 1 < text.words.size()) {
      const NameWord& next = text.words[i + 1];
      if (next.Is(kLegalSuffix)) evidence |= kSeenBeforeSuffix;
      if (next.Is(kCompanyVerb)) evidence |= kSeenBeforeCompanyVerb;
      if (next.Is(kPersonVerb)) evidence |= kSeenBeforePersonVerb;
    }
    given_before = word.given;
    Add(text.words.LowerHash(i), evidence);
  }
}

void ArticleEvidence::AddLower(const NameWords& text) {
  for (size_t i = 0; i < text.words.size(); ++i) {
    if (text.words[i].shape != Shape::kLower) continue;
    Slot& slot = slots_[PlaceOf(text.words.LowerHash(i))];
    if (slot.hash != 0) slot.evidence |= kSeenLower;
  }
}

size_t ArticleEvidence::PlaceOf(uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t i = hash & mask;
  while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & mask;
  return i;
}

void ArticleEvidence::Add(uint64_t hash, uint32_t evidence) {
  Slot& slot = slots_[PlaceOf(hash)];
  used_ += slot.hash == 0 ? 1 : 0;
  slot.hash = hash;
  slot.evidence |= evidence;
  if (2 * used_ > slots_.size()) Grow();
}

void ArticleEvidence::Grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_ = std::vector<Slot>(2 * old.size());
  for (const Slot& slot : old) {
    if (slot.hash != 0) slots_[PlaceOf(slot.hash)] = slot;
  }
}

uint32_t ArticleEvidence::Of(uint64_t lower_hash) const {
  return slots_[PlaceOf(lower_hash)].evidence;
}

}  // namespace unspin
