#include "extract/names/tag_evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace unspin {
namespace {

// How much a tagger that is sure adds to the score of a type, by and large what a title
// in front of a name does.
constexpr float kTagWeight = 1.0F;
// Keeps a tagger that is all too sure from outvoting everything else.
constexpr float kLeastOdds = 0.04F;

// "KEEP" in capitals is no name where the tagger sees none at any of its mentions. Of
// abbreviations that no list has, most are no names: they need its word.
constexpr float kVeto = 0.15F;
constexpr float kAbbreviationVeto = 0.5F;

// A word that is so unlikely to be in a name is cut off one.
constexpr float kSurelyOutside = 0.15F;
constexpr float kProbablyInside = 0.5F;
constexpr float kSureName = 0.7F;

float InsideOdds(const TypeOdds& odds) {
  float sum = 0;
  for (const float p : odds) sum += p;
  return sum;
}

class TagFollower {
 public:
  TagFollower(const TaggedField& tags, const NameWords& text, size_t field,
              std::vector<NameCandidate>& candidates)
      : tags_(tags),
        text_(text),
        field_(field),
        candidates_(candidates),
        gone_(candidates.size()) {}

  void Run() {
    for (NameCandidate& c : candidates_) CutFront(c);
    const std::vector<TaggedName>& names = tags_.names;
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i].confidence < kSureName) continue;
      if (i + 1 < names.size() && Split(names[i], names[i + 1])) {
        ++i;
      } else {
        Follow(names[i]);
      }
    }
    Merge();
  }

 private:
  // "Rival Kontur", "Competitors Kontur" at the start of a sentence.
  void CutFront(NameCandidate& c) const {
    if (c.match >= 0 || c.title_before || !c.doubtful_start) return;
    size_t begin = c.words.begin;
    while (begin + 1 < c.words.end && text_.words[begin].match_words < 2 &&
           InsideOdds(tags_.OddsAt(begin)) < kSurelyOutside &&
           InsideOdds(tags_.OddsAt(begin + 1)) > kProbablyInside &&
           text_.words[begin + 1].CanBeName()) {
      ++begin;
    }
    if (begin != c.words.begin) Reset({begin, c.words.end}, c);
  }

  void Reset(TokenRange words, NameCandidate& c) const {
    NameCandidate fresh = CandidateOf(text_, field_, words);
    fresh.title_before = c.title_before;
    fresh.title_behind = c.title_behind;
    fresh.doubtful_start &= !c.title_before;
    c = fresh;
  }

  // "Vermont Bernie Sanders", "Hong Kong Carrie Lam" behind a post.
  bool Split(const TaggedName& front, const TaggedName& back) {
    if (front.words.end != back.words.begin || back.confidence < kSureName) {
      return false;
    }
    const auto c = FirstBehind(front.words.begin);
    if (c == candidates_.end() || c->match >= 0 ||
        c->words.begin != front.words.begin || c->words.end != back.words.end) {
      return false;
    }
    NameCandidate second = *c;
    second.title_before = false;
    Reset(back.words, second);
    c->title_behind = false;
    Reset(front.words, *c);
    added_.push_back(second);
    return true;
  }

  // Joins the candidates that a sure name covers from end to end, and adds one where
  // there is none.
  void Follow(TaggedName name) {
    if (name.words.size() > 1 && text_.TextOf(name.words.begin) == "The") {
      ++name.words.begin;  // "The Baltic Energy Agency"; tables know "The Verge"
    }
    const auto first = FirstBehind(name.words.begin);
    auto last = first;
    while (last != candidates_.end() && last->words.begin < name.words.end) ++last;
    const auto covered = last - first;
    if (covered == 0) {
      if (!text_.words[name.words.begin].CanBeName()) return;
      NameCandidate c;
      Reset(name.words, c);
      added_.push_back(c);
      return;
    }
    const bool joins = covered > 1 && first->words.begin == name.words.begin &&
                       (last - 1)->words.end == name.words.end;
    if (!joins && !(covered == 1 && Extends(name, *first))) return;
    Reset(name.words, *first);
    std::fill(gone_.begin() + (first + 1 - candidates_.begin()),
              gone_.begin() + (last - candidates_.begin()), true);
  }

  // The first candidate that ends behind word `i`.
  std::vector<NameCandidate>::iterator FirstBehind(size_t i) const {
    return std::partition_point(
        candidates_.begin(), candidates_.end(),
        [&](const NameCandidate& c) { return c.words.end <= i; });
  }

  // All at once: inserting one by one would take the square of their number.
  void Merge() {
    std::vector<NameCandidate> merged = std::move(added_);
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (!gone_[i]) merged.push_back(candidates_[i]);
    }
    std::sort(merged.begin(), merged.end(),
              [](const NameCandidate& a, const NameCandidate& b) {
                return a.words.begin < b.words.begin;
              });
    candidates_ = std::move(merged);
  }

  // "Rolf Behn" over "Behn".
  bool Extends(const TaggedName& name, const NameCandidate& c) const {
    return c.match < 0 && name.words.begin < c.words.begin &&
           name.words.end == c.words.end && text_.words[name.words.begin].CanBeName();
  }

  const TaggedField& tags_;
  const NameWords& text_;
  size_t field_;
  std::vector<NameCandidate>& candidates_;  // in order, also while they change
  std::vector<bool> gone_;                  // which of them another one took in
  std::vector<NameCandidate> added_;
};

