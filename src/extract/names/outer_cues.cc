#include <string_view>

#include "extract/names/apposition.h"
#include "extract/names/contexts.h"

namespace unspin {
namespace {

class Context {
 public:
  Context(const NameWords& text, const NameCandidate& candidate)
      : text_(text), begin_(candidate.words.begin), end_(candidate.words.end) {}

  CueList Run(const NameCandidate& candidate) {
    if (candidate.title_before) cues_.Add(TitleCue(begin_));
    if (candidate.title_behind) cues_.Add(Cue::kTitleBehind);
    if (IsSpeaker()) cues_.Add(Cue::kSpeaker);
    Before();
    if (text_.words[end_ - 1].cut) {
      Affix();
    } else {
      Behind();
    }
    return cues_;
  }

 private:
  NameWord word(size_t i) const { return text_.words[i]; }
  bool Exists(size_t i) const { return i < text_.words.size(); }
  std::string_view Text(size_t i) const {
    return Exists(i) ? text_.text->tokens()[i].text : std::string_view();
  }
  bool SameSentence(size_t i) const {
    return Exists(i) && !text_.text->tokens()[i].sentence_start;
  }
  bool IsLowerWord(size_t i) const {
    return Exists(i) && word(i).shape == Shape::kLower;
  }

  // The title that was cut off in front of a name: perhaps behind a stop ("Mr.
  // Kontur").
  Cue TitleCue(size_t i) const {
    while (i > 0 && Text(i - 1) == ".") --i;
    return i > 0 && word(i - 1).Is(kHonorific) ? Cue::kHonorificBefore
                                               : Cue::kTitleBefore;
  }

  // The label of who speaks in an interview: "((Kontur)) We were lucky.", "Kontur: We
  // were lucky." Refuses an item of a list, "Kontur: tools for bakers".
  bool IsSpeaker() const {
    if (begin_ > 1 && Text(begin_ - 1) == "(" && Text(begin_ - 2) == "(") {
      return Text(end_) == ")" && Text(end_ + 1) == ")";
    }
    if (Text(end_) != ":" || !Exists(end_ + 1)) return false;
    if (begin_ > 0) {
      const TextSpan gap{word(begin_ - 1).span.end, word(begin_).span.begin};
      if (gap.In(text_.text->text()).find('\n') == std::string_view::npos) return false;
    }
    const NameWord& said = word(end_ + 1);
    return said.shape == Shape::kCapitalised && said.Is(kFunction);
  }

  void Before() {
    size_t i = begin_;
    if (i == 0) return;
    --i;
    if (word(begin_).sentence_start && Text(i) != "“" && Text(i) != "\"") return;
    while (i > 0 && (Text(i) == "“" || Text(i) == "\"" || Text(i) == "‘")) --i;
    const bool article = Text(i) == "the" || Text(i) == "The";
    if (article) {
      cues_.Add(Cue::kTheBefore);
      if (i == 0) return;
      --i;
    } else if (Text(i) == "its" || Text(i) == "their" || Text(i) == "our") {
      cues_.Add(Cue::kItsBefore);
    } else if (Text(i) == "’s" || Text(i) == "'s") {
      cues_.Add(Cue::kPossessiveBefore);
    }
    const bool closed = Exists(end_) && (Text(end_) == "," || Text(end_) == ".");
    if (Text(i) == "," && i > 1 && closed) NounBefore(i - 1);
    if (Text(i) == ":" && i > 1) NounBefore(i - 1);  // "her charity: Kontur"
    if (!article) NounBefore(i);
    PhraseBefore(i);
    // "in the Kontur average" is in no place.
    if (!article || !IsLowerWord(end_) || word(end_).Is(kFunction | kPlaceAfter)) {
      PrepositionBefore(i);
    }
  }

