#include "extract/names/word_classes.h"

#include <array>
#include <bit>
#include <cstdlib>
#include <string>
#include <utility>

#include "lexicon/words.h"

namespace unspin {
namespace {

// Words that are capitalised more often inside sentences are as often names.
constexpr double kMostCapitals = 0.5;

constexpr std::array<std::pair<std::string_view, ClassSet>, 31> kClassNames = {{
    {"legal_suffix", kLegalSuffix},
    {"company_tail", kCompanyTail},
    {"org_head", kOrgHead},
    {"place_head", kPlaceHead},
    {"place_lead", kPlaceLead},
    {"product_tail", kProductTail},
    {"particle", kParticle},
    {"company_noun", kCompanyNoun},
    {"org_noun", kOrgNoun},
    {"product_noun", kProductNoun},
    {"place_noun", kPlaceNoun},
    {"company_verb", kCompanyVerb},
    {"person_verb", kPersonVerb},
    {"buy_verb", kBuyVerb},
    {"product_verb", kProductVerb},
    {"place_cue", kPlaceCue},
    {"person_cue", kPersonCue},
    {"org_cue", kOrgCue},
    {"company_after", kCompanyAfter},
    {"product_after", kProductAfter},
    {"place_after", kPlaceAfter},
    {"demonym", kDemonym},
    {"never", kNever},
    {"calendar", kCalendar},
    {"function", kFunction},
    {"honorific", kHonorific},
    {"post", kPost},
    {"profession", kProfession},
    {"affix", kAffix},
    {"term", kTerm},
    {"term_head", kTermHead},
}};

ClassSet ClassByName(std::string_view name) {
  for (const auto& [known, bit] : kClassNames) {
    if (known == name) return bit;
  }
  return 0;
}

// "Scrum" is no name in any letters, "ETL" in capitals.
ClassSet ClassOfTerm(std::string_view term) {
  size_t raised = 0;
  for (const char c : term) {
    raised += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? 1 : 0;
  }
  const bool compound = term.find("-a") != std::string_view::npos;  // "X-as-a-Service"
  return raised > 1 && !compound ? kTerm : kNever;
}

std::vector<ClassSet> RowClasses(const Table& table, std::string_view column_name) {
  const uint32_t column = table.Column(column_name);
  std::vector<ClassSet> classes(table.rows());
  for (uint32_t row = 0; row < table.rows(); ++row) {
    classes[row] = ClassByName(table.Cell(row, column));
  }
  return classes;
}

WordClasses::Phrase Longest(const PhraseMatcher& matcher,
                            const std::vector<ClassSet>& rows,
                            std::span<const uint64_t> hashes) {
  const PhraseMatch match = matcher.Longest(hashes);
  WordClasses::Phrase phrase{match.words, 0};
  for (const PhraseEntry& entry : match.entries) phrase.classes |= rows[entry.row];
  return phrase;
}

}  // namespace

WordClasses::WordClasses(const Lexicon& lexicon) : thesaurus_(lexicon.file()) {
  const Table& triggers = lexicon.table("name_triggers");
  const Table& titles = lexicon.table("titles");
  const Table& common = lexicon.table("common_words");
  triggers_ = &triggers.matcher();
  titles_ = &titles.matcher();
  trigger_rows_ = RowClasses(triggers, "class");
  title_rows_ = RowClasses(titles, "kind");

  const size_t keys = triggers.rows() + titles.rows() + common.rows();
  slots_.resize(std::bit_ceil(2 * keys + 16));
  const uint32_t trigger = triggers.Column("trigger");
  for (uint32_t row = 0; row < triggers.rows(); ++row) {
    const std::string_view text = triggers.Cell(row, trigger);
    const ClassSet classes = trigger_rows_[row];
    Add(text, classes == kTerm ? ClassOfTerm(text) : classes);
  }
  const uint32_t title = titles.Column("title");
  for (uint32_t row = 0; row < titles.rows(); ++row) {
    Add(titles.Cell(row, title), title_rows_[row]);
  }
  const uint32_t word = common.Column("word");
  const uint32_t share = common.Column("capital_share");
  for (uint32_t row = 0; row < common.rows(); ++row) {
    const std::string cell(common.Cell(row, share));
    const bool often_capital = std::strtod(cell.c_str(), nullptr) > kMostCapitals;
    Add(common.Cell(row, word), often_capital ? kSemiCommon : kCommon);
  }
}

void WordClasses::Add(std::string_view phrase, ClassSet classes) {
  const std::vector<Word> words = SplitWords(phrase);
  if (words.empty()) return;
  const uint64_t hash = WordHash(words.front().In(phrase), Folding::kLower);
  const size_t mask = slots_.size() - 1;
  size_t i = hash & mask;
  while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & mask;
  slots_[i].hash = hash;
  slots_[i].classes |= words.size() > 1 ? ClassSet{kPhraseStart} : classes;
}

void WordClasses::Prefetch(uint64_t lower_hash) const {
  __builtin_prefetch(&slots_[lower_hash & (slots_.size() - 1)]);
}

ClassSet WordClasses::Of(uint64_t lower_hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t i = lower_hash & mask; slots_[i].hash != 0; i = (i + 1) & mask) {
    if (slots_[i].hash == lower_hash) return slots_[i].classes;
  }
  return 0;
}

WordClasses::Phrase WordClasses::TriggerAt(std::span<const uint64_t> hashes) const {
  return Longest(*triggers_, trigger_rows_, hashes);
}

WordClasses::Phrase WordClasses::TitleAt(std::span<const uint64_t> hashes) const {
  return Longest(*titles_, title_rows_, hashes);
}

}  // namespace unspin
