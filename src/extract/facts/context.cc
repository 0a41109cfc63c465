#include "extract/facts/context.h"

#include <algorithm>

#include "base/unicode.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {
namespace {

// A company named once in passing does not become "the company".
constexpr size_t kFewMentions = 2;

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
    if (named.mention.type != EntityType::kCompany) continue;
    const bool title = named.mention.field == Field::kTitle;
    const bool lead = !title && named.tokens.begin < first_sentence_end;
    score[named.entity] += title ? kTitleWeight : lead ? kLeadWeight : 1;
  }
  const auto best = std::ranges::max_element(score);
  if (best == score.end() || *best == 0) return kNoEntity;
  return static_cast<size_t>(best - score.begin());
}

ArticleContext::ArticleContext(const NamedEntities& names, size_t main_company)
    : names_(names),
      main_company_(main_company),
      mentions_of_(names.entities.size(), 0),
      company_(main_company) {
  for (const NamedMention& named : names.mentions) ++mentions_of_[named.entity];
}

void ArticleContext::StartSentence(size_t paragraph) {
  const bool new_paragraph = paragraph != paragraph_;
  paragraph_ = paragraph;
  previous_firm_ = new_paragraph ? std::nullopt : subject_firm_;
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

void ArticleContext::See(size_t entity, bool subject) {
  const EntityType type = names_.entities[entity].type;
  if (type == EntityType::kPerson) sentence_people_.push_back(entity);
  if (!IsFirm(type)) return;
  sentence_firms_.push_back(entity);
  if (!subject || subject_firm_) return;
  subject_firm_ = entity;
  const bool weighty = entity == main_company_ || mentions_of_[entity] >= kFewMentions;
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
  if (!sentence_firms_.empty()) return sentence_firms_.front();
  return previous_firm_ ? *previous_firm_ : company_;
}

size_t ArticleContext::TheCompany() const {
  if (subject_firm_ && names_.entities[*subject_firm_].type == EntityType::kCompany) {
    return *subject_firm_;
  }
  return company_;
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