  // "the retailer Kontur"; also "its streaming service, Kontur, raised prices" and "it
  // runs a streaming service, Kontur."
  void NounBefore(size_t i) {
    const NameWord& noun = word(i);
    if (noun.shape != Shape::kLower) return;
    if (noun.Is(kHonorific)) cues_.Add(Cue::kHonorificBefore);
    if (noun.Is(kPost | kProfession) && !noun.Is(kCompanyNoun)) {
      cues_.Add(Cue::kTitleBefore);
    }
    if (noun.Is(kCompanyNoun)) cues_.Add(Cue::kCompanyNounBefore);
    if (noun.Is(kOrgNoun)) cues_.Add(Cue::kOrgNounBefore);
    if (noun.Is(kProductNoun)) cues_.Add(Cue::kProductNounBefore);
    if (noun.Is(kPlaceNoun)) cues_.Add(Cue::kPlaceNounBefore);
  }

  void PhraseBefore(size_t i) {
    const NameWord& last = word(i);
    if (last.shape != Shape::kLower && last.shape != Shape::kCapitalised) return;
    if (last.Is(kPlaceCue)) cues_.Add(Cue::kPlaceCue);
    if (last.Is(kBuyVerb)) cues_.Add(Cue::kBuyVerbBefore);
    if (last.Is(kProductVerb)) cues_.Add(Cue::kProductVerbBefore);
    if (last.Is(kPersonCue)) cues_.Add(Cue::kPersonCueBefore);
    if (last.Is(kOrgCue)) cues_.Add(Cue::kOrgCueBefore);
    const std::string_view text = Text(i);
    const bool calls_itself = text == "itself" && i > 0 && Text(i - 1) == "calls";
    const bool known_as = text == "as" && i > 0 && Text(i - 1) == "known";
    if (text == "called" || text == "named" || text == "dubbed" || calls_itself ||
        known_as) {
      CalledBefore(i);
    }
  }

  // "an app called Kontur", "a company in Lyon called Kontur": the noun decides.
  void CalledBefore(size_t i) {
    for (size_t back = 1; back <= 5 && back <= i; ++back) {
      const NameWord& noun = word(i - back);
      if (noun.shape == Shape::kPunctuation) break;
      if (noun.shape != Shape::kLower || !noun.Is(kAnyNoun)) continue;
      if (noun.Is(kCompanyNoun)) cues_.Add(Cue::kCompanyNounBefore);
      if (noun.Is(kOrgNoun)) cues_.Add(Cue::kOrgNounBefore);
      if (noun.Is(kProductNoun)) cues_.Add(Cue::kProductNounBefore);
      if (noun.Is(kPlaceNoun)) cues_.Add(Cue::kPlaceNounBefore);
      return;
    }
    cues_.Add(Cue::kCalledBefore);
  }

  void PrepositionBefore(size_t i) {
    const std::string_view text = text_.text->tokens()[i].lower;
    if (text == "in" && !word(i).Is(kBuyVerb)) cues_.Add(Cue::kInBefore);
    if (text == "at") cues_.Add(Cue::kAtBefore);
    if (text == "from") cues_.Add(Cue::kFromBefore);
    if (text == "by") cues_.Add(Cue::kByBefore);
    if (text == "to") cues_.Add(Cue::kToBefore);
    if (text == "on") cues_.Add(Cue::kOnBefore);
    if (text == "with") cues_.Add(Cue::kWithBefore);
    if (text != "of" && text != "at" && text != "for") return;
    if (text == "of") cues_.Add(Cue::kOfBefore);
    if (i > 0 && word(i - 1).Is(kPost | kProfession)) cues_.Add(Cue::kTitleOf);
  }

  void Affix() {
    const TextSpan token = text_.text->tokens()[end_ - 1].span;
    const std::string_view tail =
        TextSpan{word(end_ - 1).span.end, token.end}.In(text_.text->text());
    const bool based = tail == "-based" || tail == "-headquartered" ||
                       tail == "-born" || tail == "-area" || tail == "-wide";
    cues_.Add(based && !IsKnownMaker() ? Cue::kBasedBehind : Cue::kAffix);
    if (tail == "-area" || Text(end_) == "area") cues_.Add(Cue::kPlaceWordBehind);
  }

  // "a Kontur-based bot" is in no place where a table has Kontur as software alone.
  bool IsKnownMaker() const {
    if (word(begin_).match_words != end_ - begin_) return false;
    const auto& hits = text_.matches[word(begin_).match].hits;
    const auto trust = [&](EntityType type) {
      return hits[static_cast<size_t>(type)].trust;
    };
    return trust(EntityType::kPlace) == RowTrust::kNone &&
           (trust(EntityType::kCompany) >= RowTrust::kAmbiguousOwn ||
            trust(EntityType::kProduct) >= RowTrust::kAmbiguousOwn);
  }

