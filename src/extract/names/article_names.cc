#include "extract/names/article_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace unspin {
namespace {

constexpr size_t kMostInitials = 6;

// The first cue from `cue` on that is given; kCueCount if there is none. Few are: eight
// that are not are passed at once.
size_t NextCue(const std::array<uint8_t, kCueCount>& cues, size_t cue) {
  for (uint64_t eight = 0; cue + sizeof eight <= kCueCount; cue += sizeof eight) {
    std::memcpy(&eight, &cues[cue], sizeof eight);
    if (eight != 0) break;
  }
  while (cue < kCueCount && cues[cue] == 0) ++cue;
  return cue;
}

}  // namespace

size_t ArticleNames::Find(uint64_t key) const {
  const auto found = std::lower_bound(by_key.begin(), by_key.end(),
                                      std::pair<uint64_t, size_t>(key, 0));
  return found != by_key.end() && found->first == key ? found->second : kNoGroup;
}

void NameGroup::Score(const CueWeights& all) {
  scores = tagged;
  for (size_t cue = NextCue(cues, 0); cue < kCueCount; cue = NextCue(cues, cue + 1)) {
    const float times = std::sqrt(static_cast<float>(cues[cue]));
    const TypeScores& weights = all.Of(static_cast<Cue>(cue));
    for (size_t t = 0; t < kNameTypes; ++t) scores[t] += times * weights[t];
  }
  size_t best = 0;
  for (size_t t = 1; t < kNameTypes; ++t) {
    if (scores[t] > scores[best]) best = t;
  }
  float rest = 0;
  margin = 100;
  for (size_t t = 0; t < kNameTypes; ++t) {
    rest += std::exp(scores[t] - scores[best]);
    if (t == best) continue;
    margin = std::min(margin, scores[best] - scores[t]);
  }
  type = static_cast<EntityType>(best);
  confidence = std::min(0.99F, 1.0F / rest);
}

bool NameGroup::HasRowOf(EntityType type_of_row) const {
  constexpr size_t kTrusts = 5;
  const size_t first = static_cast<size_t>(Cue::kGazetteerCompanyOwn) +
                       kTrusts * static_cast<size_t>(type_of_row);
  return std::any_of(cues.begin() + first, cues.begin() + first + kTrusts,
                     [](uint8_t count) { return count > 0; });
}

std::string_view ArticleNames::Surface(const NameCandidate& c) const {
  return c.span.In(TextOf(c).text->text());
}

const NameCandidate& ArticleNames::BestMember(const NameGroup& group) const {
  for (const size_t i : group.members) {
    if (candidates[i].match >= 0) return candidates[i];
  }
  return First(group);
}

bool ArticleNames::HasTrust(const NameCandidate& c, RowTrust least) const {
  if (c.match < 0) return false;
  return TextOf(c).matches[static_cast<size_t>(c.match)].Trusted(least);
}

bool ArticleNames::Joined(const NameCandidate& a, const NameCandidate& b,
                          bool b_goes_on) const {
  if (a.field != b.field || b.words.begin <= a.words.end) return false;
  const NameWords& text = TextOf(a);
  const size_t gap = b.words.begin - a.words.end;
  const auto token = [&](size_t i) { return text.text->tokens()[i].text; };
  const std::string_view first = token(a.words.end);
  const std::string_view last = token(b.words.begin - 1);
  const bool conjunction = last == "and" || last == "or";
  if (gap == 1) return conjunction || (first == "," && b_goes_on);
  return gap == 2 && first == "," && conjunction;
}

uint64_t PartKey(const NameWords& text, const NameCandidate& candidate, size_t begin,
                 size_t count) {
  const size_t first = candidate.words.begin + begin;
  return CandidateKey(text, {first, first + count});
}

uint64_t WordKey(std::string_view word) {
  const uint64_t hash = WordHash(word, Folding::kLower);
  return KeyOfWords({&hash, 1});
}

std::string InitialsOf(const NameWords& text, const NameCandidate& candidate) {
  std::string initials;
  for (size_t i = candidate.words.begin; i < candidate.words.end; ++i) {
    const Shape shape = text.words[i].shape;
    if (shape == Shape::kLower || shape == Shape::kPunctuation) continue;  // "of", "&"
    if (initials.size() == kMostInitials) return {};
    initials += text.TextOf(i)[0];
  }
  return initials.size() > 1 ? initials : std::string();
}

bool IsAcronymOf(std::string_view acronym, const NameWords& text,
                 const NameCandidate& candidate) {
  std::string capitals(acronym);  // "CoE" has a letter of "of"
  std::erase_if(capitals, [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals.size() > 1 && capitals == InitialsOf(text, candidate);
}

}  // namespace unspin
