#include "core/fact.h"

#include <algorithm>

namespace unspin {
namespace {

constexpr FactFieldSpec kOutage[] = {
    {"provider", FieldKind::kEntity},
    {"service", FieldKind::kText},
    {"regions", FieldKind::kEntityList},
    {"began", FieldKind::kDate},            // local time
    {"start_precision", FieldKind::kText},  // hour, day, week, month, year
    {"ended", FieldKind::kDate},
    {"duration_hours_max", FieldKind::kNumber},
    {"duration_hours_min", FieldKind::kNumber},
    {"cause", FieldKind::kText},
    {"affected", FieldKind::kEntityList},
    {"status", FieldKind::kText},  // resolved, ongoing, unknown
};

constexpr FactFieldSpec kRoleChange[] = {
    {"person", FieldKind::kEntity},
    {"company", FieldKind::kEntity},
    {"role", FieldKind::kText},
    {"change", FieldKind::kText},  // leaves, joins, appointed, promoted, acting
    {"date", FieldKind::kDate},
};

constexpr FactFieldSpec kRole[] = {
    {"person", FieldKind::kEntity},
    {"company", FieldKind::kEntity},
    {"role", FieldKind::kText},
    {"status", FieldKind::kText},  // current, former, acting
};

constexpr FactFieldSpec kFigure[] = {
    {"company", FieldKind::kEntity},
    {"metric", FieldKind::kText},
    {"value", FieldKind::kNumber},
    {"unit", FieldKind::kText},  // percent, count or a currency code
    {"period", FieldKind::kDate},
};

constexpr FactFieldSpec kRelation[] = {
    // competitor, parent, customer, partner, investor, acquirer
    {"kind", FieldKind::kText},
    {"subject", FieldKind::kEntity},
    {"object", FieldKind::kEntity},
};

constexpr FactFieldSpec kLayoff[] = {
    {"company", FieldKind::kEntity},
    {"count", FieldKind::kNumber},
    {"share_percent", FieldKind::kNumber},
    {"date", FieldKind::kDate},
};

constexpr FactFieldSpec kFunding[] = {
    {"company", FieldKind::kEntity}, {"amount", FieldKind::kText},  // "USD 40000000"
    {"round", FieldKind::kText},     {"investors", FieldKind::kEntityList},
    {"date", FieldKind::kDate},
};

constexpr FactFieldSpec kSecurityIncident[] = {
    {"company", FieldKind::kEntity},
    {"kind", FieldKind::kText},  // breach, ransomware, vulnerability, ddos
    {"records", FieldKind::kNumber},
    {"date", FieldKind::kDate},
};

constexpr FactTypeSpec kFactTypes[] = {
    {"outage", "outages", "outages", kOutage},
    {"role_change", "role_changes", "role-changes", kRoleChange},
    {"role", "roles", "roles", kRole},
    {"figure", "figures", "figures", kFigure},
    {"relation", "relations", "relations", kRelation},
    {"layoff", "layoffs", "layoffs", kLayoff},
    {"funding", "fundings", "funding", kFunding},
    {"security_incident", "incidents", "incidents", kSecurityIncident},
};

constexpr std::string_view kModalities[] = {"asserted", "reported", "denied",
                                            "hypothetical", "planned"};

}  // namespace

std::string_view Name(Modality modality) {
  return kModalities[static_cast<size_t>(modality)];
}

std::optional<Modality> ModalityByName(std::string_view name) {
  const auto* const found = std::ranges::find(kModalities, name);
  if (found == std::end(kModalities)) return std::nullopt;
  return static_cast<Modality>(found - std::begin(kModalities));
}

bool IsFactual(Modality modality) {
  return modality == Modality::kAsserted || modality == Modality::kReported;
}

std::span<const FactTypeSpec> FactTypes() { return kFactTypes; }

const FactTypeSpec* FindFactType(std::string_view name) {
  const auto* const found = std::ranges::find(kFactTypes, name, &FactTypeSpec::name);
  return found == std::end(kFactTypes) ? nullptr : found;
}

const FactValue* Fact::Find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &FactField::name);
  return found == fields.end() ? nullptr : &found->value;
}

std::string_view Fact::Text(std::string_view name) const {
  const FactValue* const value = Find(name);
  const auto* const text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

}  // namespace unspin
