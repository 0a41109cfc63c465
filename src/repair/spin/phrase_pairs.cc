#include "repair/spin/phrase_pairs.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "base/hash.h"

namespace unspin {
namespace {

constexpr int kRounds = 4;
// P(a pair never seen before is one of two words), and by how much each further word
// makes it less likely. With 0.6 or 0.7, or with 0.3 or 0.5 for the first, 1 to 5 %
// fewer of the substitutions of corpus/spun_b are found.
constexpr double kNewWordPair = 0.4;
constexpr double kFurtherWord = 0.5;
// A pair of phrases is so much less likely than two of words, times the share of blocks
// of unequal length. With 1 or 3 about 1 % fewer rows of family B are right.
constexpr double kPhraseFactor = 2;
// How many sightings the above is worth against real ones.
constexpr double kPriorWeight = 1;
// Between two places for an insertion that nothing else decides: "push in order to" is
// rather "to" with something before it than "push" with something behind.
constexpr double kSameLastWord = 1.1;

constexpr size_t kSide = PhraseSplitter::kMostBlockWords + 1;
using Grid = std::array<std::array<double, kSide>, kSide>;

std::string_view BytesOf(std::span<const WordId> words) {
  return {reinterpret_cast<const char*>(words.data()), words.size_bytes()};
}

// Calls `use` for each pair that can start at `i`, `j` of a block of these sizes.
template <typename Use>
void ForEachPairAt(size_t i, size_t j, size_t spun, size_t original, const Use& use) {
  for (size_t m = 1; m <= PhrasePair::kMostWords && i + m <= spun; ++m) {
    for (size_t n = 1; n <= PhrasePair::kMostWords && j + n <= original; ++n) {
      use(PhrasePair{static_cast<uint8_t>(i), static_cast<uint8_t>(m),
                     static_cast<uint8_t>(j), static_cast<uint8_t>(n)});
    }
  }
}

}  // namespace

uint32_t PhraseSplitter::Add(std::span<const WordId> spun,
                             std::span<const WordId> original) {
  assert(!spun.empty() && spun.size() <= kMostBlockWords);
  assert(!original.empty() && original.size() <= kMostBlockWords);
  std::string name(1, static_cast<char>(spun.size()));
  name += BytesOf(spun);
  name += BytesOf(original);
  const auto [entry, fresh] =
      numbers_.emplace(std::move(name), static_cast<uint32_t>(blocks_.size()));
  if (fresh) {
    blocks_.push_back(
        {{spun.begin(), spun.end()}, {original.begin(), original.end()}, 0, {}});
  }
  ++blocks_[entry->second].count;
  return entry->second;
}

PhraseSplitter::Key PhraseSplitter::SpunKey(const Block& block,
                                            const PhrasePair& pair) {
  return Hash64(BytesOf(std::span(block.spun).subspan(pair.spun_begin, pair.spun_size)),
                1);
}

PhraseSplitter::Key PhraseSplitter::PairKey(const Block& block,
                                            const PhrasePair& pair) {
  return Hash64(
      BytesOf(
          std::span(block.original).subspan(pair.original_begin, pair.original_size)),
      SpunKey(block, pair));
}

// All that differs in the block, without kept neighbours; a side may be empty.
PhrasePair PhraseSplitter::Core(const Block& block) {
  const size_t shorter = std::min(block.spun.size(), block.original.size());
  size_t first = 0;
  while (first < shorter && block.spun[first] == block.original[first]) ++first;
  size_t last = 0;
  while (first + last < shorter &&
         block.spun[block.spun.size() - 1 - last] ==
             block.original[block.original.size() - 1 - last]) {
    ++last;
  }
  const auto size_of = [&](const std::vector<WordId>& words) {
    return static_cast<uint8_t>(words.size() - first - last);
  };
  return {static_cast<uint8_t>(first), size_of(block.spun), static_cast<uint8_t>(first),
          size_of(block.original)};
}

// What is known of `key` from elsewhere: without this occurrence of the block for its
// core, without all its occurrences for another part.
double PhraseSplitter::Count(const Block& block, Key key, bool core) const {
  const auto count = counts_.find(key);
  if (count == counts_.end()) return 0;
  const auto own =
      std::lower_bound(block.shares.begin(), block.shares.end(), key,
                       [](const Share& share, Key k) { return share.key < k; });
  if (own == block.shares.end() || own->key != key) return count->second;
  const double occurrences = core ? 1 : block.count;
  return std::max(0.0, count->second - occurrences * static_cast<double>(own->amount));
}

double PhraseSplitter::Probability(const Block& block, const PhrasePair& pair) const {
  const bool words = pair.spun_size == 1 && pair.original_size == 1;
  const WordId spun_last = block.spun[pair.spun_begin + pair.spun_size - 1U];
  const WordId original_last =
      block.original[pair.original_begin + pair.original_size - 1U];
  if (words && spun_last == original_last) return 1;
  const bool core = pair == Core(block);
  double prior = kNewWordPair;
  for (int i = pair.spun_size + pair.original_size - 2; i > 0; --i) {
    prior *= kFurtherWord;
  }
  const double seen = Count(block, PairKey(block, pair), core);
  const double all = std::max(seen, Count(block, SpunKey(block, pair), core));
  double p = (seen + kPriorWeight * prior) / (all + kPriorWeight);
  if (!words) p *= phrase_factor_;
  if (!words && spun_last == original_last) p *= kSameLastWord;
  return p;
}

// Forward and backward over all ways to cut the block.
void PhraseSplitter::Estimate(Block& block) const {
  const size_t spun = block.spun.size();
  const size_t original = block.original.size();
  Grid forward{};
  Grid backward{};
  struct Arc {
    PhrasePair pair;
    double p;
  };
  std::vector<Arc> arcs;
  forward[0][0] = 1;
  for (size_t i = 0; i < spun; ++i) {
    for (size_t j = 0; j < original; ++j) {
      if (forward[i][j] == 0) continue;
      ForEachPairAt(i, j, spun, original, [&](const PhrasePair& pair) {
        arcs.push_back({pair, Probability(block, pair)});
        forward[i + pair.spun_size][j + pair.original_size] +=
            forward[i][j] * arcs.back().p;
      });
    }
  }
  backward[spun][original] = 1;
  for (auto arc = arcs.rbegin(); arc != arcs.rend(); ++arc) {
    const PhrasePair& pair = arc->pair;
    backward[pair.spun_begin][pair.original_begin] +=
        arc->p * backward[pair.spun_begin + pair.spun_size]
                         [pair.original_begin + pair.original_size];
  }
  const double total = forward[spun][original];
  std::vector<Share> shares;
  for (const auto& [pair, p] : arcs) {
    const double amount = forward[pair.spun_begin][pair.original_begin] * p *
                          backward[pair.spun_begin + pair.spun_size]
                                  [pair.original_begin + pair.original_size];
    if (amount < 1e-4 * total || total == 0) continue;
    const auto share = static_cast<float>(amount / total);
    shares.push_back({PairKey(block, pair), share});
    shares.push_back({SpunKey(block, pair), share});
  }
  std::sort(shares.begin(), shares.end(), ByKey);
  block.shares.clear();
  for (const Share& share : shares) {
    if (!block.shares.empty() && block.shares.back().key == share.key) {
      block.shares.back().amount += share.amount;
    } else {
      block.shares.push_back(share);
    }
  }
}

void PhraseSplitter::CountShares() {
  counts_.clear();
  for (const Block& block : blocks_) {
    for (const Share& share : block.shares) {
      counts_[share.key] +=
          static_cast<double>(share.amount) * static_cast<double>(block.count);
    }
  }
}

void PhraseSplitter::Fit() {
  double unequal = 0.5;
  double all = 5;
  for (const Block& block : blocks_) {
    all += block.count;
    if (block.spun.size() != block.original.size()) unequal += block.count;
  }
  phrase_factor_ = std::min(kPhraseFactor * unequal / all, 1.0);
  for (Block& block : blocks_) {
    const PhrasePair core = Core(block);
    if (core.spun_size == 0 || core.original_size == 0) continue;
    block.shares = {{PairKey(block, core), 1}, {SpunKey(block, core), 1}};
    std::sort(block.shares.begin(), block.shares.end(), ByKey);
  }
  CountShares();
  for (int round = 0; round < kRounds; ++round) {
    for (Block& block : blocks_) Estimate(block);
    CountShares();
  }
}

std::vector<PhrasePair> PhraseSplitter::Split(uint32_t number) const {
  const Block& block = blocks_[number];
  const size_t spun = block.spun.size();
  const size_t original = block.original.size();
  Grid best{};
  std::array<std::array<PhrasePair, kSide>, kSide> last{};
  best[0][0] = 1;
  for (size_t i = 0; i < spun; ++i) {
    for (size_t j = 0; j < original; ++j) {
      if (best[i][j] == 0) continue;
      ForEachPairAt(i, j, spun, original, [&](const PhrasePair& pair) {
        const double p = best[i][j] * Probability(block, pair);
        double& there = best[i + pair.spun_size][j + pair.original_size];
        if (p <= there) return;
        there = p;
        last[i + pair.spun_size][j + pair.original_size] = pair;
      });
    }
  }
  std::vector<PhrasePair> pairs;
  if (best[spun][original] == 0) return pairs;
  for (size_t i = spun, j = original; i > 0;) {
    pairs.push_back(last[i][j]);
    i = pairs.back().spun_begin;
    j = pairs.back().original_begin;
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace unspin
