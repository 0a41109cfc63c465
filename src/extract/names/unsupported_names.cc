#include "extract/names/unsupported_names.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace unspin {
namespace {

// What names need of one kind or another, in weights of cues: "Kontur raised" is 0.9,
// "the retailer Kontur" 3.
constexpr float kAcronymSupport = 1.3F;
constexpr float kWordSupport = 1.5F;
constexpr float kTermSupport = 3.5F;
constexpr float kDoubtfulSupport = 1.0F;
constexpr float kSomeSupport = 0.5F;
constexpr float kSureSupport = 2.5F;
// "ETL data", "DAP team": what stands behind terms as well counts no more than this.
constexpr float kWordBehindWeight = 0.9F;
constexpr float kArticleSupport = 0.5F;  // "the PCA"
constexpr float kRowSupport = 1.5F;      // and a table has it, as a doubtful name
// Less than this is said by the likes of "by Kontur".
constexpr float kLeastWeight = 0.35F;

// Ordinary words are names where the tagger is as sure of it.
constexpr float kSureInside = 0.75F;
// What is no ordinary word is one unless the tagger is as sure that it is none.
constexpr float kSurelyOutside = 0.12F;
constexpr float kDoubtfulInside = 0.4F;
constexpr float kSureCompanyInside = 0.9F;

// Of the articles of corpus/, 9 in 10 have a sure company among ten names; of the texts
// of 18F and Wikinews, 1 in 3.
constexpr size_t kFewNames = 5;
constexpr size_t kNamesToACompany = 10;

// Cues that say nothing of what stands around a name, or only what its neighbours are.
bool SpeaksForNone(Cue cue) {
  return cue < Cue::kHonorificBefore || cue >= Cue::kListedWithCompany ||
         cue == Cue::kLastWordUsed || cue == Cue::kFirstWordUsed ||
         cue == Cue::kTheBefore || cue == Cue::kCalledBefore ||
         cue == Cue::kPartOfPerson;
}

float SupportOf(const NameGroup& group, const CueWeights& weights) {
  float support = 0;
  for (size_t i = 0; i < kCueCount; ++i) {
    const Cue cue = static_cast<Cue>(i);
    if (group.cues[i] == 0 || SpeaksForNone(cue)) continue;
    float weight = weights.Of(cue)[static_cast<size_t>(group.type)];
    // What companies do bodies do too: "the PCA warned members".
    if (group.type == EntityType::kOrganization) {
      weight = std::max(weight, weights.Of(cue)[0]);
    }
    if (cue == Cue::kCompanyWordBehind) weight = std::min(weight, kWordBehindWeight);
    if (weight < kLeastWeight) continue;
    // "the head of Performance" heads a department.
    if (cue == Cue::kTitleOf && group.Has(Cue::kCommonWords) &&
        group.Has(Cue::kOneWord)) {
      continue;
    }
    support += weight * std::sqrt(static_cast<float>(group.cues[i]));
  }
  if (group.type == EntityType::kOrganization && group.Has(Cue::kTheBefore)) {
    support +=
        group.HasRowOf(EntityType::kOrganization) ? kRowSupport : kArticleSupport;
  }
  return support;
}

bool HasHead(const NameGroup& group) {
  return group.Has(Cue::kLegalSuffix) || group.Has(Cue::kCompanyTail) ||
         group.Has(Cue::kOrgHeadLast) || group.Has(Cue::kOrgHeadFirst) ||
         group.Has(Cue::kOrgHeadInside) || group.Has(Cue::kPlaceHeadLast) ||
         group.Has(Cue::kProductTail);
}

bool HasCompanyHead(const NameGroup& group) {
  // "National Security", "Seed Fund": of ordinary words, it heads much else.
  return group.Has(Cue::kCompanyTail) && !group.Has(Cue::kCommonWords);
}

// The weights that the cues of a name without trusted rows must reach.
float SupportNeeded(const ArticleNames& names, const NameGroup& group) {
  const NameCandidate& c = names.BestMember(group);
  const bool one = c.words.size() == 1;
  const bool common = group.Has(Cue::kCommonWords);
  if (names.HasTrust(c, RowTrust::kAmbiguousOwn)) {
    // "the King or Queen", "the Progressive agenda"
    if (one && names.TextOf(c).words[c.words.begin].Is(kAnyTitle)) {
      return kDoubtfulSupport;
    }
    return common && one && group.Has(Cue::kTheBefore) && group.inside < kSureInside
               ? kSomeSupport
               : 0;
  }
  // "Data Retention Act", "the Handbook"
  if (names.TextOf(c).words[c.words.end - 1].Is(kTermHead)) return kTermSupport;
  if (common && group.inside < kSureInside && !HasHead(group)) return kWordSupport;
  if (common && group.Has(Cue::kCompanyTail)) {
    const bool sure = group.inside >= kSureInside;
    if (group.Has(Cue::kTheBefore) && !sure) return kWordSupport;  // "the Writing Lab"
    if (group.inside < kDoubtfulInside) return kSomeSupport;
  }
  // "the Sun": a company, as a table has it, by that word alone.
  const bool doubtful_row = c.match >= 0 && one &&
                            (group.Has(Cue::kGazetteerCompanyAmbiguous) ||
                             group.Has(Cue::kGazetteerCompanyWeak));
  if (doubtful_row && group.inside < kSureInside) return kDoubtfulSupport;
  return !HasHead(group) && group.inside < kSurelyOutside ? kSomeSupport : 0;
}

// "ETL", "CoE".
bool IsAcronym(const ArticleNames& names, const NameGroup& group) {
  if (group.Has(Cue::kAcronym)) return true;
  const NameCandidate& c = names.BestMember(group);
  const std::string_view text = names.Surface(c);
  if (c.words.size() != 1 || text.size() < 3 || text.size() > 4) return false;
  const auto raised = std::count_if(text.begin(), text.end(),
                                    [](char l) { return l >= 'A' && l <= 'Z'; });
  return 2 * static_cast<size_t>(raised) > text.size();
}

bool IsSurelyCompany(const ArticleNames& names, const NameGroup& group,
                     const CueWeights& weights) {
  if (group.type != EntityType::kCompany) return false;
  return names.HasTrust(names.BestMember(group), RowTrust::kListed) ||
         group.Has(Cue::kLegalSuffix) || SupportOf(group, weights) >= kSureSupport;
}

// Whether companies are what the article is about. Of few names nothing can be said.
bool IsAboutCompanies(const ArticleNames& names, const CueWeights& weights) {
  size_t all = 0;
  size_t companies = 0;
  for (const NameGroup& group : names.groups) {
    if (group.dropped) continue;
    ++all;
    companies += IsSurelyCompany(names, group, weights) ? 1 : 0;
  }
  return all < kFewNames || companies * kNamesToACompany >= all;
}

}  // namespace