  void Behind() {
    if (!SameSentence(end_)) return;
    const std::string_view next = Text(end_);
    if (next == "’s" || next == "'s" || next == "’" || next == "'") {
      Possessive(end_ + 1);
    } else if (next == ",") {
      AddAppositionCues(text_, end_ + 1, cues_);
    } else if (next == "(") {
      Parenthesis();
    } else if (next == "—" || next == "–" || next == "-") {
      Dash();
    } else if (IsLowerWord(end_)) {
      WordBehind(word(end_));
      if (IsSaidToBe(end_)) AddAppositionCues(text_, end_ + 1, cues_);
    }
    if (next == "," || next == "(") return;
    if (next == "who" || next == "whose") cues_.Add(Cue::kWhoBehind);
  }

  // "Kontur is an app for bakers": as good as an apposition.
  bool IsSaidToBe(size_t i) const {
    if (Text(i) != "is" && Text(i) != "was") return false;
    const std::string_view article = Text(i + 1);
    return article == "a" || article == "an" || article == "one" || article == "the";
  }

  void WordBehind(const NameWord& next) {
    if (next.title_start) cues_.Add(Cue::kTitleBehind);
    if (next.Is(kCompanyAfter)) cues_.Add(Cue::kCompanyWordBehind);
    if (next.Is(kProductAfter)) cues_.Add(Cue::kProductWordBehind);
    if (next.Is(kPlaceAfter)) cues_.Add(Cue::kPlaceWordBehind);
    if (next.Is(kCompanyVerb)) cues_.Add(Cue::kCompanyVerbBehind);
    if (next.Is(kPersonVerb)) cues_.Add(Cue::kPersonVerbBehind);
  }

  // "FRANKFURT — A power fault" at the start of a paragraph.
  void Dash() {
    if (begin_ == 0 || !text_.text->tokens()[begin_].sentence_start) return;
    for (size_t i = begin_; i < end_; ++i) {
      if (word(i).shape != Shape::kUpper && word(i).shape != Shape::kPunctuation)
        return;
    }
    cues_.Add(Cue::kDateline);
  }

  void Parenthesis() {
    if (!Exists(end_ + 2)) return;
    if (word(end_ + 1).blocked && Text(end_ + 2) == ":") {
      cues_.Add(Cue::kTickerBehind);
    } else if (word(end_ + 1).shape == Shape::kUpper && Text(end_ + 2) == ")") {
      cues_.Add(Cue::kAcronymBehind);
    } else {
      return;
    }
  }

  void Possessive(size_t i) {
    cues_.Add(Cue::kPossessiveBehind);
    for (size_t n = 0; n < 4 && SameSentence(i + n); ++n) {
      const NameWord& next = word(i + n);
      const std::string_view text = Text(i + n);
      if (next.shape == Shape::kPunctuation || word(i + n).Is(kFunction)) return;
      if (text == "largest" || text == "biggest" || text == "busiest" ||
          text == "fastest" || text == "richest" || text == "oldest" ||
          text == "government" || text == "capital" || text == "economy" ||
          text == "parliament" || text == "population") {
        cues_.Add(Cue::kPossessiveSuperlative);
        return;
      }
      if (next.Is(kAnyTitle) && next.Is(kPost)) {
        cues_.Add(Cue::kPossessiveTitle);
        return;
      }
      if (next.Is(kCompanyAfter | kCompanyNoun)) {
        cues_.Add(Cue::kPossessiveCompanyWord);
        return;
      }
      if (next.Is(kProductNoun)) {
        cues_.Add(Cue::kPossessiveProduct);
        return;
      }
    }
  }

  const NameWords& text_;
  size_t begin_;
  size_t end_;
  CueList cues_;
};

}  // namespace

CueList OuterCues(const NameWords& text, const NameCandidate& candidate) {
  return Context(text, candidate).Run(candidate);
}

}  // namespace unspin
