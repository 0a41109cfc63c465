#include "repair/spin/copy_alignment.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace unspin {
namespace {

// Stretches of at most so many cells (left words times right words) are aligned by edit
// distance at once: splitting them further would only add wrong anchors.
constexpr size_t kSmallStretch = 64UL * 64;
constexpr size_t kLargestStretch = 4'000'000;
// Each round finds words that are unique inside a shorter stretch. Copies need three.
constexpr int kMostRounds = 12;

// Costs of the edit distance, in halves. Replacing a word must cost less than losing
// one and adding one, else "large" for "major" beside "ample" for "large" would be
// aligned crosswise; a mark is never a word.
constexpr uint32_t kReplaceWord = 3;
constexpr uint32_t kReplaceMark = 1;
constexpr uint32_t kGapWord = 2;
constexpr uint32_t kGapMark = 1;
constexpr uint32_t kForbidden = 1U << 20;

struct Stretch {
  uint32_t left_begin, left_end, right_begin, right_end;
  int round = 0;
  size_t cells() const {
    return static_cast<size_t>(left_end - left_begin) * (right_end - right_begin);
  }
};

struct Link {  // word `left` stands against word `right`
  uint32_t left, right;
};

bool IsFrozen(const CopyWord& word) {
  return word.is_word && (!word.free || word.digit);
}

// The longest chain of `links` (sorted by left) whose right ends rise.
std::vector<Link> LongestChain(const std::vector<Link>& links) {
  std::vector<size_t> tails;  // of the chain of each length, the link that ends it
  std::vector<size_t> before(links.size(), std::numeric_limits<size_t>::max());
  for (size_t i = 0; i < links.size(); ++i) {
    const auto tail = std::lower_bound(
        tails.begin(), tails.end(), links[i].right,
        [&](size_t link, uint32_t right) { return links[link].right < right; });
    if (tail != tails.begin()) before[i] = *(tail - 1);
    if (tail == tails.end()) {
      tails.push_back(i);
    } else {
      *tail = i;
    }
  }
  std::vector<Link> chain;
  if (tails.empty()) return chain;
  for (size_t i = tails.back(); i < links.size(); i = before[i]) {
    chain.push_back(links[i]);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

class Aligner {
 public:
  Aligner(std::span<const CopyWord> left, std::span<const CopyWord> right)
      : left_(left), right_(right) {
    Number(left_, left_ids_);
    Number(right_, right_ids_);
    places_.resize(ids_.size());
  }

  // The words that stand against an equal one, or a mark against a mark, in order.
  std::vector<Link> Run() {
    std::vector<Stretch> pending = {{0, static_cast<uint32_t>(left_.size()), 0,
                                     static_cast<uint32_t>(right_.size())}};
    while (!pending.empty()) {
      Stretch stretch = pending.back();
      pending.pop_back();
      TakeEqualEnds(stretch);
      if (stretch.cells() == 0) continue;
      if (stretch.cells() <= kSmallStretch || !Split(stretch, pending))
        Measure(stretch);
    }
    std::sort(links_.begin(), links_.end(),
              [](const Link& a, const Link& b) { return a.left < b.left; });
    return std::move(links_);
  }

 private:
  struct Place {
    uint32_t lefts = 0, rights = 0;
    uint32_t left = 0, right = 0;
  };

  void Number(std::span<const CopyWord> words, std::vector<uint32_t>& out) {
    out.reserve(words.size());
    for (const CopyWord& word : words) {
      const std::string_view key = word.is_article() ? "a" : std::string_view(word.key);
      out.push_back(
          ids_.emplace(key, static_cast<uint32_t>(ids_.size())).first->second);
    }
  }

  bool Equal(uint32_t left, uint32_t right) const {
    return left_ids_[left] == right_ids_[right];
  }

  void TakeEqualEnds(Stretch& s) {
    while (s.cells() > 0 && Equal(s.left_begin, s.right_begin)) {
      links_.push_back({s.left_begin++, s.right_begin++});
    }
    while (s.cells() > 0 && Equal(s.left_end - 1, s.right_end - 1)) {
      links_.push_back({--s.left_end, --s.right_end});
    }
  }

  // Cuts `s` at anchors, those that are frozen before all others. False without any.
  bool Split(const Stretch& s, std::vector<Stretch>& pending) {
    if (s.round == kMostRounds) return false;
    std::vector<Link> chain = LongestChain(UniqueLinks(s, true));
    if (chain.empty()) chain = LongestChain(UniqueLinks(s, false));
    if (chain.empty()) return false;
    uint32_t left = s.left_begin;
    uint32_t right = s.right_begin;
    for (const Link& link : chain) {
      pending.push_back({left, link.left, right, link.right, s.round + 1});
      links_.push_back(link);
      left = link.left + 1;
      right = link.right + 1;
    }
    pending.push_back({left, s.left_end, right, s.right_end, s.round + 1});
    return true;
  }

  std::vector<Link> UniqueLinks(const Stretch& s, bool frozen) {
    for (uint32_t i = s.left_begin; i < s.left_end; ++i) {
      Place& place = places_[left_ids_[i]];
      ++place.lefts;
      place.left = i;
    }
    for (uint32_t j = s.right_begin; j < s.right_end; ++j) {
      Place& place = places_[right_ids_[j]];
      ++place.rights;
      place.right = j;
    }
    std::vector<Link> links;
    for (uint32_t i = s.left_begin; i < s.left_end; ++i) {
      const Place& place = places_[left_ids_[i]];
      if (place.lefts != 1 || place.rights != 1 || !left_[i].is_word) continue;
      if (frozen && !(IsFrozen(left_[i]) && IsFrozen(right_[place.right]))) continue;
      links.push_back({place.left, place.right});
    }
    for (uint32_t i = s.left_begin; i < s.left_end; ++i) places_[left_ids_[i]] = {};
    for (uint32_t j = s.right_begin; j < s.right_end; ++j) places_[right_ids_[j]] = {};
    return links;
  }

  uint32_t ReplaceCost(uint32_t i, uint32_t j) const {
    if (Equal(i, j)) return 0;
    if (left_[i].is_word != right_[j].is_word) return kForbidden;
    return left_[i].is_word ? kReplaceWord : kReplaceMark;
  }
  static uint32_t GapCost(const CopyWord& word) {
    return word.is_word ? kGapWord : kGapMark;
  }

  // Edit distance over the stretch; of two ways the one that replaces word by word.
  void Measure(const Stretch& s) {
    if (s.cells() > kLargestStretch) return;
    const uint32_t rows = s.left_end - s.left_begin;
    const uint32_t columns = s.right_end - s.right_begin;
    enum Step : uint8_t { kBoth, kLeft, kRight };
    std::vector<Step> steps(s.cells());
    std::vector<uint32_t> costs(columns + 1, 0);
    for (uint32_t j = 0; j < columns; ++j) {
      costs[j + 1] = costs[j] + GapCost(right_[s.right_begin + j]);
    }
    for (uint32_t i = 0; i < rows; ++i) {
      uint32_t diagonal = costs[0];
      const uint32_t gap = GapCost(left_[s.left_begin + i]);
      costs[0] += gap;
      for (uint32_t j = 0; j < columns; ++j) {
        const uint32_t both =
            diagonal + ReplaceCost(s.left_begin + i, s.right_begin + j);
        const uint32_t left = costs[j + 1] + gap;
        const uint32_t right = costs[j] + GapCost(right_[s.right_begin + j]);
        diagonal = costs[j + 1];
        costs[j + 1] = std::min({both, left, right});
        steps[static_cast<size_t>(i) * columns + j] =
            both <= std::min(left, right) ? kBoth : (left <= right ? kLeft : kRight);
      }
    }
    for (uint32_t i = rows, j = columns; i > 0 && j > 0;) {
      const Step step = steps[static_cast<size_t>(i - 1) * columns + (j - 1)];
      if (step == kBoth) AddLink(s.left_begin + i - 1, s.right_begin + j - 1);
      if (step != kRight) --i;
      if (step != kLeft) --j;
    }
  }

  void AddLink(uint32_t left, uint32_t right) {
    if (Equal(left, right) || !left_[left].is_word) links_.push_back({left, right});
  }

  std::span<const CopyWord> left_;
  std::span<const CopyWord> right_;
  std::unordered_map<std::string_view, uint32_t> ids_;
  std::vector<uint32_t> left_ids_;
  std::vector<uint32_t> right_ids_;
  std::vector<Place> places_;  // by id; all zero between calls
  std::vector<Link> links_;
};

}  // namespace

std::vector<CopyBlock> AlignCopies(std::span<const CopyWord> left,
                                   std::span<const CopyWord> right) {
  std::vector<CopyBlock> blocks;
  uint32_t i = 0;
  uint32_t j = 0;
  const auto change_up_to = [&](uint32_t left_end, uint32_t right_end) {
    if (i < left_end || j < right_end) {
      blocks.push_back({false, i, left_end, j, right_end});
    }
    i = left_end;
    j = right_end;
  };
  for (const Link& link : Aligner(left, right).Run()) {
    change_up_to(link.left, link.right);
    if (blocks.empty() || !blocks.back().kept) {
      blocks.push_back({true, i, i, j, j});
    }
    blocks.back().left_end = ++i;
    blocks.back().right_end = ++j;
  }
  change_up_to(static_cast<uint32_t>(left.size()), static_cast<uint32_t>(right.size()));
  return blocks;
}

double KeptShare(std::span<const CopyBlock> blocks, std::span<const CopyWord> left,
                 std::span<const CopyWord> right) {
  const auto words = [](std::span<const CopyWord> text) {
    return std::count_if(text.begin(), text.end(),
                         [](const CopyWord& word) { return word.is_word; });
  };
  ptrdiff_t kept = 0;
  for (const CopyBlock& block : blocks) {
    if (block.kept) kept += words(left.subspan(block.left_begin, block.left_size()));
  }
  const ptrdiff_t shorter = std::min(words(left), words(right));
  return shorter == 0 ? 0 : static_cast<double>(kept) / static_cast<double>(shorter);
}

}  // namespace unspin
