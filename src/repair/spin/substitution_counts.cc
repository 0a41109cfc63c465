#include "repair/spin/substitution_counts.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace unspin {
namespace {

// Share of the occurrences that are replaced, of words that are free and of others:
// 1.00 and 0.00 for family A, 0.43 and 0.53 for B (corpus/); a spinner that goes for
// free words only may have been aligned wrongly here and there.
constexpr double kFreeOnlyShare = 0.2;
// Of the times that an original is replaced, its usual image comes so often: 100 % for
// family A, 73 % for B in corpus/, but 90 % for B in 14 articles, where few words come
// often. So a second sign: of all times that it stands there, kept ones too, 99 % and
// 35 %. A function that leaves half of its words alone counts as random, since a word
// that it lists tells nothing by being there.
constexpr double kFixedShare = 0.9;
constexpr double kFixedShareOfAll = 0.6;

// A phrase that is by more words longer than the other must be seen twice.
constexpr size_t kMostWordsMore = 2;

// Of a fixed function: an image so much rarer than the usual one of the same original,
// and one of an original so seldom replaced, is an accident of the alignment.
constexpr double kRareImage = 0.25;
constexpr double kLeastReplaced = 1.0 / 3;

// Forms that nearly always stand for themselves would only do harm.
constexpr double kLeastWeight = 0.02;
// Sightings of what else a form may be: what was seen once is that with 0.67.
constexpr double kUnseen = 0.5;

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

SubstitutionCounts::SubstitutionCounts(std::vector<SeenPair> substitutions,
                                       std::span<const KeptWord> kept,
                                       std::span<const std::string> keys)
    : substitutions_(std::move(substitutions)), keys_(keys) {
  DropEdits();
  CountKept(kept);
  touches_ = FindTouches();
  mapping_ = FindMapping();
  DropAccidents();
}

std::string SubstitutionCounts::TextOf(const Phrase& phrase) const {
  std::string text;
  for (const char32_t word : phrase) {
    if (!text.empty()) text += ' ';
    text += keys_[word];
  }
  return text;
}

// Figures and names change from one version of an article to the next, words come and
// go, sentences are written anew. What a spinner does it does again.
void SubstitutionCounts::DropEdits() {
  std::erase_if(substitutions_, [&](const SeenPair& s) {
    const size_t longer = std::max(s.spun.size(), s.original.size());
    const size_t shorter = std::min(s.spun.size(), s.original.size());
    const bool unlike = longer - shorter > kMostWordsMore;
    if (s.all == 1 && (s.named > 0 || s.added > 0 || unlike)) return true;
    return HasDigit(TextOf(s.spun)) && HasDigit(TextOf(s.original));
  });
}

void SubstitutionCounts::CountKept(std::span<const KeptWord> words) {
  size_t longest = 1;
  for (const SeenPair& s : substitutions_) {
    kept_.try_emplace(s.spun);
    kept_.try_emplace(s.original);
    longest = std::max({longest, s.spun.size(), s.original.size()});
  }
  for (size_t begin = 0; begin < words.size(); ++begin) {
    Phrase phrase;
    bool free = true;
    for (size_t at = begin; at < words.size() && phrase.size() < longest; ++at) {
      if (words[at].word == KeptWord::kBreak) break;
      phrase += static_cast<char32_t>(words[at].word);
      free = free && words[at].free;
      const auto kept = kept_.find(phrase);
      if (kept == kept_.end()) continue;
      ++kept->second.all;
      if (free) ++kept->second.free;
    }
  }
}

uint32_t SubstitutionCounts::Seen(const SeenPair& s) const {
  return touches_ == Touches::kFreeWords ? s.free : s.all;
}

uint32_t SubstitutionCounts::KeptOf(const Phrase& phrase) const {
  const Kept& kept = kept_.at(phrase);
  return touches_ == Touches::kFreeWords ? kept.free : kept.all;
}

SubstitutionCounts::Images SubstitutionCounts::ByOriginal() const {
  Images images;
  for (const SeenPair& s : substitutions_) {
    if (Seen(s) > 0) images[s.original].push_back(&s);
  }
  return images;
}

Touches SubstitutionCounts::FindTouches() const {
  double free = 0;
  double free_kept = 0;
  double other = 0;
  double other_kept = 0;
  for (const auto& [original, images] : ByOriginal()) {
    for (const SeenPair* s : images) {
      free += s->free;
      other += s->all - s->free;
    }
    const Kept& kept = kept_.at(original);
    free_kept += kept.free;
    other_kept += kept.all - kept.free;
  }
  const double free_rate = free / std::max(1.0, free + free_kept);
  const double other_rate = other / std::max(1.0, other + other_kept);
  return other_rate < kFreeOnlyShare * free_rate ? Touches::kFreeWords
                                                 : Touches::kAnyWord;
}

// By the originals that were replaced at least twice.
Mapping SubstitutionCounts::FindMapping() const {
  uint32_t all = 0;
  uint32_t usual = 0;
  uint32_t kept = 0;
  for (const auto& [original, images] : ByOriginal()) {
    uint32_t seen = 0;
    uint32_t most = 0;
    for (const SeenPair* s : images) {
      seen += Seen(*s);
      most = std::max(most, Seen(*s));
    }
    if (seen < 2) continue;
    all += seen;
    usual += most;
    kept += KeptOf(original);
  }
  return usual >= kFixedShare * all && usual >= kFixedShareOfAll * (all + kept)
             ? Mapping::kFixed
             : Mapping::kRandom;
}

// What the profile itself says cannot be.
void SubstitutionCounts::DropAccidents() {
  std::erase_if(substitutions_, [&](const SeenPair& s) { return Seen(s) == 0; });
  if (mapping_ == Mapping::kRandom) return;
  struct Total {
    uint32_t most = 0;
    uint32_t all = 0;
  };
  std::map<Phrase, Total> totals;
  for (const SeenPair& s : substitutions_) {
    Total& total = totals[s.original];
    total.most = std::max(total.most, Seen(s));
    total.all += Seen(s);
  }
  std::erase_if(substitutions_, [&](const SeenPair& s) {
    const Total& total = totals[s.original];
    const double replaced = total.all;
    return Seen(s) < kRareImage * total.most ||
           replaced < kLeastReplaced * (replaced + KeptOf(s.original)) ||
           (Seen(s) == 1 && s.spun.size() != s.original.size());
  });
}

double SubstitutionCounts::Rate() const {
  double replaced = 0;
  double kept = 0;
  for (const auto& [original, images] : ByOriginal()) {
    for (const SeenPair* s : images) replaced += Seen(*s);
    kept += KeptOf(original);
  }
  return replaced == 0 ? 0 : replaced / (replaced + kept);
}

std::vector<LearnedProfile::Row> SubstitutionCounts::Rows() const {
  std::unordered_map<Phrase, double> totals;
  for (const SeenPair& s : substitutions_) totals[s.spun] += Seen(s);
  std::vector<LearnedProfile::Row> rows;
  for (const SeenPair& s : substitutions_) {
    const double weight = Seen(s) / (totals[s.spun] + KeptOf(s.spun) + kUnseen);
    if (weight < kLeastWeight) continue;
    rows.push_back({TextOf(s.spun), TextOf(s.original), weight, "learned",
                    "count " + std::to_string(Seen(s)), 0, s.text});
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(a.spun, b.weight, a.original) <
           std::tie(b.spun, a.weight, b.original);
  });
  return rows;
}

}  // namespace unspin
