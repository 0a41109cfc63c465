#pragma once

// Who "he", "its" and "the company" are at a place of an article: a small running
// memory of the people and companies that the sentences so far were about.

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/name_finder.h"

namespace unspin {

// The company, or else organization, that an article is most about, or kNoEntity.
// Counts mentions; one in the headline or the first sentence counts more.
size_t MainCompany(const NamedEntities& names, size_t first_sentence_end);

// Told of the names of an article in order.
class ArticleContext {
 public:
  ArticleContext(const NamedEntities& names, size_t main_company);

  void StartSentence(size_t paragraph);
  // A name that stands in the sentence, or a pronoun with what it stands for.
  // `subject`: it stands where the subject of a sentence stands; `named`: no pronoun.
  void See(size_t entity, bool subject, bool named);

  // What the words mean at this point; kNoEntity when nothing fits.
  size_t He();
  size_t She();
  size_t It() const;  // "it", "its": a company or an organization
  // "Its" in a remark behind the name of `described`: the firm spoken of before.
  size_t ItBeside(size_t described) const;
  size_t TheCompany() const;         // "the company", "the provider"
  size_t TheFirmOfSentence() const;  // "the bank", and whatever has no subject named
  size_t TheOrganization() const;    // "the agency"
  // "the cloud arm": the company whose name ends with `word`.
  size_t UnitCalled(std::string_view word) const;

 private:
  size_t Pronoun(char gender);

  const NamedEntities& names_;
  size_t main_company_;
  std::vector<size_t> mentions_of_;  // by entity
  size_t company_;                   // the company spoken of
  size_t organization_;              // the organization named last
  bool titled_ = false;              // the title names the main company alone
  bool roundup_ = false;             // each paragraph is about another company
  bool opened_ = false;              // a firm has been named in the paragraph
  size_t paragraph_ = 0;
  std::vector<size_t> sentence_firms_;  // companies and organizations so far
  std::vector<size_t> sentence_people_;
  std::optional<size_t> subject_firm_;   // of this sentence
  std::optional<size_t> previous_firm_;  // of the sentence before, in the paragraph
  std::vector<size_t> people_;     // of the sentences before: latest sentence first
  std::map<size_t, char> gender_;  // 'm', 'f', once a pronoun has told
};

}  // namespace unspin
