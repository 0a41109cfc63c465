#include "lexicon/schema.h"

namespace unspin {
namespace {

using enum CellKind;

constexpr std::string_view kFamilies = "A|B|C|D";

constexpr ColumnSpec kSpinColumns[] = {
    {"spun", kText, true, true},
    {"original", kText, true},
    {"weight", kWeight, true},
    {"source", kText, true, false, "seen|learned|wordnet|inferred"},
    {"note"},
};

constexpr ColumnSpec kSpinProfileColumns[] = {
    {"profile", kText, true, true},
    {"family", kText, true, false, kFamilies},
    {"tables", kList, true, false, "spin_a|spin_b|spin_c"},
    {"touches", kText, true, false, "free|any"},
    {"mapping", kText, true, false, "fixed|random"},
    {"rate", kWeight, true},
    {"unlisted", kNumber, true},
    {"articles", kText, true, false, "original|spun"},
    {"least", kWeight, true},
    {"suspicious", kNumber, true},
};

constexpr ColumnSpec kSpinDecisionColumns[] = {
    {"mapping", kText, true, false, "fixed|random"},
    {"feature", kText, true, true},
    {"replaced", kNumber, true},
    {"right", kNumber, true},
};

constexpr ColumnSpec kSpinWordColumns[] = {
    {"form", kText, true, true},
    {"family", kText, true, false, kFamilies},
    {"strength", kNumber, true},
    {"note"},
};

constexpr ColumnSpec kCompanyColumns[] = {
    {"name", kText, true, true},
    {"aliases", kList, false, true},
    {"weak_aliases", kList, false, true},
    {"kind", kText, true, false, "company|unit"},
    {"ticker"},
    {"parent"},
    {"sector"},
    {"country"},
    {"flags", kList, false, false, "ambiguous|weak|ambiguous_type"},
    {"source"},
};

constexpr ColumnSpec kProductColumns[] = {
    {"name", kText, true, true},
    {"aliases", kList, false, true},
    {"weak_aliases", kList, false, true},
    {"company"},
    {"kind", kText, true, false,
     "software|app|service|cloud_service|device|chip|model|platform|language|game|os|"
     "standard"},
    {"flags", kList, false, false, "ambiguous|weak|ambiguous_type"},
    {"source"},
};

constexpr ColumnSpec kPersonColumns[] = {
    {"name", kText, true, true},
    {"aliases", kList, false, true},
    {"company"},
    {"role"},
    {"status", kText, false, false, "current|former"},
    {"flags", kList, false, false, "ambiguous|weak|ambiguous_type"},
    {"source"},
};

constexpr ColumnSpec kOrganizationColumns[] = {
    {"name", kText, true, true},
    {"aliases", kList, false, true},
    {"weak_aliases", kList, false, true},
    {"kind", kText, true},
    {"country"},
    {"flags", kList, false, false, "ambiguous|weak|ambiguous_type"},
    {"source"},
};

constexpr ColumnSpec kPlaceColumns[] = {
    {"name", kText, true, true},
    {"aliases", kList, false, true},
    {"kind", kText, true, false, "country|city|region|state|continent|area"},
    {"country"},
    {"flags", kList, false, false, "ambiguous|weak|ambiguous_type"},
    {"source"},
};

constexpr ColumnSpec kGivenNameColumns[] = {
    {"name", kText, true, true},
    {"flags", kList, false, false, "ambiguous"},
};

constexpr ColumnSpec kGivenNameVariantColumns[] = {
    {"name", kText, true, true},
    {"variants", kList, true},
};

constexpr ColumnSpec kSectorColumns[] = {
    {"phrase", kText, true, true},
    {"sector", kText, true, false,
     "company|finance|transport|energy|health|media|retail|food|telecom|hardware|"
     "software|security|games|space|property|industry|education|travel|farming|"
     "government|law"},
};

constexpr ColumnSpec kCommonWordColumns[] = {
    {"word", kText, true, true},
    {"capital_share", kNumber, true},
};

constexpr ColumnSpec kNameCueColumns[] = {
    {"cue", kText, true, true},
    {"company", kNumber, true},
    {"organization", kNumber, true},
    {"person", kNumber, true},
    {"product", kNumber, true},
    {"place", kNumber, true},
    {"example"},
};

constexpr ColumnSpec kNameCueShiftColumns[] = {
    {"cue", kText, true, true},      {"company", kNumber, true},
    {"organization", kNumber, true}, {"person", kNumber, true},
    {"product", kNumber, true},      {"place", kNumber, true},
};

constexpr ColumnSpec kNameTriggerColumns[] = {
    {"trigger", kText, true, true},
    {"class", kText, true, false,
     "legal_suffix|company_tail|org_head|place_head|place_lead|product_tail|particle|"
     "company_noun|org_noun|product_noun|place_noun|company_verb|person_verb|buy_verb|"
     "product_verb|place_cue|person_cue|org_cue|company_after|product_after|place_"
     "after|"
     "affix|demonym|never|calendar|function|term|term_head"},
};

constexpr ColumnSpec kBoilerplateColumns[] = {
    {"id", kText, true, true},
    {"where", kText, true, false, "line|first|last|tail|head|inside|title|part"},
    {"strength", kText, false, false, "sure|likely|weak"},
    {"block", kText, false, false, "list|comments|comment"},
    {"pattern", kPattern, true},
    {"reason", kText, true},
    {"example", kText, true},
    {"refuse", kText, true},
};

constexpr ColumnSpec kHtmlDebrisColumns[] = {
    {"word", kText, true, true},
    {"what", kText, true},
    {"rank", kText, true, false, "strong|weak|whole|linked"},
};

constexpr ColumnSpec kHtmlLabelColumns[] = {
    {"phrase", kText, true, true},
    {"where", kText, true, false, "block|start|inside|section|date"},
    {"what", kText, true},
};

constexpr ColumnSpec kHtmlRuleColumns[] = {
    {"host", kText, true, true},
    {"field", kText, true, false, "body|remove|title|author|date"},
    {"selector", kSelector, true},
    {"note"},
};

constexpr ColumnSpec kLanguageColumns[] = {
    {"language", kText, true, true},
    {"name", kText, true},
    {"script", kText, true},
    {"words", kList},
    {"letters"},
};

constexpr ColumnSpec kTitleColumns[] = {
    {"title", kText, true, true},
    {"kind", kText, true, false, "honorific|post|profession"},
};

constexpr ColumnSpec kTriggerColumns[] = {
    {"class", kText, true},
    {"forms", kList, true, true},
    {"note"},
};

constexpr ColumnSpec kRoleColumns[] = {
    {"form", kText, true, true},
    {"canonical"},
    {"kind", kText, true, false,
     "post|outsider|of_post|modifier|former|acting|skipped"},
};

constexpr ColumnSpec kMetricColumns[] = {
    {"metric", kText, true},
    {"forms", kList, true, true},
    {"kind", kText, true, false, "amount|counted"},
};

constexpr ColumnSpec kFirmCueColumns[] = {
    {"cue", kText, true, true}, {"it", kNumber, true},   {"company", kNumber, true},
    {"kind", kNumber, true},    {"body", kNumber, true}, {"unsaid", kNumber, true},
    {"other", kNumber, true},   {"we", kNumber, true},
};

// The compiler also checks that the patterns can be parsed (fact_rules.h).
constexpr ColumnSpec kFactRuleColumns[] = {
    {"id", kText, true}, {"fact", kText, true},         {"pattern", kText, true},
    {"fields", kList},   {"confidence", kWeight, true}, {"example", kText, true},
    {"refuse"},
};

// Names of people, companies and places are matched with their capitals; words that
// spinners and patterns work on are matched in any case.
constexpr TableSpec kTables[] = {
    {"boilerplate", Folding::kLower, kBoilerplateColumns},
    {"common_words", Folding::kLower, kCommonWordColumns},
    {"companies", Folding::kExact, kCompanyColumns},
    {"fact_rules", Folding::kLower, kFactRuleColumns},
    {"firm_cue_shifts", Folding::kLower, kFirmCueColumns},
    {"firm_cues", Folding::kLower, kFirmCueColumns},
    {"given_name_variants", Folding::kExact, kGivenNameVariantColumns},
    {"given_names", Folding::kExact, kGivenNameColumns},
    {"html_debris", Folding::kLower, kHtmlDebrisColumns},
    {"html_labels", Folding::kLower, kHtmlLabelColumns},
    {"html_rules", Folding::kLower, kHtmlRuleColumns},
    {"languages", Folding::kLower, kLanguageColumns},
    {"metrics", Folding::kLower, kMetricColumns},
    {"name_cue_shifts", Folding::kLower, kNameCueShiftColumns},
    {"name_cues", Folding::kLower, kNameCueColumns},
    {"name_triggers", Folding::kLower, kNameTriggerColumns},
    {"organizations", Folding::kExact, kOrganizationColumns},
    {"people", Folding::kExact, kPersonColumns},
    {"places", Folding::kExact, kPlaceColumns},
    {"products", Folding::kExact, kProductColumns},
    {"roles", Folding::kLower, kRoleColumns},
    {"sectors", Folding::kLower, kSectorColumns},
    {"spin_a", Folding::kLower, kSpinColumns},
    {"spin_b", Folding::kLower, kSpinColumns},
    {"spin_c", Folding::kLower, kSpinColumns},
    {"spin_decisions", Folding::kLower, kSpinDecisionColumns},
    {"spin_profiles", Folding::kLower, kSpinProfileColumns},
    {"spin_words", Folding::kLower, kSpinWordColumns},
    {"surnames", Folding::kExact, kGivenNameColumns},
    {"titles", Folding::kLower, kTitleColumns},
    {"triggers", Folding::kLower, kTriggerColumns},
};

}  // namespace

std::span<const TableSpec> LexiconTables() { return kTables; }

}  // namespace unspin
