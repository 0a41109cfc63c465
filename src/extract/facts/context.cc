#include "extract/facts/context.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/unicode.h"
#include "extract/facts/sentence_graph.h"

namespace unspin {
namespace {

// An article whose main company has few mentions, and less than a quarter of those of
// all companies, is a round-up: every paragraph brings its own.
constexpr size_t kRoundupShare = 4;
constexpr size_t kRoundupMentions = 5;

// An article is about an organization only if it names it much more than any company.
constexpr size_t kOrganizationDivisor = 2;
constexpr size_t kTitleWeight = 3;
constexpr size_t kLeadWeight = 2;
constexpr size_t kRememberedPeople = 8;
constexpr size_t kRememberedFirms = 12;  // so that long lists of names cost no more

bool IsFirm(EntityType type) {
  return type == EntityType::kCompany || type == EntityType::kOrganization;
}

bool Contains(const std::vector<size_t>& list, size_t item) {
  return std::ranges::find(list, item) != list.end();
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

ArticleContext::ArticleContext(const FirmWeights& weights, const NamedEntities& names,
                               size_t main_company, FirmTraining* training)
    : weights_(training == nullptr ? weights : *training->weights),
      names_(names),
      main_company_(main_company),
      training_(training),
      memory_(names.entities.size()),
      kinds_(names.entities.size(), 0),
      lead_firm_(kNoEntity),
      organization_(kNoEntity),
      referred_(kNoEntity),
      paragraph_first_(kNoEntity),
      focus_(kNoEntity) {
  CountMentions();
}

void ArticleContext::CountMentions() {
  size_t companies = 0;
  for (const NamedMention& named : names_.mentions) {
    if (!IsFirm(named.mention.type)) continue;
    ++firm_mentions_;
    Memory& memory = memory_[named.entity];
    ++memory.mentions;
    if (named.mention.type == EntityType::kCompany) ++companies;
    const bool title = named.mention.field == Field::kTitle;
    if (title && !memory.in_title) {
      memory.in_title = true;
      ++title_firms_;
    }
    if (!title && lead_firm_ == kNoEntity) lead_firm_ = named.entity;
  }
  if (main_company_ == kNoEntity) return;
  // "Umbra shuts its Manila office" is about Umbra, "Moves at Umbra and Acme" is not.
  const Memory& main = memory_[main_company_];
  titled_ = main.in_title && title_firms_ == 1;
  roundup_ = !titled_ && main.mentions <= kRoundupMentions &&
             main.mentions * kRoundupShare < companies;
}

void ArticleContext::StartSentence(Field field, size_t paragraph) {
  new_paragraph_ = field != field_ || paragraph != paragraph_;
  field_ = field;
  paragraph_ = paragraph;
  ++sentence_;
  subject_before_ = new_paragraph_ ? std::nullopt : subject_firm_;
  firms_before_.clear();
  if (!new_paragraph_) firms_before_.swap(sentence_firms_);
  if (new_paragraph_) {
    paragraph_first_ = kNoEntity;
    one_in_paragraph_ = true;
  }
  subject_firm_.reset();
  sentence_firms_.clear();
  possessors_.clear();
  for (auto person = sentence_people_.rbegin(); person != sentence_people_.rend();
       ++person) {
    std::erase(people_, *person);
    people_.insert(people_.begin(), *person);
  }
  if (people_.size() > kRememberedPeople) people_.resize(kRememberedPeople);
  sentence_people_.clear();
}

void ArticleContext::See(size_t entity, bool subject, bool named, bool possessor) {
  const EntityType type = names_.entities[entity].type;
  if (type == EntityType::kPerson) sentence_people_.push_back(entity);
  if (!IsFirm(type)) return;
  sentence_firms_.push_back(entity);
  if (possessor) possessors_.push_back(entity);
  if (type == EntityType::kOrganization) organization_ = entity;
  if (named && paragraph_first_ == kNoEntity) paragraph_first_ = entity;
  if (named && paragraph_first_ != entity) one_in_paragraph_ = false;
  if (subject && !subject_firm_) subject_firm_ = entity;
  memory_[entity].last_sentence = sentence_;
  memory_[entity].last_paragraph = paragraph_;
  std::erase(recent_, entity);
  recent_.insert(recent_.begin(), entity);
  if (recent_.size() > kRememberedFirms) recent_.pop_back();
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

size_t ArticleContext::ObjectPronoun(char gender) const {
  for (const auto* const people : {&people_, &sentence_people_}) {
    for (const size_t person : *people) {
      const auto known = gender_.find(person);
      const bool fits = known == gender_.end() || known->second == gender;
      const bool subject =
          !sentence_people_.empty() && sentence_people_.front() == person;
      if (fits && !subject) return person;
    }
  }
  return kNoEntity;
}

void ArticleContext::AddPlaceCues(size_t firm, FirmCueValues& cues) const {
  const auto set = [&](FirmCue cue, bool value) {
    cues[static_cast<size_t>(cue)] = value ? 1.0F : 0.0F;
  };
  const bool here = Contains(sentence_firms_, firm);
  set(FirmCue::kSubject, subject_firm_ == firm);
  set(FirmCue::kHere, here);
  set(FirmCue::kFirstHere, here && sentence_firms_.front() == firm);
  set(FirmCue::kLastHere, here && sentence_firms_.back() == firm);
  set(FirmCue::kPossessor, Contains(possessors_, firm));
  const bool before = Contains(firms_before_, firm);
  set(FirmCue::kSubjectBefore, subject_before_ == firm);
  set(FirmCue::kOnlyBefore,
      before && std::ranges::count(firms_before_, firm) ==
                    static_cast<std::ptrdiff_t>(firms_before_.size()));
  set(FirmCue::kBefore, before);
  set(FirmCue::kLastBefore, before && firms_before_.back() == firm);
  set(FirmCue::kFocusBefore, !new_paragraph_ && focus_ == firm);
  set(FirmCue::kFocusParagraphBefore, new_paragraph_ && focus_ == firm);
  set(FirmCue::kParagraphFirst, paragraph_first_ == firm);
}

void ArticleContext::AddArticleCues(size_t firm, FirmCueValues& cues) const {
  const auto set = [&](FirmCue cue, float value) {
    cues[static_cast<size_t>(cue)] = value;
  };
  const Memory& memory = memory_[firm];
  const bool main = firm == main_company_;
  const bool seen = memory.last_sentence != SIZE_MAX;
  const bool inside = seen && memory.last_paragraph == paragraph_;
  set(FirmCue::kInParagraph, inside ? 1 : 0);
  set(FirmCue::kInItem, inside && !titled_ ? 1 : 0);
  set(FirmCue::kFirstOfItem, paragraph_first_ == firm && !titled_ ? 1 : 0);
  set(FirmCue::kOnlyInParagraph, inside && one_in_paragraph_ ? 1 : 0);
  set(FirmCue::kMain, main ? 1 : 0);
  set(FirmCue::kMainOfRoundup, main && roundup_ ? 1 : 0);
  set(FirmCue::kTitle, memory.in_title ? 1 : 0);
  set(FirmCue::kTitleAlone, memory.in_title && title_firms_ == 1 ? 1 : 0);
  set(FirmCue::kLead, firm == lead_firm_ ? 1 : 0);
  set(FirmCue::kShare, static_cast<float>(memory.mentions) /
                           static_cast<float>(std::max<size_t>(firm_mentions_, 1)));
  const bool organization = names_.entities[firm].type == EntityType::kOrganization;
  set(FirmCue::kOrganization, organization ? 1 : 0);
  set(FirmCue::kReferredLast, firm == referred_ ? 1 : 0);
  const auto age = static_cast<float>(seen ? sentence_ - memory.last_sentence : 0);
  set(FirmCue::kAge, std::log2(1 + age));
  set(FirmCue::kUnseen, seen ? 0 : 1);
}

FirmCueValues ArticleContext::CuesOf(size_t firm, uint64_t kinds) const {
  FirmCueValues cues{};
  AddPlaceCues(firm, cues);
  AddArticleCues(firm, cues);
  const bool fits = (kinds_[firm] & kinds) != 0;
  const bool misfits = kinds != 0 && kinds_[firm] != 0 && !fits;
  cues[static_cast<size_t>(FirmCue::kFits)] = fits ? 1 : 0;
  cues[static_cast<size_t>(FirmCue::kMisfits)] = misfits ? 1 : 0;
  return cues;
}

std::vector<size_t> ArticleContext::Ranked(Reference reference, size_t token,
                                           uint64_t kinds, size_t except) {
  FirmChoice choice{reference, sentence_, token, {}};
  std::vector<std::tuple<float, size_t, size_t>> scored;  // with the place offered at
  scored.reserve(recent_.size() + 1);
  const auto offer = [&](size_t firm) {
    const bool body = names_.entities[firm].type == EntityType::kOrganization;
    if (firm == except || (reference == Reference::kBody && !body)) return;
    const FirmCueValues cues = CuesOf(firm, kinds);
    scored.emplace_back(-weights_.Score(cues, reference), scored.size(), firm);
    if (training_ != nullptr) choice.candidates.emplace_back(firm, cues);
  };
  for (const size_t firm : recent_) offer(firm);
  if (main_company_ != kNoEntity && !Contains(recent_, main_company_)) {
    offer(main_company_);
  }
  if (training_ != nullptr) training_->choices.push_back(std::move(choice));
  std::ranges::sort(scored);
  std::vector<size_t> ranked;
  ranked.reserve(scored.size());
  for (const auto& [score, place, firm] : scored) ranked.push_back(firm);
  return ranked;
}

size_t ArticleContext::Firm(Reference reference, size_t token, uint64_t kinds) {
  const std::vector<size_t> ranked = Ranked(reference, token, kinds, kNoEntity);
  if (ranked.empty()) return kNoEntity;
  if (reference != Reference::kBody) referred_ = ranked.front();
  return ranked.front();
}

size_t ArticleContext::FirmBeside(size_t described, size_t token) {
  const std::vector<size_t> ranked = Ranked(Reference::kIt, token, 0, described);
  return ranked.empty() ? kNoEntity : ranked.front();
}

size_t ArticleContext::EndSentence(size_t token) {
  const std::vector<size_t> ranked = Ranked(Reference::kUnsaid, token, 0, kNoEntity);
  if (ranked.empty()) return kNoEntity;
  focus_ = ranked.front();
  return focus_;
}

std::optional<std::pair<size_t, size_t>> ArticleContext::BothFirms() const {
  if (recent_.size() < 2) return std::nullopt;
  return std::pair(recent_[1], recent_[0]);
}

std::optional<std::pair<size_t, size_t>> ArticleContext::BothPeople() const {
  if (people_.size() < 2) return std::nullopt;
  return std::pair(people_[1], people_[0]);
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
