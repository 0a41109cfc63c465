#include "extract/identity.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "core/entity_key.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

namespace unspin {
namespace {

constexpr double kLeastConfidence = 0.8;  // of facts that tell employers

const std::string& FullName(const Entity& entity) {
  return entity.row_name.empty() ? entity.name : entity.row_name;
}

bool IsFirm(EntityType type) {
  return type == EntityType::kCompany || type == EntityType::kOrganization;
}

// The people and the firms of an article by their names, the first of each name.
// Facts come by the hundred in a long one, and so do names.
class EntitiesByName {
 public:
  explicit EntitiesByName(NamedEntities& names) {
    for (Entity& entity : names.entities) {
      if (entity.type == EntityType::kPerson) people_.emplace(entity.name, &entity);
      if (IsFirm(entity.type)) firms_.emplace(entity.name, &entity);
    }
  }
  Entity* Person(std::string_view name) const { return Find(people_, name); }
  const Entity* Firm(std::string_view name) const { return Find(firms_, name); }

 private:
  using Index = std::unordered_map<std::string_view, Entity*>;
  static Entity* Find(const Index& index, std::string_view name) {
    const auto found = index.find(name);
    return found == index.end() ? nullptr : found->second;
  }
  Index people_;
  Index firms_;
};

// What stands between a name and another one of the same thing, the second of which
// ends at `behind`: "Baltic Energy Agency, known as Baltag". Refused: "YouTube
// (Google)", which gives the owner.
bool SaysOtherName(std::string_view between) {
  constexpr std::array<std::string_view, 12> kPhrases = {
      ", known as ",          ", also known as ", " (also known as ",
      ", formerly ",          " (formerly ",      ", formerly known as ",
      " (formerly known as ", ", previously ",    ", formerly called ",
      ", now called ",        ", now known as ",  ", doing business as "};
  return std::find(kPhrases.begin(), kPhrases.end(), between) != kPhrases.end();
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// "BEA" of "Baltic Energy Agency", "BoA" of "Bank of America".
bool IsInitials(std::string_view acronym, std::string_view name) {
  if (acronym.size() < 2 || acronym.size() > 6 || !IsAscii(acronym)) return false;
  std::string capitals;
  std::string all;
  for (const std::string& word : KeyWords(name)) {
    all += word[0];
    if (word != "of" && word != "the" && word != "and" && word != "for") {
      capitals += word[0];
    }
  }
  const std::string folded = ToLower(acronym);
  return acronym.find(' ') == std::string_view::npos && IsCapital(acronym[0]) &&
         IsCapital(acronym.back()) && (folded == capitals || folded == all);
}

std::string_view Between(const TokenizedText& text, const Mention& a,
                         const Mention& b) {
  return b.span.begin < a.span.end
             ? std::string_view()
             : text.text().substr(a.span.end, b.span.begin - a.span.end);
}

constexpr std::array<std::string_view, 6> kUsExchanges = {
    "NASDAQ", "NYSE", "AMEX", "NYSEARCA", "OTC", "OTCMKTS"};
constexpr std::array<std::string_view, 20> kOtherExchanges = {
    "LSE", "LON", "TSX", "ASX", "HKEX", "HKG", "SEHK", "TSE",  "TYO", "NSE",
    "BSE", "EPA", "ETR", "FRA", "SIX",  "KRX", "SSE",  "SZSE", "AMS", "STO"};

// Whether a company of the row's sector (of companies.tsv) is hardly ever introduced as
// one of `told` (of sectors.tsv). Rows of mere lists say too little to be believed
// against the article.
bool IsOddSector(std::string_view sector, bool listed, std::string_view told) {
  constexpr std::array<std::string_view, 6> kFarFromTechnology = {
      "food", "farming", "property", "travel", "health", "industry"};
  constexpr std::array<std::string_view, 4> kNearFinance = {"finance", "software",
                                                            "security", "hardware"};
  const bool far = std::find(kFarFromTechnology.begin(), kFarFromTechnology.end(),
                             told) != kFarFromTechnology.end();
  if (sector == "fintech" || sector == "finance" || sector == "crypto") {
    return std::find(kNearFinance.begin(), kNearFinance.end(), told) ==
           kNearFinance.end();
  }
  if (sector == "health") return told != "health" && told != "software";
  if (sector == "software" || sector == "internet" || sector == "tech" ||
      sector == "cloud" || sector == "semiconductor" || sector == "security" ||
      sector == "telecom") {
    return far;
  }
  return sector.empty() && listed;
}

bool IsOneOf(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

IdentityFinder::IdentityFinder(const Lexicon& lexicon)
    : companies_(&lexicon.table("companies")),
      company_name_(companies_->Column("name")),
      company_aliases_(companies_->Column("aliases")),
      company_parent_(companies_->Column("parent")),
      company_sector_(companies_->Column("sector")),
      company_flags_(companies_->Column("flags")),
      company_source_(companies_->Column("source")),
      sectors_(lexicon) {
  const Table& variants = lexicon.table("given_name_variants");
  const uint32_t name = variants.Column("name");
  const uint32_t forms = variants.Column("variants");
  for (uint32_t row = 0; row < variants.rows(); ++row) {
    for (const std::string_view form : SplitList(variants.Cell(row, forms))) {
      given_names_.emplace(ToLower(form), ToLower(variants.Cell(row, name)));
    }
  }
  const uint32_t ticker = companies_->Column("ticker");
  const uint32_t country = companies_->Column("country");
  for (uint32_t row = 0; row < companies_->rows(); ++row) {
    const std::string_view symbol = companies_->Cell(row, ticker);
    const std::string_view listed = companies_->Cell(row, company_source_);
    if (symbol.empty() || (companies_->Cell(row, country) != "US" &&
                           listed.find("nasdaq") == std::string_view::npos)) {
      continue;
    }
    by_ticker_.emplace(symbol, companies_->Cell(row, company_name_));
  }
}

void IdentityFinder::Describe(std::span<const TokenizedText> texts,
                              const std::vector<Fact>& facts,
                              NamedEntities& names) const {
  AddEmployers(facts, names);
  AddOtherNames(texts, names);
  for (const NamedMention& named : names.mentions) {
    Entity& entity = names.entities[named.entity];
    if (!IsFirm(entity.type)) continue;
    for (const TokenizedText& text : texts) {
      if (text.field() != named.mention.field) continue;
      for (std::string& sector : sectors_.Of(text, named.tokens)) {
        entity.clues.push_back({ClueKind::kSector, std::move(sector)});
      }
      AddTickers(text, named.mention, entity);
    }
  }
  for (Entity& entity : names.entities) {
    if (IsFirm(entity.type) && !entity.lexicon_row.empty()) {
      DoubtRow(texts, names, entity);
    }
    std::sort(entity.clues.begin(), entity.clues.end());
    entity.clues.erase(std::unique(entity.clues.begin(), entity.clues.end()),
                       entity.clues.end());
    ChooseKey(entity);
  }
}

std::optional<uint32_t> IdentityFinder::CompanyRow(std::string_view name) const {
  for (const PhraseEntry& entry : companies_->matcher().Find(name).entries) {
    if (entry.column == company_name_ || entry.column == company_aliases_) {
      return entry.row;
    }
  }
  return std::nullopt;
}

std::string IdentityFinder::ParentOf(const std::string& company) const {
  const std::optional<uint32_t> row = CompanyRow(company);
  return row ? std::string(companies_->Cell(*row, company_parent_)) : std::string();
}

// A row with an ambiguous name is not meant where the article introduces a company of
// another trade: "Meridian, a hotel operator" is no bank. Refused: "Tesla, a maker of
// electric cars", whose row says software, as technology companies do many things.
void IdentityFinder::DoubtRow(std::span<const TokenizedText> texts,
                              const NamedEntities& names, Entity& entity) const {
  const std::optional<uint32_t> row = CompanyRow(FullName(entity));
  if (!row || companies_->RowName(*row) != entity.lexicon_row) return;
  if (FullName(entity).find(' ') != std::string::npos ||
      companies_->Cell(*row, company_flags_).find("ambiguous") ==
          std::string_view::npos) {
    return;
  }
  const bool listed =
      companies_->Cell(*row, company_source_).find("own") == std::string_view::npos;
  const std::string_view sector = companies_->Cell(*row, company_sector_);
  bool told = false;
  for (const Clue& clue : entity.clues) {
    if (clue.kind != ClueKind::kSector) continue;
    if (!IsOddSector(sector, listed, clue.value)) return;
    told = true;
  }
  if (!told) return;
  entity.lexicon_row.clear();
  entity.row_name.clear();
  std::vector<std::string> seen;
  for (const NamedMention& named : names.mentions) {
    if (&names.entities[named.entity] != &entity) continue;
    for (const TokenizedText& text : texts) {
      if (text.field() != named.mention.field) continue;
      seen.emplace_back(named.mention.span.In(text.text()));
    }
  }
  std::erase_if(entity.aliases, [&](const std::string& alias) {
    return std::find(seen.begin(), seen.end(), alias) == seen.end();
  });
}

// Where the company of a post is only the one spoken of (confidence .75 and less,
// "Prime Minister Boris Johnson" below a line on Playboy) it is no evidence: of ten
// people whom it split in Wikinews, each was one.
void IdentityFinder::AddEmployers(const std::vector<Fact>& facts,
                                  NamedEntities& names) const {
  if (facts.empty()) return;
  const EntitiesByName entities(names);
  for (const Fact& fact : facts) {
    if (fact.type != "role" && fact.type != "role_change") continue;
    if (fact.confidence < kLeastConfidence || !IsFactual(fact.modality)) continue;
    Entity* const person = entities.Person(fact.Text("person"));
    const Entity* const firm = entities.Firm(fact.Text("company"));
    if (person == nullptr || firm == nullptr) continue;
    person->clues.push_back({ClueKind::kEmployer, FullName(*firm)});
    std::string parent = ParentOf(FullName(*firm));
    if (!parent.empty()) {
      person->clues.push_back({ClueKind::kEmployer, std::move(parent)});
    }
  }
}

// Names that have a row of their own need no article to tell what they mean.
void IdentityFinder::AddOtherNames(std::span<const TokenizedText> texts,
                                   NamedEntities& names) const {
  for (size_t i = 0; i < names.mentions.size(); ++i) {
    const NamedMention& b = names.mentions[i];
    if (!b.mention.lexicon_row.empty()) continue;
    const EntityType type = names.entities[b.entity].type;
    if (type == EntityType::kPlace) continue;
    for (const TokenizedText& text : texts) {
      if (text.field() != b.mention.field) continue;
      const std::string form(b.mention.span.In(text.text()));
      Entity& own = names.entities[b.entity];
      if (type != EntityType::kPerson && IsInitials(form, FullName(own))) {
        own.clues.push_back({ClueKind::kAcronym, form});
        continue;
      }
      if (i == 0) continue;
      const NamedMention& a = names.mentions[i - 1];
      Entity& other = names.entities[a.entity];
      if (a.mention.field != b.mention.field || other.type != type) continue;
      if (!SaysOtherName(Between(text, a.mention, b.mention))) continue;
      const std::string key = EntityKey(type, form);
      if (key == EntityKey(type, FullName(other)) || IsPartOfName(key)) continue;
      other.clues.push_back({ClueKind::kAlias, form});
    }
  }
}

// "(NASDAQ: ATLX)" right behind the name.
void IdentityFinder::AddTickers(const TokenizedText& text, const Mention& mention,
                                Entity& entity) const {
  std::string_view rest = text.text().substr(mention.span.end);
  if (!rest.starts_with(" (")) return;
  rest.remove_prefix(2);
  const size_t colon = rest.substr(0, 12).find(':');
  if (colon == std::string_view::npos) return;
  std::string exchange = ToUpper(rest.substr(0, colon));
  const bool us = IsOneOf(kUsExchanges, exchange);
  if (!us && !IsOneOf(kOtherExchanges, exchange)) return;
  rest.remove_prefix(colon + 1);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  size_t size = 0;
  while (size < rest.size() && (IsUpper(static_cast<unsigned char>(rest[size])) ||
                                IsDigit(static_cast<unsigned char>(rest[size])))) {
    ++size;
  }
  constexpr size_t kLongestTicker = 6;
  if (size == 0 || size > kLongestTicker) return;
  const std::string symbol(rest.substr(0, size));
  entity.clues.push_back({ClueKind::kTicker, std::move(exchange) + ":" + symbol});
  const auto row = us ? by_ticker_.find(symbol) : by_ticker_.end();
  if (entity.lexicon_row.empty() && row != by_ticker_.end()) {
    entity.key = EntityKey(entity.type, row->second);
  }
}

void IdentityFinder::ChooseKey(Entity& entity) const {
  if (IsFirm(entity.type) && entity.lexicon_row.empty() && entity.key.empty()) {
    // "Meta Platforms Inc.", where the row has "Meta Platforms" only.
    const std::string_view plain = WithoutLegalWords(entity.name);
    const auto row =
        plain == entity.name ? std::optional<uint32_t>() : CompanyRow(plain);
    if (row) entity.key = EntityKey(entity.type, companies_->Cell(*row, company_name_));
  }
  if (entity.type != EntityType::kPerson) return;
  const std::vector<std::string> words = KeyWords(FullName(entity));
  if (words.size() < 2) return;
  const auto full = given_names_.find(words[0]);
  if (full == given_names_.end()) return;
  std::string name = full->second;
  for (size_t i = 1; i < words.size(); ++i) name += ' ' + words[i];
  entity.key = EntityKey(entity.type, name);
}

}  // namespace unspin
