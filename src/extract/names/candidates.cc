#include "extract/names/candidates.h"

#include <algorithm>
#include <string_view>

#include "extract/names/name_runs.h"

namespace unspin {
namespace {

uint64_t AddWord(uint64_t key, uint64_t hash) {
  key = (key ^ hash) * 0x9E3779B97F4A7C15U;
  return key ^ key >> 29U;
}

// Cuts one stretch of words at a time.
class CandidateFinder {
 public:
  CandidateFinder(const NameWords& text, size_t field) : text_(text), field_(field) {}

  std::vector<NameCandidate> Run() {
    const size_t n = text_.words.size();
    const NameRuns runs(text_);
    for (size_t i = 0; i < n;) {
      if (!runs.Starts(i)) {
        ++i;
        continue;
      }
      const size_t end = runs.EndOf(i);
      Cut({i, end}, false);
      i = end;
    }
    return std::move(found_);
  }

 private:
  NameWord word(size_t i) const { return text_.words[i]; }
  std::string_view Text(size_t i) const { return text_.TextOf(i); }
  bool Exists(size_t i) const { return i < text_.words.size(); }

  // Splits a run at titles and at other names, trims it and adds what is left.
  void Cut(TokenRange run, bool title_before) {
    run = TrimFront(run, title_before);
    if (run.begin >= run.end) return;
    if (MatchOf(run) >= 0) {
      Add(run, title_before, false);
      return;
    }
    for (size_t i = run.begin + 1; i < run.end; ++i) {
      if (!word(i).title_start || !word(i).Is(kHonorific | kPost) ||
          !word(i).CanBeName() || word(i).Is(kOrgHead) || InsideMatch(run.begin, i) ||
          IsTailBeforeTitle(i) || (i + 1 == run.end && word(i).Is(kCompanyTail))) {
        continue;
      }
      // "Ostrel Chief Executive Ann Lee"
      const size_t after = i + word(i).title_words;
      CutKnown({run.begin, i}, title_before, true);
      if (after < run.end) Cut({after, run.end}, true);
      return;
    }
    CutKnown(run, title_before, false);
  }

  // "Cloud" in "Brenvik Cloud Chief Executive", though there are cloud chiefs.
  bool IsTailBeforeTitle(size_t i) const {
    return word(i).Is(kCompanyTail) && Exists(i + 1) && word(i + 1).title_start &&
           word(i + 1).title_words >= word(i).title_words;
  }

  bool InsideMatch(size_t begin, size_t i) const {
    for (size_t j = begin; j < i; ++j) {
      if (j + word(j).match_words > i) return true;
    }
    return false;
  }

  // Separates a known name from another one that follows it at once: "Apple iPhone 14",
  // "Google Sundar Pichai". Refuses "Apple Valley" (the rest is not known).
  void CutKnown(TokenRange run, bool title_before, bool title_behind) {
    const size_t first = word(run.begin).match_words;
    if (first > 0 && run.begin + first < run.end && Trusted(run.begin)) {
      const TokenRange rest{run.begin + first, run.end};
      if (MatchOf(rest) >= 0 && Trusted(rest.begin) &&
          !IsPlaceOfBody(run.begin, rest)) {
        Add({run.begin, rest.begin}, title_before, false);
        Add(rest, false, title_behind);
        return;
      }
    }
    Add(run, title_before, title_behind);
  }

  // "Kenya" in "Kenya Civil Aviation Authority" when a table has only the rest.
  bool IsPlaceOfBody(size_t i, TokenRange rest) const {
    const size_t place = static_cast<size_t>(EntityType::kPlace);
    if (text_.matches[word(i).match].hits[place].trust == RowTrust::kNone) return false;
    for (size_t j = rest.begin; j < rest.end; ++j) {
      if (word(j).Is(kOrgHead | kCompanyTail)) return true;
    }
    return false;
  }

  bool Trusted(size_t i) const {
    return text_.matches[word(i).match].Trusted(RowTrust::kOwn);
  }

  int32_t MatchOf(TokenRange run) const {
    return word(run.begin).match_words == run.size() && run.size() > 0
               ? static_cast<int32_t>(word(run.begin).match)
               : -1;
  }

  // Cuts off titles, words that only start a sentence, adjectives of nationality and
  // days in front of a name. A known name ("General Motors") is left whole.
  TokenRange TrimFront(TokenRange run, bool& title_before) const {
    while (run.begin < run.end) {
      const NameWord& first = word(run.begin);
      if (first.match_words > 1) break;
      if (!first.CanBeName() && MatchOf(run) < 0) {  // ". X" behind a title, "of X"
        ++run.begin;
      } else if (first.title_start && MatchOf(run) < 0 && !IsTail(run)) {
        run.begin = std::min(run.end, run.begin + first.title_words);
        title_before = true;
      } else if (IsOnlyFunction(run)) {
        ++run.begin;
      } else if (first.Is(kCalendar) && MatchOf(run) < 0) {
        ++run.begin;
      } else if (first.Is(kDemonym) && !KeepsDemonym(run)) {
        ++run.begin;
      } else {
        break;
      }
    }
    return TrimBack(run);
  }

  // "The", "But" before a name, or "Outside" at the start of a sentence.
  bool IsOnlyFunction(TokenRange run) const {
    const NameWord& first = word(run.begin);
    if (!first.Is(kFunction) || first.shape == Shape::kUpper) return false;
    return first.sentence_start || Text(run.begin) == "The" || Text(run.begin) == "I";
  }

