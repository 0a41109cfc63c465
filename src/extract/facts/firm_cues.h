#pragma once

// What speaks for and against a firm where a text says "it", "the company", "the bank"
// or nothing at all: the cues, and their weights in firm_cues.tsv.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace unspin {

class Lexicon;
class Table;

// How a text speaks of a firm without its name.
enum class Reference : uint8_t {
  kIt,       // "it", "its"
  kCompany,  // "the company"
  kKind,     // "the bank", "the online retailer"
  kBody,     // "the agency", "the council"
  kUnsaid,   // "Revenue rose by 5%."
  kOther,    // "Customers include Acme": whose?
  kWe,       // "we", "our"
};
inline constexpr size_t kReferences = 7;

enum class FirmCue : uint8_t {
  kSubject,               // the subject of this sentence
  kHere,                  // named in this sentence
  kFirstHere,             // the first one of this sentence
  kLastHere,              // the last one so far
  kPossessor,             // stands in this sentence with "'s"
  kSubjectBefore,         // the subject of the sentence before, in the paragraph
  kOnlyBefore,            // the only one of that sentence
  kBefore,                // named in that sentence
  kLastBefore,            // the last one of that sentence
  kFocusBefore,           // whom that sentence was about
  kFocusParagraphBefore,  // whom the paragraph before was about at its end
  kParagraphFirst,        // the first one of this paragraph
  kInParagraph,           // named in this paragraph
  kMain,                  // whom the article is about
  kMainOfRoundup,         // the same, but every paragraph is about another
  kTitle,                 // named in the title
  kTitleAlone,            // the only one in the title
  kLead,                  // the first one of the body
  kShare,                 // its share of all mentions of firms
  kOrganization,          // no company
  kReferredLast,          // what a pronoun or "the company" stood for last
  kFits,                  // "the bank": it is one
  kMisfits,               // "the bank": it is something else
  kAge,                   // sentences since it was named, logarithm
  kUnseen,                // not named in the body so far
  kFirstOfItem,           // kParagraphFirst where the title names no firm alone
  kInItem,                // kInParagraph there
  kOnlyInParagraph,       // no other is named in the paragraph
};
inline constexpr size_t kFirmCues = 28;

// The value of each cue; most are 0 or 1.
using FirmCueValues = std::array<float, kFirmCues>;

// As in firm_cues.tsv: "subject_before".
std::string_view FirmCueName(FirmCue cue);

class FirmWeights {
 public:
  // The weights of firm_cues.tsv plus the trained shifts of firm_cue_shifts.tsv. Throws
  // Error if a table names a cue that there is none of.
  explicit FirmWeights(const Lexicon& lexicon);
  // Those of firm_cues.tsv alone: what training starts from.
  static FirmWeights ByHand(const Lexicon& lexicon);
  explicit FirmWeights(const std::array<FirmCueValues, kReferences>& table)
      : weights_(table) {}

  float Score(const FirmCueValues& cues, Reference reference) const;
  const std::array<FirmCueValues, kReferences>& table() const { return weights_; }

 private:
  FirmWeights() = default;
  void AddTable(const Table& table);

  std::array<FirmCueValues, kReferences> weights_{};
};

}  // namespace unspin
