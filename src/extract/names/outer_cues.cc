#include <string_view>

#include "extract/names/contexts.h"

namespace unspin {
namespace {

constexpr size_t kAppositionWords = 9;

class Context {
 public:
  Context(const NameWords& text, const NameCandidate& candidate)
      : text_(text), begin_(candidate.words.begin), end_(candidate.words.end) {}

  CueList Run(const NameCandidate& candidate) {
    if (candidate.title_before) cues_.Add(TitleCue(begin_));
    if (candidate.title_behind) cues_.Add(Cue::kTitleBehind);
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
    if (Text(i) == "," && i > 1 && Exists(end_) && Text(end_) == ",") NounBefore(i - 1);
    if (!article) NounBefore(i);
    PhraseBefore(i);
    PrepositionBefore(i);
  }

  // "the retailer Kontur"; also "its streaming service, Kontur, raised prices".
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
    cues_.Add(based ? Cue::kBasedBehind : Cue::kAffix);
    if (tail == "-area" || Text(end_) == "area") cues_.Add(Cue::kPlaceWordBehind);
  }

  void Behind() {
    if (!SameSentence(end_)) return;
    const std::string_view next = Text(end_);
    if (next == "’s" || next == "'s" || next == "’" || next == "'") {
      Possessive(end_ + 1);
    } else if (next == ",") {
      Apposition(end_ + 1);
    } else if (next == "(") {
      Parenthesis();
    } else if (next == "—" || next == "–" || next == "-") {
      Dash();
    } else if (IsLowerWord(end_)) {
      WordBehind(word(end_));
    }
    if (next == "," || next == "(") return;
    if (next == "who" || next == "whose") cues_.Add(Cue::kWhoBehind);
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

  void Apposition(size_t i) {
    if (!SameSentence(i)) return;
    const std::string_view first = Text(i);
    if (first == "who" || first == "whom") return cues_.Add(Cue::kWhoBehind);
    if (first == "which") return cues_.Add(Cue::kWhichBehind);
    if (first == "where") return cues_.Add(Cue::kWhereBehind);
    if (IsAge(i)) return cues_.Add(Cue::kAgeBehind);
    if (IsLargePlace(i)) cues_.Add(Cue::kPlaceBehindComma);
    size_t head = 0;
    bool closed = false;
    for (size_t n = 0; n < kAppositionWords && SameSentence(i + n); ++n) {
      const NameWord& next = word(i + n);
      const std::string_view text = Text(i + n);
      if (next.shape == Shape::kPunctuation && text != "’s" && text != "'s") {
        closed = text != "“";
        break;
      }
      const bool article = text == "a" || text == "an" || text == "the" ||
                           text == "its" || text == "his" || text == "her" ||
                           text == "one" || text == "another" || text == "former" ||
                           text == "then" || text == "until" || text == "now" ||
                           text == "our" || text == "their";
      if (next.Is(kFunction) && !article && !next.Is(kAnyNoun)) {
        if (text == "of" && n > 0 && Text(i + n - 1) == "one") continue;
        closed = n > 0 && (head > 0 || text != "and");
        break;
      }
      if (next.Is(kAnyTitle | kAnyNoun) &&
          (next.shape == Shape::kLower || next.Is(kPost))) {
        head = i + n;
      }
    }
    // "Albani, the online bank Kontur and ...": the noun belongs to the next name.
    if (head == 0 || !closed || (Exists(head + 1) && word(head + 1).CanBeName()))
      return;
    Head(word(head));
  }

  void Head(const NameWord& head) {
    if (head.Is(kCompanyNoun)) {
      cues_.Add(Cue::kCompanyInApposition);
    } else if (head.Is(kAnyTitle)) {
      cues_.Add(Cue::kTitleInApposition);
    } else if (head.Is(kOrgNoun)) {
      cues_.Add(Cue::kOrgInApposition);
    } else if (head.Is(kProductNoun)) {
      cues_.Add(Cue::kProductInApposition);
    } else if (head.Is(kPlaceNoun)) {
      cues_.Add(Cue::kPlaceInApposition);
    }
  }

  // "Kontur, 43," or "Kontur, 43 and". Refuses "Kontur, 300 people".
  bool IsAge(size_t i) const {
    const std::string_view number = Text(i);
    if (number.size() != 2 || word(i).shape != Shape::kNumber) return false;
    const std::string_view next = Text(i + 1);
    return next == "," || next == "." || next == "and";
  }

  bool IsLargePlace(size_t i) const {
    if (word(i).match_words == 0) return false;
    const size_t place = static_cast<size_t>(EntityType::kPlace);
    return text_.matches[word(i).match].hits[place].country;
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
