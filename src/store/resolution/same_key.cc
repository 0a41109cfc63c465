#include "store/resolution/same_key.h"

#include <algorithm>

#include "base/hash.h"
#include "core/entity_key.h"

namespace unspin {
namespace {

// Anyone may be called a software company: a second sector beside it is no surprise.
constexpr std::string_view kVague = "software";

// "org:huawei" of "org:huawei cloud": a person of the one may be said to work at the
// other. Only employers that are named alone somewhere count, so that nothing is
// joined by the "Bank" of two banks.
std::string Shortest(const std::string& employer,
                     const std::set<std::string>& employers) {
  for (size_t space = employer.find(' '); space != std::string::npos;
       space = employer.find(' ', space + 1)) {
    if (employers.count(employer.substr(0, space)) > 0) {
      return employer.substr(0, space);
    }
  }
  return employer;
}

// "bob hartley" and "robert hartley", whose key is one, but not "wei zhang" and "zhang
// wei": a nickname is a reason in itself.
bool IsNicknamePair(std::string_view a, std::string_view b) {
  const size_t space = a.rfind(' ');
  return space != std::string_view::npos && b.ends_with(a.substr(space));
}

// "huawei cloud" of "org:huawei cloud".
std::string WithoutKind(const std::string& category) {
  return category.substr(category.find(':') + 1);
}

}  // namespace

// Where one works now, the article on where one worked before often names.
std::vector<SharedTopic> SameKeyJoiner::TopicsOfName(size_t i) {
  std::vector<SharedTopic> topics =
      TopicsWithout(topics_of_(names_[i].article), names_[i].key);
  if (names_[i].type != EntityType::kPerson) return topics;
  for (const std::string& employer : own_[i - begin_]) {
    topics.push_back({Hash64(employer), kPersonPoints});
  }
  return topics;
}

bool SameKeyJoiner::AtOdds(size_t a, size_t b) {
  if (groups_.Clash(a, b)) return true;
  const Categories& left = categories_[a];
  const Categories& right = categories_[b];
  if (left.empty() || right.empty()) return false;
  return std::none_of(left.begin(), left.end(),
                      [&](const std::string& c) { return right.count(c) > 0; });
}

int SameKeyJoiner::PointsNeeded(size_t a, size_t b) {
  const bool vague = categories_[a].count(std::string(kVague)) > 0 ||
                     categories_[b].count(std::string(kVague)) > 0;
  return vague ? 1 : kEnoughPoints;
}

bool SameKeyJoiner::JoinRoots(size_t a, size_t b) {
  a = groups_.Root(a);
  b = groups_.Root(b);
  if (a == b) return true;
  if (!groups_.Join(a, b)) return false;
  const size_t root = groups_.Root(a);
  const size_t other = root == a ? b : a;
  categories_[root].merge(categories_[other]);
  categories_.erase(other);
  return true;
}

void SameKeyJoiner::Join(size_t begin, size_t end) {
  begin_ = begin;
  categories_.clear();
  own_.assign(end - begin, {});
  std::set<std::string> employers;
  for (size_t i = begin; i < end; ++i) {
    for (const Clue& clue : names_[i].clues) {
      if (clue.kind == ClueKind::kSector) own_[i - begin].insert(clue.value);
      if (clue.kind != ClueKind::kEmployer) continue;
      own_[i - begin].insert(EntityKey(EntityType::kCompany, clue.value));
    }
    if (names_[i].type == EntityType::kPerson) {
      employers.insert(own_[i - begin].begin(), own_[i - begin].end());
    }
  }
  std::map<std::string, std::vector<size_t>> forms;
  for (size_t i = begin; i < end; ++i) {
    const bool person = names_[i].type == EntityType::kPerson;
    Categories shortest;
    for (const std::string& c : own_[i - begin]) {
      shortest.insert(person ? Shortest(c, employers) : c);
    }
    own_[i - begin] = shortest;
    if (groups_.Root(i) == i) categories_[i] = std::move(shortest);
    forms[person ? FormOfPerson(names_[i].name).order : ""].push_back(i);
  }
  // An override may have joined names already.
  for (size_t i = begin; i < end; ++i) {
    const Categories& own = own_[i - begin];
    categories_[groups_.Root(i)].insert(own.begin(), own.end());
  }
  for (const auto& [form, members] : forms) JoinForm(members);
  if (forms.size() > 1) JoinForms(forms);
}

void SameKeyJoiner::JoinForm(const std::vector<size_t>& members) {
  JoinByRow(members);
  JoinByCategory(members);
  std::vector<size_t> anchors = Anchors(members);
  if (anchors.size() > 1) {
    JoinAnchorsByTopics(anchors, members);
    anchors = JoinAnchors(Anchors(members));
  }
  JoinRest(members, anchors);
}

void SameKeyJoiner::JoinByRow(const std::vector<size_t>& members) {
  std::map<std::string, size_t> first_with;
  for (const size_t i : members) {
    if (names_[i].lexicon_row.empty()) continue;
    JoinRoots(first_with.try_emplace(RowLabel(names_[i]), i).first->second, i);
  }
}

void SameKeyJoiner::JoinByCategory(const std::vector<size_t>& members) {
  std::map<std::string, std::vector<size_t>> groups_with;
  for (const size_t i : members) {
    for (const std::string& category : own_[i - begin_]) {
      // Those of one category that clash (by initials) are few.
      std::vector<size_t>& groups = groups_with[category];
      const bool joined = std::any_of(groups.begin(), groups.end(), [&](size_t other) {
        return JoinRoots(other, i);
      });
      if (!joined) groups.push_back(i);
    }
  }
}

// Groups that something is known of, the largest first.
std::vector<size_t> SameKeyJoiner::Anchors(const std::vector<size_t>& members) {
  std::set<size_t> roots;
  for (const size_t i : members) {
    const size_t root = groups_.Root(i);
    if (groups_.HasLabels(root) || !categories_[root].empty()) roots.insert(root);
  }
  std::vector<size_t> anchors(roots.begin(), roots.end());
  std::stable_sort(anchors.begin(), anchors.end(), [this](size_t a, size_t b) {
    return groups_.size(a) > groups_.size(b);
  });
  return anchors;
}

void SameKeyJoiner::JoinAnchorsByTopics(const std::vector<size_t>& anchors,
                                        const std::vector<size_t>& members) {
  bool odds = false;
  for (size_t i = 1; i < anchors.size() && !odds; ++i) {
    odds = AtOdds(anchors[0], anchors[i]);
  }
  if (!odds) return;
  TopicIndex index;
  const std::set<size_t> known(anchors.begin(), anchors.end());
  for (const size_t i : members) {
    const size_t root = groups_.Root(i);
    if (known.count(root) > 0) index.Add(root, TopicsOfName(i));
  }
  std::vector<std::pair<int, std::pair<size_t, size_t>>> pairs;
  for (const auto& [pair, points] : index.Pairs()) {
    if (points >= PointsNeeded(pair.first, pair.second)) {
      pairs.emplace_back(-points, pair);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [points, pair] : pairs) JoinRoots(pair.first, pair.second);
}

// Joins what is not at odds; gives the groups that are left, the largest first.
std::vector<size_t> SameKeyJoiner::JoinAnchors(const std::vector<size_t>& anchors) {
  std::vector<size_t> kept;
  for (const size_t anchor : anchors) {
    const size_t most = std::min(kept.size(), TopicIndex::kMostGroups);
    bool joined = false;
    for (size_t k = 0; k < most && !joined; ++k) {
      joined = !AtOdds(groups_.Root(kept[k]), groups_.Root(anchor)) &&
               JoinRoots(kept[k], anchor);
    }
    if (!joined) kept.push_back(anchor);
  }
  for (size_t& anchor : kept) anchor = groups_.Root(anchor);
  return kept;
}

// Names of which nothing is known go to the group that their article has most in
// common with, else to the largest.
void SameKeyJoiner::JoinRest(const std::vector<size_t>& members,
                             const std::vector<size_t>& kept) {
  if (kept.size() < 2) {
    const size_t all = kept.empty() ? members.front() : kept.front();
    for (const size_t i : members) JoinRoots(all, i);
    return;
  }
  std::map<size_t, size_t> size_of;  // as it is now
  for (const size_t group : kept) size_of[group] = groups_.size(group);
  std::vector<size_t> rest;
  TopicIndex index;
  for (const size_t i : members) {
    const size_t root = groups_.Root(i);
    if (size_of.count(root) == 0) {
      rest.push_back(i);
      continue;
    }
    index.Add(root, TopicsOfName(i));
    if (own_[i - begin_].empty()) continue;
    const bool person = names_[i].type == EntityType::kPerson;
    notes_[i] = {person ? LinkKind::kEmployer : LinkKind::kSector,
                 WithoutKind(*own_[i - begin_].begin())};
  }
  for (const size_t i : rest) {
    size_t best = kept.front();
    int most = 0;
    for (const auto& [group, points] : index.Scores(TopicsOfName(i))) {
      const bool larger = size_of[group] > size_of[best];
      if (points > most || (points == most && larger)) best = group;
      most = std::max(most, points);
    }
    notes_[i] = {most > 0 ? LinkKind::kTopics : LinkKind::kMostUsed, ""};
    groups_.Join(best, i);
  }
}

void SameKeyJoiner::JoinForms(const std::map<std::string, std::vector<size_t>>& forms) {
  TopicIndex index;
  std::map<size_t, std::string_view> form_of;  // by root, as it is now
  for (const auto& [form, members] : forms) {
    for (const size_t i : members) form_of[groups_.Root(i)] = form;
  }
  std::map<size_t, size_t> root_of;
  for (const auto& [form, members] : forms) {
    for (const size_t i : members) root_of[i] = groups_.Root(i);
  }
  std::map<std::string, size_t> first_with;
  for (const auto& [i, root] : root_of) {
    index.Add(root, TopicsOfName(i));
    for (const std::string& category : own_[i - begin_]) {
      const size_t other = first_with.try_emplace(category, i).first->second;
      if (root_of[other] == root) continue;
      if (JoinRoots(other, i)) notes_[i] = {LinkKind::kEmployer, WithoutKind(category)};
    }
  }
  std::set<size_t> moved;
  for (const auto& [pair, points] : index.Pairs()) {
    const std::string_view a = form_of[pair.first];
    const std::string_view b = form_of[pair.second];
    if (a == b || points < (IsNicknamePair(a, b) ? kThingPoints : kEnoughPoints)) {
      continue;
    }
    if (groups_.Root(pair.first) == groups_.Root(pair.second)) continue;
    if (JoinRoots(pair.first, pair.second)) moved.insert(pair.second);
  }
  for (const auto& [i, root] : root_of) {
    if (moved.count(root) > 0) notes_[i] = {LinkKind::kTopics, ""};
  }
}

}  // namespace unspin
