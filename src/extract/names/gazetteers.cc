#include "extract/names/gazetteers.h"

#include <algorithm>

#include "lexicon/tsv.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, kNameTypes> kTableNames = {
    "companies", "organizations", "people", "products", "places"};

bool ListHas(std::string_view cell, std::string_view value) {
  for (const std::string_view item : SplitList(cell)) {
    if (item == value) return true;
  }
  return false;
}

RowTrust TrustOf(std::string_view flags, std::string_view source) {
  if (ListHas(flags, "weak")) return RowTrust::kWeak;
  const bool own = ListHas(source, "own");
  if (ListHas(flags, "ambiguous")) {
    return own ? RowTrust::kAmbiguousOwn : RowTrust::kAmbiguous;
  }
  return own ? RowTrust::kOwn : RowTrust::kListed;
}

bool IsLarge(std::string_view kind) {
  return kind == "country" || kind == "continent" || kind == "state";
}

StartFilter FilterOf(const Lexicon& lexicon) {
  std::array<const PhraseMatcher*, kNameTypes> matchers{};
  for (size_t type = 0; type < kNameTypes; ++type) {
    matchers[type] = &lexicon.table(kTableNames[type]).matcher();
  }
  return StartFilter(matchers);
}

}  // namespace

Gazetteers::Gazetteers(const Lexicon& lexicon)
    : starts_(FilterOf(lexicon)),
      given_(&lexicon.table("given_names").matcher()),
      surnames_(&lexicon.table("surnames").matcher()) {
  for (size_t type = 0; type < kNameTypes; ++type) {
    tables_[type] = Load(lexicon, static_cast<EntityType>(type));
  }
}

Gazetteers::Rows Gazetteers::Load(const Lexicon& lexicon, EntityType type) const {
  Rows rows;
  rows.table = &lexicon.table(kTableNames[static_cast<size_t>(type)]);
  const Table& table = *rows.table;
  rows.name = table.Column("name");
  rows.aliases = table.Column("aliases");
  if (type != EntityType::kPerson && type != EntityType::kPlace) {
    rows.weak_aliases = table.Column("weak_aliases");
  }
  const uint32_t flags = table.Column("flags");
  const uint32_t source = table.Column("source");
  const bool place = type == EntityType::kPlace;
  const uint32_t kind = place ? table.Column("kind") : 0;
  rows.hits.resize(table.rows());
  for (uint32_t row = 0; row < table.rows(); ++row) {
    rows.hits[row].trust = TrustOf(table.Cell(row, flags), table.Cell(row, source));
    rows.hits[row].country = place && IsLarge(table.Cell(row, kind));
    rows.hits[row].either = ListHas(table.Cell(row, flags), "ambiguous_type");
    rows.hits[row].row = row;
  }
  return rows;
}

GazetteerMatch Gazetteers::Longest(std::span<const uint64_t> exact_hashes) const {
  GazetteerMatch best;
  if (exact_hashes.empty() || !starts_.MayStart(exact_hashes.front())) return best;
  // Each table is a wait for memory: they wait together.
  for (const Rows& rows : tables_) rows.table->matcher().Prefetch(exact_hashes.front());
  for (size_t type = 0; type < kNameTypes; ++type) {
    const Rows& rows = tables_[type];
    const PhraseMatch match = rows.table->matcher().Longest(exact_hashes);
    if (match.words == 0 || match.words < best.words) continue;
    if (match.words > best.words) {
      best = {};
      best.words = match.words;
    }
    for (const PhraseEntry& entry : match.entries) {
      RowHit hit = rows.hits[entry.row];
      // A weak alias of a safe row is as doubtful as an ambiguous name.
      if (entry.column == rows.weak_aliases) {
        hit.trust = std::min(hit.trust, RowTrust::kAmbiguous);
      }
      if (hit.trust > best.hits[type].trust) best.hits[type] = hit;
    }
  }
  return best;
}

void Gazetteers::PrefetchPeople(uint64_t exact_hash) const {
  given_->Prefetch(exact_hash);
  surnames_->Prefetch(exact_hash);
}

bool Gazetteers::IsGivenName(uint64_t exact_hash) const {
  return given_->Longest({&exact_hash, 1}).words > 0;
}

bool Gazetteers::IsSurname(uint64_t exact_hash) const {
  return surnames_->Longest({&exact_hash, 1}).words > 0;
}

std::string_view Gazetteers::NameOf(EntityType type, uint32_t row) const {
  const Rows& rows = tables_[static_cast<size_t>(type)];
  return rows.table->Cell(row, rows.name);
}

std::vector<std::string_view> Gazetteers::AliasesOf(EntityType type,
                                                    uint32_t row) const {
  const Rows& rows = tables_[static_cast<size_t>(type)];
  return SplitList(rows.table->Cell(row, rows.aliases));
}

std::string Gazetteers::RowName(EntityType type, uint32_t row) const {
  return tables_[static_cast<size_t>(type)].table->RowName(row);
}

}  // namespace unspin
