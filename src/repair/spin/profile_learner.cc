#include "repair/spin/profile_learner.h"

#include <algorithm>
#include <map>
#include <utility>

#include "repair/spin/copy_words.h"

namespace unspin {
namespace {

constexpr double kLeastKeptShare = 0.3;
constexpr double kLeastChangedShare = 0.02;

Phrase PhraseOf(std::span<const WordId> words) {
  Phrase phrase;
  for (const WordId word : words) phrase += static_cast<char32_t>(word);
  return phrase;
}

}  // namespace

WordId ProfileLearner::IdOf(const std::string& key) {
  const auto [entry, fresh] = ids_.emplace(key, static_cast<WordId>(keys_.size()));
  if (fresh) keys_.push_back(key);
  return entry->second;
}

std::vector<SeenPair> ProfileLearner::CountPairs() const {
  std::map<std::pair<Phrase, Phrase>, SeenPair> counts;
  for (uint32_t block = 0; block < splitter_.size(); ++block) {
    const std::span<const WordId> spun = splitter_.Spun(block);
    const std::span<const WordId> original = splitter_.Original(block);
    for (const PhrasePair& pair : splitter_.Split(block)) {
      const Phrase from =
          PhraseOf(original.subspan(pair.original_begin, pair.original_size));
      const Phrase to = PhraseOf(spun.subspan(pair.spun_begin, pair.spun_size));
      if (from == to) continue;
      SeenPair& count = counts[{to, from}];
      const uint32_t text = block_counts_[block].text;
      count.text = count.all == 0 ? text : std::min(count.text, text);
      count.all += splitter_.Count(block);
      count.free += block_counts_[block].free;
      count.named += block_counts_[block].named;
      count.added += block_counts_[block].added;
    }
  }
  std::vector<SeenPair> substitutions;
  for (auto& [phrases, count] : counts) {
    count.spun = phrases.first;
    count.original = phrases.second;
    substitutions.push_back(std::move(count));
  }
  return substitutions;
}

void ProfileLearner::AddKept(std::span<const CopyBlock> blocks,
                             std::span<const CopyWord> spun) {
  for (const CopyBlock& block : blocks) {
    if (!block.kept) continue;
    for (const CopyWord& word : spun.subspan(block.left_begin, block.left_size())) {
      kept_.push_back(word.is_word ? KeptWord{IdOf(word.key), word.free} : KeptWord{});
    }
    kept_.push_back({});
  }
}

void ProfileLearner::AddBlock(const ChangedBlock& block, std::span<const CopyWord> spun,
                              std::span<const CopyWord> original) {
  if (block.spun_size() > PhraseSplitter::kMostBlockWords ||
      block.original_size() > PhraseSplitter::kMostBlockWords) {
    return;
  }
  std::vector<WordId> spun_ids;
  for (const CopyWord& word : spun.subspan(block.spun_begin, block.spun_size())) {
    spun_ids.push_back(IdOf(word.key));
  }
  std::vector<WordId> original_ids;
  for (const CopyWord& word :
       original.subspan(block.original_begin, block.original_size())) {
    original_ids.push_back(IdOf(word.key));
  }
  const uint32_t number = splitter_.Add(spun_ids, original_ids);
  if (number == block_counts_.size()) block_counts_.emplace_back().text = texts_;
  block_counts_[number].free += block.free ? 1 : 0;
  block_counts_[number].named += block.named ? 1 : 0;
  block_counts_[number].added += block.added ? 1 : 0;
  if (block.article > 0) ++articles_spun_;
  if (block.article < 0) ++articles_original_;
}

ProfileLearner::Outcome ProfileLearner::Add(std::string_view spun_text,
                                            std::string_view original_text) {
  const std::vector<CopyWord> spun = SplitCopyWords(spun_text);
  const std::vector<CopyWord> original = SplitCopyWords(original_text);
  const std::vector<CopyBlock> blocks = AlignCopies(spun, original);
  if (KeptShare(blocks, spun, original) < kLeastKeptShare) return Outcome::kNotACopy;
  const std::vector<ChangedBlock> changed = FindChangedBlocks(blocks, spun, original);
  uint64_t changed_words = 0;
  for (const ChangedBlock& block : changed) changed_words += block.changed;
  const auto words = static_cast<uint64_t>(std::count_if(
      spun.begin(), spun.end(), [](const CopyWord& word) { return word.is_word; }));
  if (static_cast<double>(changed_words) <
      kLeastChangedShare * static_cast<double>(words)) {
    return Outcome::kNotSpun;
  }
  AddKept(blocks, spun);
  for (const ChangedBlock& block : changed) AddBlock(block, spun, original);
  ++texts_;
  words_ += words;
  changed_ += changed_words;
  return Outcome::kLearned;
}

LearnedProfile ProfileLearner::Learn(std::string name) {
  splitter_.Fit();
  const SubstitutionCounts counts(CountPairs(), kept_, keys_);
  LearnedProfile profile;
  profile.name = std::move(name);
  profile.touches = counts.touches();
  profile.mapping = counts.mapping();
  profile.articles =
      articles_spun_ > articles_original_ ? Articles::kSpun : Articles::kOriginal;
  profile.rate = counts.Rate();
  profile.learned_from =
      std::to_string(texts_) + " pairs of texts, " + std::to_string(words_) + " words";
  profile.rows = counts.Rows();
  return profile;
}

}  // namespace unspin
