#include "store/resolution/entity_choice.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/entity_key.h"

namespace unspin {
namespace {

// The value counted most; of those the first.
template <typename T>
T MostCounted(const std::map<T, size_t>& counts) {
  const auto best = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return best->first;
}

class Chooser {
 public:
  Chooser(const std::vector<ArticleName>& names, const std::vector<Override>& overrides,
          Groups& groups, const std::vector<LinkNote>& notes)
      : names_(names), overrides_(overrides), groups_(groups), notes_(notes) {}

  Resolution Run() {
    Collect();
    CollectContested();
    for (size_t e = 0; e < members_.size(); ++e) Describe(e);
    Discriminate();
    Distinguish();
    for (const Override& override : overrides_) Apply(override);
    Link();
    return Compact();
  }

 private:
  void Collect();
  void Describe(size_t e);
  std::string MainKey(size_t e) const;
  void Discriminate();
  void Distinguish();
  void CollectContested();
  bool IsSettled(size_t e) const;
  bool IsSplitOff(size_t e) const;
  std::string Categories(size_t e) const;
  void Apply(const Override& override);
  void Merge(const Override& merge);
  std::optional<size_t> EntityOf(const NameAnchor& anchor) const;
  size_t Target(size_t e) const {
    while (merged_into_[e] != e) e = merged_into_[e];
    return e;
  }
  void Link();
  Resolution Compact();
  void NoteOverride(size_t e, int64_t id) {
    for (const size_t i : members_[e]) override_of_[i] = id;
  }

