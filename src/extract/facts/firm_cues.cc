#include "extract/facts/firm_cues.h"

#include <charconv>
#include <numeric>
#include <string>

#include "base/error.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, kFirmCues> kNames = {"subject",
                                                            "here",
                                                            "first_here",
                                                            "last_here",
                                                            "possessor",
                                                            "subject_before",
                                                            "only_before",
                                                            "before",
                                                            "last_before",
                                                            "focus_before",
                                                            "focus_paragraph_before",
                                                            "paragraph_first",
                                                            "in_paragraph",
                                                            "main",
                                                            "main_of_roundup",
                                                            "title",
                                                            "title_alone",
                                                            "lead",
                                                            "share",
                                                            "organization",
                                                            "referred_last",
                                                            "fits",
                                                            "misfits",
                                                            "age",
                                                            "unseen",
                                                            "first_of_item",
                                                            "in_item",
                                                            "only_in_paragraph"};
constexpr std::array<std::string_view, kReferences> kColumns = {
    "it", "company", "kind", "body", "unsaid", "other", "we"};

size_t CueByName(const Table& table, uint32_t row) {
  const std::string_view name = table.Cell(row, table.Column("cue"));
  for (size_t i = 0; i < kFirmCues; ++i) {
    if (kNames[i] == name) return i;
  }
  throw Error(table.RowName(row) + ": there is no cue '" + std::string(name) + "'");
}

}  // namespace

std::string_view FirmCueName(FirmCue cue) { return kNames[static_cast<size_t>(cue)]; }

FirmWeights::FirmWeights(const Lexicon& lexicon) {
  AddTable(lexicon.table("firm_cues"));
  AddTable(lexicon.table("firm_cue_shifts"));
}

FirmWeights FirmWeights::ByHand(const Lexicon& lexicon) {
  FirmWeights weights;
  weights.AddTable(lexicon.table("firm_cues"));
  return weights;
}

void FirmWeights::AddTable(const Table& table) {
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const size_t cue = CueByName(table, row);
    for (size_t r = 0; r < kReferences; ++r) {
      const std::string_view cell = table.Cell(row, table.Column(kColumns[r]));
      float weight = 0;
      std::from_chars(cell.data(), cell.data() + cell.size(), weight);
      weights_[r][cue] += weight;
    }
  }
}

float FirmWeights::Score(const FirmCueValues& cues, Reference reference) const {
  const FirmCueValues& weights = weights_[static_cast<size_t>(reference)];
  return std::inner_product(cues.begin(), cues.end(), weights.begin(), 0.0F);
}

}  // namespace unspin
