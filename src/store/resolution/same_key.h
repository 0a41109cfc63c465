#pragma once

// Names of one key: the things that they stand for. "Zhang Wei" of Huawei and "Zhang
// Wei" of Bridgepoint Foods, "Atlas" the trucking firm and "Atlas" the lender.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/resolution/groups.h"
#include "store/resolution/resolution.h"
#include "store/resolution/shared_topics.h"

namespace unspin {

struct LinkNote {
  LinkKind kind = LinkKind::kName;
  std::string detail;
};

// Joins the names [begin, end), all of one key, in `groups`, where rows, initials and
// overrides have left labels. What is written in the same form is one thing unless its
// employers or sectors are others and the articles have little else in common; other
// forms (Bob and Robert, Wei Zhang and Zhang Wei) are another thing unless employers or
// topics are the same.
class SameKeyJoiner {
 public:
  SameKeyJoiner(const std::vector<ArticleName>& names, const TopicsOf& topics_of,
                Groups& groups, std::vector<LinkNote>& notes)
      : names_(names), topics_of_(topics_of), groups_(groups), notes_(notes) {}

  void Join(size_t begin, size_t end);

 private:
  using Categories = std::set<std::string>;  // keys of employers, or sectors

  void JoinForm(const std::vector<size_t>& members);
  void JoinByRow(const std::vector<size_t>& members);
  void JoinByCategory(const std::vector<size_t>& members);
  std::vector<size_t> Anchors(const std::vector<size_t>& members);
  void JoinAnchorsByTopics(const std::vector<size_t>& anchors,
                           const std::vector<size_t>& members);
  std::vector<size_t> JoinAnchors(const std::vector<size_t>& anchors);
  void JoinRest(const std::vector<size_t>& members, const std::vector<size_t>& kept);
  void JoinForms(const std::map<std::string, std::vector<size_t>>& forms);
  bool AtOdds(size_t a, size_t b);
  int PointsNeeded(size_t a, size_t b);
  bool JoinRoots(size_t a, size_t b);
  std::vector<SharedTopic> TopicsOfName(size_t i);

  const std::vector<ArticleName>& names_;
  const TopicsOf& topics_of_;
  Groups& groups_;
  std::vector<LinkNote>& notes_;
  std::vector<Categories> own_;              // by name, from begin_
  std::map<size_t, Categories> categories_;  // by root
  size_t begin_ = 0;
};

}  // namespace unspin