  // Takes in the stop of "Kontur Inc. said". Refuses "It bought Kontur Inc." at the end
  // of a sentence, where the stop is not the name's alone.
  size_t EndWithStop(TokenRange run) const {
    const size_t stop = run.end;
    if (!Exists(stop + 1) || Text(stop) != "." || word(stop).space_before) return stop;
    if (text_.text->tokens()[stop + 1].sentence_start) return stop;
    const bool abbreviated =
        word(stop - 1).Is(kLegalSuffix) && run.size() > 1 && Text(stop - 1).size() <= 4;
    return abbreviated ? stop + 1 : stop;
  }

  // Words that are no name by themselves: "German", "Tuesday", "CEO", "Celsius", "On",
  // "MPs", "Q". Refuses those that a hand-written row has ("Visa").
  bool IsNoName(size_t i) const {
    const NameWord& only = word(i);
    const std::string_view text = Text(i);
    const bool own = only.match_words == 1 && Trusted(i);
    if (only.Is(kDemonym | kCalendar)) return true;
    if (only.Is(kNever)) return only.shape == Shape::kUpper || !own;
    if (only.Is(kFunction) && only.shape != Shape::kUpper) return !own;
    if (only.match_words > 0) return false;
    if (text.size() == 1 || only.Is(kPlaceLead)) return true;  // "North"
    const bool plural = only.shape == Shape::kMixed && text.back() == 's' &&
                        std::none_of(text.begin(), text.end() - 1,
                                     [](char c) { return c >= 'a' && c <= 'z'; });
    return plural;
  }

  // "Driver Records Agency", "General Aviation Authority" are names with such a head.
  bool IsTail(TokenRange run) const {
    return run.size() > word(run.begin).title_words &&
           word(run.begin).title_words == 1 &&
           word(run.end - 1).Is(kCompanyTail | kOrgHead | kLegalSuffix);
  }

  // "Norwegian Communications Authority", "Swiss Re", "Nordic Cloud": but not "German
  // Jana Holt" or "Dutch" alone.
  bool KeepsDemonym(TokenRange run) const {
    if (run.size() < 2) return MatchOf(run) >= 0;
    if (IsGivenName(run)) return true;
    return word(run.end - 1).Is(kOrgHead | kCompanyTail | kLegalSuffix | kPlaceHead) ||
           (run.size() > 2 && word(run.begin + 1).Is(kOrgHead));
  }

  // "Christian Kontur", but not "Christian Aid workers": the one such word that people
  // are called by.
  bool IsGivenName(TokenRange run) const {
    return run.size() == 2 && Text(run.begin) == "Christian" &&
           !word(run.begin + 1).Is(kCommon | kSemiCommon | kAnyTitle);
  }

  TokenRange TrimBack(TokenRange run) const {
    while (run.size() > 1 && MatchOf(run) < 0) {
      const NameWord& last = word(run.end - 1);
      const std::string_view text = Text(run.end - 1);
      const bool kept =
          (text == "AI" || text == "TV" || text == "ID") && !IsCompound(run.end);
      if (last.shape == Shape::kPunctuation && text != "." && text != "+") {
        --run.end;
      } else if (last.Is(kCalendar | kDemonym) || (last.Is(kNever) && !kept)) {
        --run.end;
      } else {
        break;
      }
    }
    return run;
  }

  // Whether a noun follows, to which the word before it belongs: "Shanghai AI chip".
  bool IsCompound(size_t i) const {
    return Exists(i) && word(i).shape == Shape::kLower &&
           word(i).Is(kAnyNoun | kProductAfter) && !word(i).Is(kCompanyVerb);
  }

  void Add(TokenRange run, bool title_before, bool title_behind) {
    run = TrimBack(run);
    if (run.begin >= run.end) return;
    const NameWord& first = word(run.begin);
    NameCandidate candidate;
    candidate.match = MatchOf(run);
    if (run.size() == 1 && IsNoName(run.begin)) return;
    if (candidate.match < 0) run.end = EndWithStop(run);
    candidate.field = field_;
    candidate.words = run;
    candidate.span = {first.span.begin, word(run.end - 1).span.end};
    candidate.key = CandidateKey(text_, run);
    candidate.title_before = title_before;
    candidate.title_behind = title_behind;
    candidate.doubtful_start =
        text_.text->title_case() || (first.sentence_start && !title_before);
    found_.push_back(candidate);
  }

  const NameWords& text_;
  size_t field_;
  std::vector<NameCandidate> found_;
};

}  // namespace

std::vector<NameCandidate> FindCandidates(const NameWords& text, size_t field) {
  return CandidateFinder(text, field).Run();
}

NameCandidate CandidateOf(const NameWords& text, size_t field, TokenRange words) {
  NameCandidate c;
  c.field = field;
  c.words = words;
  c.span = {text.words[words.begin].span.begin, text.words[words.end - 1].span.end};
  c.key = CandidateKey(text, words);
  const NameWord& first = text.words[words.begin];
  c.match = first.match_words == words.size() ? static_cast<int32_t>(first.match) : -1;
  c.doubtful_start = first.sentence_start;
  return c;
}

uint64_t KeyOfWords(std::span<const uint64_t> lower_hashes) {
  uint64_t key = 0;
  for (const uint64_t hash : lower_hashes) key = AddWord(key, hash);
  return key;
}

uint64_t CandidateKey(const NameWords& text, TokenRange words) {
  uint64_t key = 0;
  for (size_t i = words.begin; i < words.end; ++i) {
    if (text.words[i].shape == Shape::kPunctuation) continue;  // "Beacon, Inc."
    key = AddWord(key, text.words.LowerHash(i));
  }
  return key;
}

}  // namespace unspin
