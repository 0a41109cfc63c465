#pragma once

// Who "he", "its" and "the company" are at a place of an article: a small running
// memory of the people and companies that the sentences so far were about.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/facts/firm_cues.h"
#include "extract/name_finder.h"

namespace unspin {

// The company, or else organization, that an article is most about, or kNoEntity.
// Counts mentions; one in the headline or the first sentence counts more.
size_t MainCompany(const NamedEntities& names, size_t first_sentence_end);

// A choice among the firms of an article, as trainers see it.
struct FirmChoice {
  Reference reference = Reference::kUnsaid;
  size_t sentence = 0;  // number of the graph
  size_t token = 0;     // of the words that refer; of kUnsaid the end of the sentence
  std::vector<std::pair<size_t, FirmCueValues>> candidates;  // entity, cues
};

// What a trainer asks for: other weights than those of the lexicon, and all choices.
struct FirmTraining {
  const FirmWeights* weights = nullptr;
  std::vector<FirmChoice> choices;
};

// Told of the names of an article in order.
class ArticleContext {
 public:
  // The arguments must outlive it. `training` may be null.
  ArticleContext(const FirmWeights& weights, const NamedEntities& names,
                 size_t main_company, FirmTraining* training = nullptr);

  void StartSentence(Field field, size_t paragraph);
  // A name that stands in the sentence, or a pronoun with what it stands for.
  // `subject`: it stands where the subject of a sentence stands; `named`: no pronoun;
  // `possessor`: with "'s".
  void See(size_t entity, bool subject, bool named, bool possessor = false);
  // Kinds of firm (bits) that the words of or beside a name tell: a bank, an airline.
  void Describe(size_t entity, uint64_t kinds) { kinds_[entity] |= kinds; }

  // What is known of a person: 'm' or 'f', by "Mr" or "Ms".
  void SetGender(size_t person, char gender) { gender_[person] = gender; }

  // What the words mean at this point; kNoEntity when nothing fits.
  // Whom "he" ('m') or "she" ('f') is.
  size_t Pronoun(char gender);
  // Whom "him" or "her" is: not the subject of the sentence.
  size_t ObjectPronoun(char gender) const;
  // The firm that words at `token` refer to; `kinds` are those of "the bank".
  size_t Firm(Reference reference, size_t token, uint64_t kinds = 0);
  // "Its" in a remark behind the name of `described`: another firm.
  size_t FirmBeside(size_t described, size_t token);
  // Whom the sentence is about, when all of its names have been seen.
  size_t EndSentence(size_t token);
  // The firms that a relation in the sentence may leave unnamed, the likeliest first.
  std::vector<size_t> OtherFirms(size_t token) {
    return Ranked(Reference::kOther, token, 0, SIZE_MAX);
  }
  // "Both": the two firms, or people, named last; nothing if there are not two.
  std::optional<std::pair<size_t, size_t>> BothFirms() const;
  std::optional<std::pair<size_t, size_t>> BothPeople() const;
  // "the cloud arm": the company whose name ends with `word`.
  size_t UnitCalled(std::string_view word) const;

 private:
  struct Memory {
    size_t mentions = 0;  // in the article
    size_t last_sentence = SIZE_MAX;
    size_t last_paragraph = SIZE_MAX;
    bool in_title = false;
  };

  void CountMentions();
  std::vector<size_t> Ranked(Reference reference, size_t token, uint64_t kinds,
                             size_t except);
  FirmCueValues CuesOf(size_t firm, uint64_t kinds) const;
  void AddPlaceCues(size_t firm, FirmCueValues& cues) const;
  void AddArticleCues(size_t firm, FirmCueValues& cues) const;

  const FirmWeights& weights_;
  const NamedEntities& names_;
  size_t main_company_;
  FirmTraining* training_;
  std::vector<Memory> memory_;   // by entity
  std::vector<uint64_t> kinds_;  // by entity
  std::vector<size_t> recent_;   // firms named, latest first
  size_t firm_mentions_ = 0;     // in the article
  size_t title_firms_ = 0;       // different ones
  size_t lead_firm_;             // the first of the body
  size_t organization_;          // the organization named last
  size_t referred_;              // what a reference stood for last
  bool titled_ = false;          // the title names the main company alone
  bool roundup_ = false;         // each paragraph is about another company
  size_t sentence_ = SIZE_MAX;   // number of the sentence
  Field field_ = Field::kTitle;
  size_t paragraph_ = SIZE_MAX;
  size_t paragraph_first_;  // the first firm of the paragraph
  size_t focus_;            // of the sentence before
  bool new_paragraph_ = false;
  bool one_in_paragraph_ = true;  // only one firm is named in the paragraph so far
  std::vector<size_t> sentence_firms_;  // companies and organizations so far
  std::vector<size_t> firms_before_;    // of the sentence before, in the paragraph
  std::vector<size_t> possessors_;      // of this sentence
  std::vector<size_t> sentence_people_;
  std::optional<size_t> subject_firm_;    // of this sentence
  std::optional<size_t> subject_before_;  // of the sentence before, in the paragraph
  std::vector<size_t> people_;     // of the sentences before: latest sentence first
  std::map<size_t, char> gender_;  // 'm', 'f', once a pronoun has told
};

}  // namespace unspin
