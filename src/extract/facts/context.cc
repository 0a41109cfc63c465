#include "extract/facts/context.h"

#include <algorithm>

#include "base/unicode.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {
namespace {

// A company named in passing does not become "the company": it takes two mentions and a
// half of those of the company that the article is about.
constexpr size_t kFewMentions = 2;
constexpr size_t kShareOfMain = 2;
// An article whose main company has few mentions, and less than a quarter of those of
// all companies, is a round-up: every paragraph brings its own.
constexpr size_t kRoundupShare = 4;
constexpr size_t kRoundupMentions = 5;

// An article is about an organization only if it names it much more than any company.
constexpr size_t kOrganizationDivisor = 2;
constexpr size_t kTitleWeight = 3;
constexpr size_t kLeadWeight = 2;
constexpr size_t kRememberedPeople = 8;

bool IsFirm(EntityType type) {
  return type == EntityType::kCompany || type == EntityType::kOrganization;
}

}  // namespace

size_t MainCompany(const NamedEntities& names, size_t first_sentence_end) {
  std::vector<size_t> score(names.entities.size(), 0);
  for (const NamedMention& named : names.mentions) {
    if (!IsFirm(named.mention.type)) continue;
    const bool title = named.mention.field == Field::kTitle;
    const bool lead = !title && named.tokens.begin < first_sentence_end;
    score[named.entity] += title ? kTitleWeight : lead ? kLeadWeight : 1;
  }
  for (size_t i = 0; i < score.size(); ++i) {
    if (names.entities[i].type == EntityType::kOrganization) {
      score[i] /= kOrganizationDivisor;
    }
  }
  const auto best = std::ranges::max_element(score);
  if (best == score.end() || *best == 0) return kNoEntity;
  return static_cast<size_t>(best - score.begin());
}

ArticleContext::ArticleContext(const NamedEntities& names, size_t main_company)
    : names_(names),
      main_company_(main_company),
      mentions_of_(names.entities.size(), 0),
      company_(main_company),
      organization_(kNoEntity) {
  size_t companies = 0;
  bool title_names_main = false;
  bool title_names_other = false;
  for (const NamedMention& named : names.mentions) {
    ++mentions_of_[named.entity];
    if (named.mention.field == Field::kTitle && IsFirm(named.mention.type)) {
      (named.entity == main_company ? title_names_main : title_names_other) = true;
    }
    if (named.mention.type == EntityType::kCompany) ++companies;
  }
  // "Umbra shuts its Manila office" is about Umbra, "Moves at Umbra and Acme" is not.
  titled_ = title_names_main && !title_names_other;
  roundup_ = main_company != kNoEntity && !titled_ &&
             mentions_of_[main_company] <= kRoundupMentions &&
             mentions_of_[main_company] * kRoundupShare < companies;
}

void ArticleContext::StartSentence(size_t paragraph) {
  const bool new_paragraph = paragraph != paragraph_;
  paragraph_ = paragraph;
  previous_firm_ = subject_firm_;
  const bool only_one = !sentence_firms_.empty() &&
                        std::ranges::count(sentence_firms_, sentence_firms_.front()) ==
                            static_cast<std::ptrdiff_t>(sentence_firms_.size());
  if (!previous_firm_ && only_one) previous_firm_ = sentence_firms_.front();
  if (new_paragraph) previous_firm_.reset();
  if (new_paragraph) opened_ = false;
  subject_firm_.reset();
  sentence_firms_.clear();
  for (auto person = sentence_people_.rbegin(); person != sentence_people_.rend();
       ++person) {
    std::erase(people_, *person);
    people_.insert(people_.begin(), *person);
  }
  if (people_.size() > kRememberedPeople) people_.resize(kRememberedPeople);
  sentence_people_.clear();
}

void ArticleContext::See(size_t entity, bool subject, bool named) {
  const EntityType type = names_.entities[entity].type;
  if (type == EntityType::kPerson) sentence_people_.push_back(entity);
  if (!IsFirm(type)) return;
  sentence_firms_.push_back(entity);
  if (type == EntityType::kOrganization) organization_ = entity;
  if (roundup_ && named && !opened_ && type == EntityType::kCompany) company_ = entity;
  opened_ = opened_ || named;
  if (!subject || subject_firm_) return;
  subject_firm_ = entity;
  const size_t mentions = mentions_of_[entity];
  const bool weighty =
      entity == main_company_ ||
      (!roundup_ && mentions >= kFewMentions && main_company_ != kNoEntity &&
       mentions * (titled_ ? 1 : kShareOfMain) >= mentions_of_[main_company_]);
  if (type == EntityType::kCompany && weighty) company_ = entity;
}

size_t ArticleContext::Pronoun(char gender) {
  const auto fits = [&](size_t person) {
    const auto known = gender_.find(person);
    return known == gender_.end() || known->second == gender;
  };
  for (const auto* const people : {&sentence_people_, &people_}) {
    const auto found = std::ranges::find_if(*people, fits);
    if (found == people->end()) continue;
    gender_.emplace(*found, gender);
    return *found;
  }
  return kNoEntity;
}

size_t ArticleContext::He() { return Pronoun('m'); }
size_t ArticleContext::She() { return Pronoun('f'); }

size_t ArticleContext::It() const {
  if (subject_firm_) return *subject_firm_;
  // "In an interview with Handelsblatt, its chief executive ...": a name inside a
  // phrase comes after the subject of the sentence before.
  if (roundup_) return company_;
  if (previous_firm_) return *previous_firm_;
  return sentence_firms_.empty() ? company_ : sentence_firms_.front();
}

size_t ArticleContext::ItBeside(size_t described) const {
  const auto other = [&](size_t firm) { return firm != described; };
  const auto found = std::ranges::find_if(sentence_firms_, other);
  if (found != sentence_firms_.end()) return *found;
  if (previous_firm_ && other(*previous_firm_)) return *previous_firm_;
  return other(company_) ? company_ : main_company_;
}

size_t ArticleContext::TheCompany() const { return company_; }

size_t ArticleContext::TheFirmOfSentence() const {
  return subject_firm_ ? *subject_firm_ : company_;
}

size_t ArticleContext::TheOrganization() const {
  const bool main = main_company_ != kNoEntity &&
                    names_.entities[main_company_].type == EntityType::kOrganization;
  return main ? main_company_ : organization_;
}

size_t ArticleContext::UnitCalled(std::string_view word) const {
  for (size_t i = 0; i < names_.entities.size(); ++i) {
    const Entity& entity = names_.entities[i];
    if (entity.type != EntityType::kCompany) continue;
    const std::string name = ToLower(entity.name);
    if (name.size() > word.size() && name.ends_with(word) &&
        name[name.size() - word.size() - 1] == ' ') {
      return i;
    }
  }
  return kNoEntity;
}

}  // namespace unspin
