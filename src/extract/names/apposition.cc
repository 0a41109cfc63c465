#include "extract/names/apposition.h"

#include <string_view>

namespace unspin {
namespace {

constexpr size_t kAppositionWords = 9;

class Apposition {
 public:
  Apposition(const NameWords& text, CueList& cues) : text_(text), cues_(cues) {}

  void Add(size_t i) {
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

 private:
  NameWord word(size_t i) const { return text_.words[i]; }
  bool Exists(size_t i) const { return i < text_.words.size(); }
  std::string_view Text(size_t i) const {
    return Exists(i) ? text_.text->tokens()[i].text : std::string_view();
  }
  bool SameSentence(size_t i) const {
    return Exists(i) && !text_.text->tokens()[i].sentence_start;
  }

  void Head(const NameWord& head) {
    // Of developers and marketplaces the name itself must tell.
    if (head.Is(kCompanyNoun) && head.Is(kAnyTitle)) {
      cues_.Add(Cue::kTitleInApposition);
    }
    if (head.Is(kCompanyNoun) && head.Is(kProductNoun)) {
      cues_.Add(Cue::kProductInApposition);
    }
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
  CueList& cues_;
};

}  // namespace

void AddAppositionCues(const NameWords& text, size_t i, CueList& cues) {
  Apposition(text, cues).Add(i);
}

}  // namespace unspin