  const std::vector<ArticleName>& names_;
  const std::vector<Override>& overrides_;
  Groups& groups_;
  const std::vector<LinkNote>& notes_;
  std::set<std::string> contested_;
  std::vector<std::vector<size_t>> members_;  // by entity
  std::vector<size_t> entity_of_;             // by name
  std::vector<size_t> merged_into_;           // by entity
  std::map<size_t, int64_t> override_of_;     // by name
  Resolution out_;
};

void Chooser::Collect() {
  std::map<size_t, size_t> entity_of_root;
  for (size_t i = 0; i < names_.size(); ++i) {
    const auto [entry, is_new] =
        entity_of_root.try_emplace(groups_.Root(i), members_.size());
    if (is_new) members_.emplace_back();
    members_[entry->second].push_back(i);
    entity_of_.push_back(entry->second);
  }
  out_.entities.resize(members_.size());
  for (size_t e = 0; e < members_.size(); ++e) merged_into_.push_back(e);
}

// The key of most names, but not one that is only an acronym or other name of it.
std::string Chooser::MainKey(size_t e) const {
  std::set<std::string> claimed;
  for (const size_t i : members_[e]) {
    for (const Clue& clue : names_[i].clues) {
      if (clue.kind == ClueKind::kAlias || clue.kind == ClueKind::kAcronym) {
        claimed.insert(EntityKey(names_[i].type, clue.value));
      }
    }
  }
  std::map<std::string, size_t> own;
  std::map<std::string, size_t> all;
  for (const size_t i : members_[e]) {
    ++all[names_[i].key];
    if (claimed.count(names_[i].key) == 0) ++own[names_[i].key];
  }
  return MostCounted(own.empty() ? all : own);
}

void Chooser::Describe(size_t e) {
  ResolvedEntity& entity = out_.entities[e];
  entity.key = MainKey(e);
  std::map<std::string, size_t> forms;
  std::map<std::string, size_t> rows;
  std::map<EntityType, size_t> types;
  std::set<std::string> keys;
  for (const size_t i : members_[e]) {
    const ArticleName& name = names_[i];
    keys.insert(name.key);
    if (name.key == entity.key) {
      ++types[name.type];
      ++forms[name.name];
    }
    if (!name.lexicon_row.empty()) ++rows[name.lexicon_row];
  }
  entity.keys.assign(keys.begin(), keys.end());
  entity.type = MostCounted(types);
  entity.name = MostCounted(forms);
  if (!rows.empty()) {  // its names are those of the row
    entity.lexicon_row = MostCounted(rows);
    for (const size_t i : members_[e]) {
      if (names_[i].lexicon_row == entity.lexicon_row) entity.name = names_[i].name;
    }
  }
  entity.settled = IsSettled(e);
}

// Keys that names of another key, or overrides, have to do with.
void Chooser::CollectContested() {
  for (const ArticleName& name : names_) {
    for (const Clue& clue : name.clues) {
      if (clue.kind == ClueKind::kAlias || clue.kind == ClueKind::kAcronym) {
        contested_.insert(EntityKey(name.type, clue.value));
      }
    }
  }
  for (const Override& override : overrides_) {
    for (const auto& part : override.parts) {
      for (const NameAnchor& anchor : part) contested_.insert(anchor.key);
    }
  }
}

bool Chooser::IsSettled(size_t e) const {
  const ResolvedEntity& entity = out_.entities[e];
  if (entity.keys.size() > 1 || contested_.count(entity.key) > 0) return false;
  const ArticleName& first = names_[members_[e].front()];
  return std::ranges::all_of(members_[e], [&](size_t i) {
    const ArticleName& name = names_[i];
    const bool claims = std::ranges::any_of(
        name.clues, [](const Clue& clue) { return IsClaim(clue.kind); });
    return name.name == first.name && name.type == first.type &&
           name.lexicon_row == first.lexicon_row && !claims &&
           (!name.lexicon_row.empty() || name.clues.empty());
  });
}

bool Chooser::IsSplitOff(size_t e) const {
  return std::ranges::any_of(
      members_[e], [this](size_t i) { return notes_[i].kind == LinkKind::kOverride; });
}

// The thing of a key that has a row, else the one that was read of first, has the plain
// id of the key; the others' ids have their first article in them. So ids stay when
// later articles come.
void Chooser::Discriminate() {
  std::map<std::string, std::vector<size_t>> of_key;
  for (size_t e = 0; e < members_.size(); ++e) {
    of_key[out_.entities[e].key].push_back(e);
  }
  for (auto& [key, entities] : of_key) {
    const auto first_article = [&, key = key](size_t e) {
      const auto& members = members_[e];
      const auto found =
          std::ranges::find_if(members, [&](size_t i) { return names_[i].key == key; });
      return *found;
    };
    std::ranges::sort(entities, {}, [&](size_t e) {
      return std::tuple(IsSplitOff(e), out_.entities[e].lexicon_row.empty(),
                        first_article(e));
    });
    for (size_t n = 1; n < entities.size(); ++n) {
      const ArticleName& name = names_[first_article(entities[n])];
      out_.entities[entities[n]].discriminator = name.article + ' ' + name.name;
    }
  }
}

std::string Chooser::Categories(size_t e) const {
  std::map<std::string, size_t> counts;
  for (const size_t i : members_[e]) {
    for (const Clue& clue : names_[i].clues) {
      if (clue.kind == ClueKind::kEmployer || clue.kind == ClueKind::kSector) {
        ++counts[clue.value];
      }
    }
  }
  return counts.empty() ? "" : MostCounted(counts);
}

void Chooser::Distinguish() {
  std::map<std::pair<std::string, EntityType>, std::vector<size_t>> of_name;
  for (size_t e = 0; e < members_.size(); ++e) {
    of_name[{out_.entities[e].name, out_.entities[e].type}].push_back(e);
  }
  for (const auto& [name, entities] : of_name) {
    if (entities.size() < 2) continue;
    for (const size_t e : entities) {
      const std::string category = Categories(e);
      out_.entities[e].distinction =
          category.empty() ? names_[members_[e].front()].article : category;
    }
  }
}

std::optional<size_t> Chooser::EntityOf(const NameAnchor& anchor) const {
  std::optional<size_t> found;
  auto name = std::ranges::lower_bound(names_, anchor.key, {}, &ArticleName::key);
  for (; name != names_.end() && name->key == anchor.key; ++name) {
    const size_t e = entity_of_[static_cast<size_t>(name - names_.begin())];
    if (!anchor.article.empty() && name->article == anchor.article) return e;
    const bool plain =
        out_.entities[e].key == anchor.key && out_.entities[e].discriminator.empty();
    if (!found || plain) found = e;
  }
  return found;
}

void Chooser::Merge(const Override& merge) {
  std::optional<size_t> keep;
  for (const NameAnchor& anchor : merge.parts[0]) {
    if (!keep) keep = EntityOf(anchor);
  }
  // Where the one that was to stay is named no more, the first of the others does.
  for (size_t part = 1; part < merge.parts.size(); ++part) {
    for (const NameAnchor& anchor : merge.parts[part]) {
      const std::optional<size_t> other = EntityOf(anchor);
      if (!other) continue;
      if (!keep) keep = other;
      const size_t from = Target(*other);
      const size_t to = Target(*keep);
      if (from == to) continue;
      NoteOverride(from, merge.id);
      merged_into_[from] = to;
      auto& members = members_[to];
      members.insert(members.end(), members_[from].begin(), members_[from].end());
    }
  }
}

void Chooser::Apply(const Override& override) {
  if (override.action == OverrideAction::kSplit) return;  // done before joining
  if (override.action == OverrideAction::kMerge) return Merge(override);
  for (const NameAnchor& anchor : override.parts[0]) {
    const std::optional<size_t> found = EntityOf(anchor);
    if (!found) continue;
    ResolvedEntity& entity = out_.entities[Target(*found)];
    if (override.action == OverrideAction::kBan) entity.banned = true;
    if (override.action == OverrideAction::kRename) entity.name = override.name;
  }
}

void Chooser::Link() {
  for (size_t i = 0; i < names_.size(); ++i) {
    unspin::Link link;
    link.entity = Target(entity_of_[i]);
    const auto override = override_of_.find(i);
    if (override != override_of_.end()) {
      link.kind = LinkKind::kOverride;
      link.detail = std::to_string(override->second);
    } else if (notes_[i].kind == LinkKind::kName && !names_[i].lexicon_row.empty()) {
      link.kind = LinkKind::kRow;
    } else {
      link.kind = notes_[i].kind;
      link.detail = notes_[i].detail;
    }
    out_.links.push_back(std::move(link));
  }
}

// Leaves out the entities that were merged into others, which get their keys.
Resolution Chooser::Compact() {
  std::vector<size_t> number(out_.entities.size(), 0);
  Resolution compact;
  for (size_t e = 0; e < out_.entities.size(); ++e) {
    if (merged_into_[e] != e) continue;
    number[e] = compact.entities.size();
    ResolvedEntity& entity = compact.entities.emplace_back(std::move(out_.entities[e]));
    std::set<std::string> keys;
    for (const size_t i : members_[e]) keys.insert(names_[i].key);
    entity.keys.assign(keys.begin(), keys.end());
  }
  for (unspin::Link& link : out_.links) link.entity = number[link.entity];
  compact.links = std::move(out_.links);
  return compact;
}

}  // namespace

Resolution ChooseEntities(const std::vector<ArticleName>& names,
                          const std::vector<Override>& overrides, Groups& groups,
                          const std::vector<LinkNote>& notes) {
  return Chooser(names, overrides, groups, notes).Run();
}

}  // namespace unspin