void DropUnsupportedWords(ArticleNames& names, const CueWeights& weights) {
  for (NameGroup& group : names.groups) {
    if (group.dropped || group.inside < 0) continue;
    const float needed = SupportNeeded(names, group);
    if (needed > 0 && SupportOf(group, weights) < needed) group.dropped = true;
  }
}

void DropUnsupportedAcronyms(ArticleNames& names, const CueWeights& weights) {
  for (NameGroup& group : names.groups) {
    if (group.dropped) continue;
    if (group.term) {
      group.dropped = true;
      continue;
    }
    if (group.inside < 0 || !IsAcronym(names, group)) continue;
    if (names.HasTrust(names.BestMember(group), RowTrust::kAmbiguousOwn)) continue;
    group.dropped =
        group.Has(Cue::kSpeaker) || SupportOf(group, weights) < kAcronymSupport;
  }
}

void DoubtCompanies(ArticleNames& names, const CueWeights& weights) {
  if (IsAboutCompanies(names, weights)) return;
  for (NameGroup& group : names.groups) {
    if (group.dropped || group.inside < 0 || group.type != EntityType::kCompany) {
      continue;
    }
    const RowTrust trusted =
        group.inside < kSureCompanyInside ? RowTrust::kListed : RowTrust::kAmbiguousOwn;
    if (names.HasTrust(names.BestMember(group), trusted) || HasCompanyHead(group) ||
        SupportOf(group, weights) >= kSureSupport) {
      continue;
    }
    group.Count(Cue::kFewCompanies);
    group.Score(weights);
    group.dropped =
        group.type == EntityType::kCompany && group.inside < kSureCompanyInside;
  }
}

}  // namespace unspin
