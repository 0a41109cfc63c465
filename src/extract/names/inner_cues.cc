#include "extract/names/contexts.h"

namespace unspin {
namespace {

constexpr size_t kTrusts = 5;

Cue GazetteerCue(size_t type, RowTrust trust) {
  const size_t first = static_cast<size_t>(Cue::kGazetteerCompanyOwn);
  const size_t rank = static_cast<size_t>(RowTrust::kOwn) - static_cast<size_t>(trust);
  return static_cast<Cue>(first + kTrusts * type + rank);
}

void AddGazetteerCues(const GazetteerMatch& match, CueList& cues) {
  for (size_t type = 0; type < kNameTypes; ++type) {
    const RowHit& hit = match.hits[type];
    if (hit.trust == RowTrust::kNone) continue;
    cues.Add(GazetteerCue(type, hit.trust));
    if (hit.country) cues.Add(Cue::kGazetteerLargePlace);
    if (hit.either) cues.Add(Cue::kGazetteerEitherType);
  }
}

bool HasDigit(std::string_view word) {
  for (const char c : word) {
    if (c >= '0' && c <= '9') return true;
  }
  return false;
}

// Cues of names of people: "Anna Miller", "Q. Miller", "Anna von Miller".
void AddPersonCues(const NameWords& text, TokenRange words,
                   const Gazetteers& gazetteers, CueList& cues) {
  const bool given = gazetteers.IsGivenName(text.words.ExactHash(words.begin));
  const bool surname = gazetteers.IsSurname(text.words.ExactHash(words.end - 1));
  if (words.size() == 1) {
    if (given) cues.Add(Cue::kGivenAlone);
    if (surname) cues.Add(Cue::kSurnameAlone);
    return;
  }
  bool initial = false;
  bool particle = false;
  for (size_t i = words.begin; i < words.end; ++i) {
    const std::string_view word = text.TextOf(i);
    initial |= word == "." && i > words.begin && text.TextOf(i - 1).size() == 1;
    particle |= text.words[i].shape == Shape::kLower && text.words[i].Is(kParticle);
  }
  if (given) cues.Add(Cue::kGivenFirst);
  if (surname) cues.Add(Cue::kSurnameLast);
  if (given && surname) cues.Add(Cue::kGivenAndSurname);
  if (initial) cues.Add(Cue::kInitial);
  if (particle) cues.Add(Cue::kNameParticle);
}

// "NASA" of "NASA Kontur": an acronym that a table has as that of a public body only.
bool IsOrganization(const NameWords& text, size_t i) {
  const NameWord& word = text.words[i];
  if (word.match_words != 1 || word.shape == Shape::kCapitalised) return false;
  const auto& hits = text.matches[word.match].hits;
  return hits[static_cast<size_t>(EntityType::kOrganization)].trust >=
             RowTrust::kListed &&
         hits[static_cast<size_t>(EntityType::kCompany)].trust == RowTrust::kNone;
}

// Cues of heads and endings: "Ministry of Trade", "Kontur Cloud", "Kontur Inc".
void AddHeadCues(const NameWords& text, TokenRange words, CueList& cues) {
  size_t last_word = words.end - 1;
  if (text.words[last_word].shape == Shape::kPunctuation && last_word > words.begin) {
    --last_word;
  }
  const NameWord& first = text.words[words.begin];
  const NameWord& last = text.words[last_word];
  if (last_word == words.begin) {
    if (last.Is(kOrgHead)) cues.Add(Cue::kOrgHeadLast);  // "the Commission"
    return;
  }
  const bool has_of = text.words[words.begin + 1].shape == Shape::kLower;
  if (last.Is(kLegalSuffix)) cues.Add(Cue::kLegalSuffix);
  if (last.Is(kCompanyTail)) cues.Add(Cue::kCompanyTail);
  if (last.Is(kOrgHead)) cues.Add(Cue::kOrgHeadLast);
  if (last.Is(kPlaceHead)) cues.Add(Cue::kPlaceHeadLast);
  if (last.Is(kProductTail)) cues.Add(Cue::kProductTail);
  if (IsOrganization(text, words.begin)) cues.Add(Cue::kExtendsOrganization);
  if (first.Is(kPlaceLead)) cues.Add(Cue::kPlaceLeadFirst);
  if (first.Is(kDemonym)) cues.Add(Cue::kDemonymFirst);
  for (size_t i = words.begin; i + 1 < words.end; ++i) {
    const std::string_view next = text.TextOf(i + 1);
    const bool head = text.words[i].Is(kOrgHead) && (next == "of" || next == "for");
    if (head || (i == words.begin && has_of && text.words[i].Is(kOrgHead))) {
      cues.Add(Cue::kOrgHeadFirst);
      break;
    }
    if (i > words.begin && text.words[i].Is(kOrgHead) &&
        !last.Is(kOrgHead | kPlaceHead | kCompanyTail)) {
      // "Imperial College London", but not "Kontur Library Systems".
      cues.Add(Cue::kOrgHeadInside);
      break;
    }
  }
}

void AddShapeCues(const NameWords& text, TokenRange words, CueList& cues) {
  bool digits = false;
  bool mixed = false;
  bool ampersand = false;
  bool common = true;
  bool some_common = false;
  for (size_t i = words.begin; i < words.end; ++i) {
    const NameWord& word = text.words[i];
    digits |= word.shape == Shape::kAlphanumeric;
    mixed |= word.shape == Shape::kMixed;
    ampersand |= text.TextOf(i) == "&";
    some_common |= word.Is(kCommon | kSemiCommon) && word.shape != Shape::kLower;
    common &= word.Is(kCommon | kFunction) || word.shape == Shape::kPunctuation;
  }
  const NameWord& last = text.words[words.end - 1];
  if (last.shape == Shape::kNumber && words.size() > 1) cues.Add(Cue::kVersionNumber);
  if (digits) cues.Add(Cue::kLettersAndDigits);
  if (mixed) cues.Add(Cue::kMixedCase);
  if (ampersand) cues.Add(Cue::kAmpersand);
  if (common) cues.Add(Cue::kCommonWords);
  if (words.size() > 1 && !common) {
    cues.Add(some_common ? Cue::kSomeCommonWord : Cue::kNoCommonWord);
  }
  if (words.size() == 1 && last.shape == Shape::kUpper && last.span.size() <= 6 &&
      !HasDigit(text.TextOf(words.begin))) {
    cues.Add(Cue::kAcronym);
  }
}

}  // namespace

CueList InnerCues(const NameWords& text, const NameCandidate& candidate,
                  const Gazetteers& gazetteers) {
  CueList cues;
  const TokenRange words = candidate.words;
  cues.Add(Cue::kBias);
  cues.Add(words.size() == 1   ? Cue::kOneWord
           : words.size() == 2 ? Cue::kTwoWords
                               : Cue::kManyWords);
  if (candidate.match >= 0) {
    AddGazetteerCues(text.matches[static_cast<size_t>(candidate.match)], cues);
  }
  AddShapeCues(text, words, cues);
  AddHeadCues(text, words, cues);
  AddPersonCues(text, words, gazetteers, cues);
  return cues;
}

}  // namespace unspin