// The mean over the words of a candidate, but for stops and the like.
TypeOdds OddsOf(const TaggedField& tags, const NameWords& text, TokenRange words) {
  TypeOdds odds{};
  float count = 0;
  for (size_t i = words.begin; i < words.end; ++i) {
    if (text.words[i].shape == Shape::kPunctuation) continue;
    const TypeOdds of_word = tags.OddsAt(i);
    for (size_t type = 0; type < kNameTypes; ++type) odds[type] += of_word[type];
    ++count;
  }
  for (float& p : odds) p /= std::max(1.0F, count);
  return odds;
}

// Refuses "Ostravel-owned": what is no word of the language is a name to begin with.
bool IsOrdinary(const ArticleNames& names, const NameGroup& group) {
  const NameCandidate& best = names.BestMember(group);
  if (names.HasTrust(best, RowTrust::kListed)) return false;
  return names.TextOf(best).words[best.words.begin].Is(kCommon | kSemiCommon |
                                                       kFunction | kAnyTitle);
}

// "PII", "COTS": nothing but capitals, in no list.
bool IsUnknownAbbreviation(const ArticleNames& names, const NameGroup& group) {
  const NameCandidate& best = names.BestMember(group);
  return best.words.size() == 1 && !names.HasTrust(best, RowTrust::kListed) &&
         names.TextOf(best).words[best.words.begin].shape == Shape::kUpper;
}

}  // namespace

void FollowTags(const TaggedField& tags, const NameWords& text, size_t field,
                std::vector<NameCandidate>& candidates) {
  TagFollower(tags, text, field, candidates).Run();
}

bool IsSurelyInside(const TaggedField& tags, size_t i) {
  return InsideOdds(tags.OddsAt(i)) > kSureName;
}

void AddTagEvidence(std::span<const TaggedField> tags, const ArticleNames& names,
                    NameGroup& group) {
  if (tags.empty()) return;
  for (const size_t i : group.members) {
    const NameCandidate& c = names.candidates[i];
    const TypeOdds odds = OddsOf(tags[c.field], names.TextOf(c), c.words);
    const float inside = InsideOdds(odds);
    group.inside = std::max(group.inside, inside);
    for (size_t type = 0; type < kNameTypes; ++type) {
      const float share = (odds[type] + kLeastOdds) /
                          (inside + kLeastOdds * static_cast<float>(kNameTypes));
      group.tagged[type] += kTagWeight * inside * std::log(share);
    }
  }
  const bool refused =
      (group.inside < kVeto && IsOrdinary(names, group)) ||
      (group.inside < kAbbreviationVeto && IsUnknownAbbreviation(names, group));
  if (refused) group.dropped = true;
  // As with cues, many mentions say less than as many times the same.
  const float scale = 1 / std::sqrt(static_cast<float>(group.members.size()));
  for (float& score : group.tagged) score *= scale;
}

}  // namespace unspin
