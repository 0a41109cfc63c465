#pragma once

// The tables that facts are found with, read once from the lexicon into the form in
// which they are asked.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/fact.h"
#include "extract/facts/firm_cues.h"
#include "lexicon/fact_rules.h"
#include "lexicon/lexicon.h"

namespace unspin {

// A class of triggers that, where it forbids a fact, gives it a modality instead.
struct ModalClass {
  uint32_t number = 0;
  Modality modality = Modality::kDenied;
};

// A row of fact_rules.tsv.
struct LoadedRule {
  FactRule rule;
  std::string row;                      // "fact_rules.tsv:12"
  std::vector<uint32_t> class_of_step;  // by step; kNoClass where the step asks none
  std::vector<uint32_t> unless;
  std::vector<uint32_t> without;
  std::vector<uint32_t> needs;
  // What the rule gives its facts, or those that it denies.
  Modality modality = Modality::kAsserted;
  std::vector<ModalClass> modal_unless;   // of the classes of `unless`
  std::vector<ModalClass> modal_without;  // of those of `without`
};

inline constexpr uint32_t kNoClass = UINT32_MAX;

enum class RoleWord : uint8_t {
  kNone,
  kPost,      // "director": ends the name of a post
  kOutsider,  // "analyst": as a post, but says nothing about the article's company
  kOfPost,    // "head": a post only with "of ..." or a modifier
  kModifier,  // "finance"
  kFormer,    // "ex"
  kActing,    // "interim"
  kSkipped,   // "incoming": no part of the post's name
};

struct RoleForm {
  size_t words = 0;  // 0: none
  RoleWord kind = RoleWord::kNone;
  std::string_view canonical;
};

// A form of a trigger class.
struct ClassForm {
  uint32_t trigger_class = 0;
  uint32_t words = 0;
};

struct MetricForm {
  size_t words = 0;
  std::string_view metric;  // "revenue"
  bool counted = false;     // a noun behind a count: "users"
};

// Immutable. Keeps views into the Lexicon, which must outlive it.
class FactLexicon {
 public:
  // Throws Error naming the row when a rule is unsound: an unknown class, or a field
  // that its type of fact lacks.
  explicit FactLexicon(const Lexicon& lexicon);

  const std::vector<LoadedRule>& rules() const { return rules_; }

  // Classes of triggers are numbered from 0 to one less.
  uint32_t classes() const { return static_cast<uint32_t>(class_numbers_.size()); }
  // The number of a trigger class; kNoClass if there is none of that name.
  uint32_t ClassNumber(std::string_view name) const;
  // Adds the forms of triggers that start at the first of `hashes` (lower-case
  // WordHash), shortest first.
  void FormsAt(std::span<const uint64_t> hashes, std::vector<ClassForm>& forms) const;
  // A bit for each class "kind_...", whose forms tell what kind of firm a name is of.
  uint64_t KindOf(uint32_t trigger_class) const {
    return kind_of_class_[trigger_class];
  }
  const FirmWeights& firm_weights() const { return firm_weights_; }
  // The longest role word or metric that starts there.
  RoleForm RoleAt(std::span<const uint64_t> hashes) const;
  MetricForm MetricAt(std::span<const uint64_t> hashes) const;
  // "ceo" for "chief executive officer"; the lower-case text itself for other posts.
  std::string CanonicalRole(std::string_view role) const;
  // Whether a post says nothing about the article's company: "professor of medicine".
  bool IsOutsider(std::string_view role) const;
  // Whether a post is one of a state, not of a firm: "prime minister".
  bool IsPublicOffice(std::string_view role) const;

 private:
  void LoadTriggers();
  uint32_t AddClass(std::string_view name);
  // Adds the classes "NAME:MODALITY" that there are.
  void AddModal(const std::string& name, std::vector<ModalClass>& modal) const;
  void LoadRules(const Table& table);
  LoadedRule LoadRule(const Table& table, uint32_t row) const;

  const Table& triggers_;
  const Table& roles_;
  const Table& metrics_;
  StartFilter trigger_starts_;
  StartFilter role_starts_;
  StartFilter metric_starts_;
  std::vector<uint32_t> class_of_row_;  // of triggers_
  std::map<std::string, uint32_t, std::less<>> class_numbers_;
  std::vector<uint64_t> kind_of_class_;
  FirmWeights firm_weights_;
  std::vector<LoadedRule> rules_;
  uint32_t role_kind_ = 0;  // columns
  uint32_t role_canonical_ = 0;
  uint32_t metric_name_ = 0;
  uint32_t metric_kind_ = 0;
};

}  // namespace unspin
