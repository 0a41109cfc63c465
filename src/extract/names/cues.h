#pragma once

// The cues that tell the type of a name. Their weights stand in name_cues.tsv, with an
// example of each; where a cue is given, contexts.cc and typing.cc.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/names/gazetteers.h"
#include "lexicon/lexicon.h"

namespace unspin {

enum class Cue : uint8_t {
  kBias,
  kOneWord,
  kTwoWords,
  kManyWords,
  kCommonWords,
  kSomeCommonWord,
  kNoCommonWord,
  kLegalSuffix,
  kCompanyTail,
  kOrgHeadLast,
  kOrgHeadFirst,
  kOrgHeadInside,
  kPlaceHeadLast,
  kPlaceLeadFirst,
  kProductTail,
  kLettersAndDigits,
  kVersionNumber,
  kMixedCase,
  kAcronym,
  kAmpersand,
  kGivenFirst,
  kSurnameLast,
  kGivenAndSurname,
  kGivenAlone,
  kSurnameAlone,
  kInitial,
  kNameParticle,
  kDemonymFirst,
  kGazetteerCompanyOwn,
  kGazetteerCompanyListed,
  kGazetteerCompanyAmbiguousOwn,
  kGazetteerCompanyAmbiguous,
  kGazetteerCompanyWeak,
  kGazetteerOrganizationOwn,
  kGazetteerOrganizationListed,
  kGazetteerOrganizationAmbiguousOwn,
  kGazetteerOrganizationAmbiguous,
  kGazetteerOrganizationWeak,
  kGazetteerPersonOwn,
  kGazetteerPersonListed,
  kGazetteerPersonAmbiguousOwn,
  kGazetteerPersonAmbiguous,
  kGazetteerPersonWeak,
  kGazetteerProductOwn,
  kGazetteerProductListed,
  kGazetteerProductAmbiguousOwn,
  kGazetteerProductAmbiguous,
  kGazetteerProductWeak,
  kGazetteerPlaceOwn,
  kGazetteerPlaceListed,
  kGazetteerPlaceAmbiguousOwn,
  kGazetteerPlaceAmbiguous,
  kGazetteerPlaceWeak,
  kGazetteerLargePlace,
  kGazetteerEitherType,
  kHonorificBefore,
  kTitleBefore,
  kTitleBehind,
  kTitleOf,
  kCompanyNounBefore,
  kOrgNounBefore,
  kProductNounBefore,
  kPlaceNounBefore,
  kInBefore,
  kAtBefore,
  kFromBefore,
  kByBefore,
  kToBefore,
  kOnBefore,
  kWithBefore,
  kOfBefore,
  kTheBefore,
  kItsBefore,
  kPossessiveBefore,
  kPlaceCue,
  kBuyVerbBefore,
  kProductVerbBefore,
  kPersonCueBefore,
  kOrgCueBefore,
  kCalledBefore,
  kAgeBehind,
  kTitleInApposition,
  kCompanyInApposition,
  kOrgInApposition,
  kProductInApposition,
  kPlaceInApposition,
  kWhoBehind,
  kWhichBehind,
  kWhereBehind,
  kCompanyWordBehind,
  kProductWordBehind,
  kPlaceWordBehind,
  kCompanyVerbBehind,
  kPersonVerbBehind,
  kPossessiveBehind,
  kPossessiveTitle,
  kPossessiveCompanyWord,
  kPossessiveProduct,
  kPossessiveSuperlative,
  kBasedBehind,
  kAffix,
  kTickerBehind,
  kDateline,
  kPlaceBehindComma,
  kAcronymBehind,
  kSpeaker,
  kFewCompanies,
  kProductAsCompany,
  kLastWordUsed,
  kFirstWordUsed,
  kPartOfPerson,
  kShortOfCompany,
  kShortOfOrganization,
  kExtendsCompany,
  kExtendsProduct,
  kExtendsOrganization,
  kAliasOfCompany,
  kAliasOfOrganization,
  kAliasOfProduct,
  kListedWithCompany,
  kListedWithOrganization,
  kListedWithPerson,
  kListedWithProduct,
  kListedWithPlace,
};

constexpr size_t kCueCount = static_cast<size_t>(Cue::kListedWithPlace) + 1;

// As in name_cues.tsv: "title_before".
std::string_view CueName(Cue cue);

using TypeScores = std::array<float, kNameTypes>;

// Weights of all cues by type. Immutable.
class CueWeights {
 public:
  // The weights of name_cues.tsv plus the trained shifts of name_cue_shifts.tsv. Throws
  // Error when a table names an unknown cue.
  explicit CueWeights(const Lexicon& lexicon);
  // Those of name_cues.tsv alone: what training starts from.
  static CueWeights ByHand(const Lexicon& lexicon);

  const TypeScores& Of(Cue cue) const { return weights_[static_cast<size_t>(cue)]; }

 private:
  CueWeights() = default;
  void AddTable(const Table& table);

  std::array<TypeScores, kCueCount> weights_{};
};

}  // namespace unspin
