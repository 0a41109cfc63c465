#pragma once

// What an article tells of its entities that helps to know them again in others: where
// people work, what companies do, other names and tickers that the text gives.

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/name_finder.h"
#include "extract/sectors.h"

namespace unspin {

class Lexicon;
class Table;

// Safe to share between threads after construction. Keeps views into the lexicon.
class IdentityFinder {
 public:
  explicit IdentityFinder(const Lexicon& lexicon);

  // Fills in the keys and clues of `names.entities`. `facts` name them as they do.
  void Describe(std::span<const TokenizedText> texts, const std::vector<Fact>& facts,
                NamedEntities& names) const;

 private:
  void AddEmployers(const std::vector<Fact>& facts, NamedEntities& names) const;
  std::string ParentOf(const std::string& company) const;
  void AddOtherNames(std::span<const TokenizedText> texts, NamedEntities& names) const;
  void AddTickers(const TokenizedText& text, const Mention& mention,
                  Entity& entity) const;
  // The row of companies.tsv that the name or a safe alias is of.
  std::optional<uint32_t> CompanyRow(std::string_view name) const;
  void DoubtRow(std::span<const TokenizedText> texts, const NamedEntities& names,
                Entity& entity) const;
  void ChooseKey(Entity& entity) const;

  const Table* companies_;
  uint32_t company_name_;
  uint32_t company_aliases_;
  uint32_t company_parent_;
  uint32_t company_sector_;
  uint32_t company_flags_;
  uint32_t company_source_;
  SectorFinder sectors_;
  std::unordered_map<std::string, std::string> given_names_;  // "bob": "robert"
  std::unordered_map<std::string, std::string> by_ticker_;  // of US exchanges: row name
};

}  // namespace unspin
