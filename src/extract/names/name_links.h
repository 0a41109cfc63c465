#pragma once

// What the names of an article say about each other: parts of longer names, acronyms,
// other names that the text gives, lists.

#include "extract/names/article_names.h"

namespace unspin {

// Each of these adds cues to the groups of `names`. Types that earlier scoring gave are
// used, so scores are to be computed anew in between.
class NameLinker {
 public:
  explicit NameLinker(ArticleNames& names) : names_(names) {}

  // Whether the article uses a part of a longer name alone: its last word is hardly
  // ever that of a company ("Holt" of Jana Holt), its first may be ("Ostrel").
  void FindReuse();
  // "Holt" and "Jana" where the article has Jana Holt.
  void LinkPeople();
  // "Ostrel" where the article has Ostrel Cloud, "FCA" where it has the Financial
  // Conduct Authority, "Ostrel One" where it has Ostrel.
  void LinkShortForms();
  // "Baltic Energy Agency (BEA)", "Kontur Bank, known as Kobank". Refuses "Kontur
  // (Germany)", where the second is no acronym.
  void LinkAliases();
  // "Albani and Kontur", "Kontur, Alba and IBM" are of one type.
  void LinkLists();

 private:
  void LinkShortForm(NameGroup& full, NameGroup& part, bool acronym);
  void MarkPartOfPerson(uint64_t key);
  static bool ActsAsCompany(const NameGroup& part);
  void LinkDepartment(const NameGroup& full);
  void LinkInnerCapital(NameGroup& full);
  static void Extends(NameGroup& full, const NameGroup& base);
  bool KnownAsOther(const NameGroup& group) const;
  bool SaidToBe(const NameCandidate& full, const NameCandidate& alias) const;

  ArticleNames& names_;
};

}  // namespace unspin
