#include "extract/names/cues.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/error.h"

namespace unspin {
namespace {

// In the order of Cue.
constexpr std::array<std::string_view, kCueCount> kCueNames = {
    "bias",
    "one_word",
    "two_words",
    "many_words",
    "common_words",
    "some_common_word",
    "no_common_word",
    "legal_suffix",
    "company_tail",
    "org_head_last",
    "org_head_first",
    "org_head_inside",
    "place_head_last",
    "place_lead_first",
    "product_tail",
    "letters_and_digits",
    "version_number",
    "mixed_case",
    "acronym",
    "ampersand",
    "given_first",
    "surname_last",
    "given_and_surname",
    "given_alone",
    "surname_alone",
    "initial",
    "name_particle",
    "demonym_first",
    "gazetteer_company_own",
    "gazetteer_company_listed",
    "gazetteer_company_ambiguous_own",
    "gazetteer_company_ambiguous",
    "gazetteer_company_weak",
    "gazetteer_organization_own",
    "gazetteer_organization_listed",
    "gazetteer_organization_ambiguous_own",
    "gazetteer_organization_ambiguous",
    "gazetteer_organization_weak",
    "gazetteer_person_own",
    "gazetteer_person_listed",
    "gazetteer_person_ambiguous_own",
    "gazetteer_person_ambiguous",
    "gazetteer_person_weak",
    "gazetteer_product_own",
    "gazetteer_product_listed",
    "gazetteer_product_ambiguous_own",
    "gazetteer_product_ambiguous",
    "gazetteer_product_weak",
    "gazetteer_place_own",
    "gazetteer_place_listed",
    "gazetteer_place_ambiguous_own",
    "gazetteer_place_ambiguous",
    "gazetteer_place_weak",
    "gazetteer_large_place",
    "gazetteer_either_type",
    "honorific_before",
    "title_before",
    "title_behind",
    "title_of",
    "company_noun_before",
    "org_noun_before",
    "product_noun_before",
    "place_noun_before",
    "in_before",
    "at_before",
    "from_before",
    "by_before",
    "to_before",
    "on_before",
    "with_before",
    "of_before",
    "the_before",
    "its_before",
    "possessive_before",
    "place_cue",
    "buy_verb_before",
    "product_verb_before",
    "person_cue_before",
    "org_cue_before",
    "called_before",
    "age_behind",
    "title_in_apposition",
    "company_in_apposition",
    "org_in_apposition",
    "product_in_apposition",
    "place_in_apposition",
    "who_behind",
    "which_behind",
    "where_behind",
    "company_word_behind",
    "product_word_behind",
    "place_word_behind",
    "company_verb_behind",
    "person_verb_behind",
    "possessive_behind",
    "possessive_title",
    "possessive_company_word",
    "possessive_product",
    "possessive_superlative",
    "based_behind",
    "affix",
    "ticker_behind",
    "dateline",
    "place_behind_comma",
    "acronym_behind",
    "speaker",
    "few_companies",
    "product_as_company",
    "last_word_used",
    "first_word_used",
    "part_of_person",
    "short_of_company",
    "short_of_organization",
    "extends_company",
    "extends_product",
    "extends_organization",
    "alias_of_company",
    "alias_of_organization",
    "alias_of_product",
    "listed_with_company",
    "listed_with_organization",
    "listed_with_person",
    "listed_with_product",
    "listed_with_place",
};

constexpr std::array<std::string_view, kNameTypes> kColumns = {
    "company", "organization", "person", "product", "place"};

}  // namespace

std::string_view CueName(Cue cue) { return kCueNames[static_cast<size_t>(cue)]; }

CueWeights::CueWeights(const Lexicon& lexicon) {
  AddTable(lexicon.table("name_cues"));
  AddTable(lexicon.table("name_cue_shifts"));
}

CueWeights CueWeights::ByHand(const Lexicon& lexicon) {
  CueWeights weights;
  weights.AddTable(lexicon.table("name_cues"));
  return weights;
}

void CueWeights::AddTable(const Table& table) {
  const uint32_t name = table.Column("cue");
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const auto found =
        std::find(kCueNames.begin(), kCueNames.end(), table.Cell(row, name));
    if (found == kCueNames.end()) {
      throw Error(table.RowName(row) + ": no cue is called '" +
                  std::string(table.Cell(row, name)) + "'");
    }
    TypeScores& weights = weights_[static_cast<size_t>(found - kCueNames.begin())];
    for (size_t type = 0; type < kNameTypes; ++type) {
      const std::string cell(table.Cell(row, table.Column(kColumns[type])));
      weights[type] += std::strtof(cell.c_str(), nullptr);
    }
  }
}

}  // namespace unspin
