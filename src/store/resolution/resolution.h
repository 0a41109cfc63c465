#pragma once

// Who is who among names of many articles that may mean the same things. Pure: a
// function of the names alone, whatever their order.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/mention.h"
#include "store/link_kind.h"

namespace unspin {

// What one article calls one thing.
struct ArticleName {
  std::string article;
  int64_t id = 0;         // in `names`
  int64_t published = 0;  // Unix seconds; greatest when unknown
  std::string name;
  EntityType type = EntityType::kCompany;
  std::string key;
  std::string lexicon_row;
  std::vector<Clue> clues;
};

// The row of a name, the same for all versions of a gazetteer: its table and its name.
// Empty when it has none.
std::string RowLabel(const ArticleName& name);

// A thing as a person's override names it: the name of that key in that article, or
// where there is none, the most used thing of the key.
struct NameAnchor {
  std::string key;
  std::string article;  // empty: none
  std::string name;     // of a split: only names of this form; empty: any
};

enum class OverrideAction { kMerge, kSplit, kRename, kBan };

// merge: `parts[0]` stays, the others become it. split: what `parts[1]` lists is a
// thing apart from `parts[0]`. rename: `parts[0]` is called `name`. ban: it is none.
struct Override {
  int64_t id = 0;
  OverrideAction action = OverrideAction::kMerge;
  std::string name;
  std::vector<std::vector<NameAnchor>> parts;
};

// What else an article names: keys. Asked only where names alone do not decide.
using TopicsOf = std::function<std::vector<std::string>(const std::string& article)>;

struct ResolvedEntity {
  std::string key;            // of its id
  std::string discriminator;  // empty for the first thing of this key
  std::string name;
  EntityType type = EntityType::kCompany;
  std::string lexicon_row;
  std::string distinction;        // from others of its name; empty when there is none
  std::vector<std::string> keys;  // of all its names, sorted
  bool settled = false;           // alike and without clues
  bool banned = false;
};

struct Link {
  size_t entity = 0;  // number in Resolution::entities
  LinkKind kind = LinkKind::kName;
  std::string detail;  // "Huawei Cloud", an article, the number of an override
};

struct Resolution {
  std::vector<ResolvedEntity> entities;
  std::vector<Link> links;  // by number of the name
};

// Decides for all names of a set of keys that no other key has to do with. Sorts
// `names`; links are by their new order. Linear in the names and their topics.
Resolution Resolve(std::vector<ArticleName>& names,
                   const std::vector<Override>& overrides, const TopicsOf& topics_of);

}  // namespace unspin
