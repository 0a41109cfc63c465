#pragma once

// Sets of names that are joined step by step (union-find) unless something that is
// known of both speaks against it.

#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

class Groups {
 public:
  explicit Groups(size_t count) : parent_(count), size_(count, 1), labels_(count) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
  }

  size_t Root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  size_t size(size_t root) const { return size_[root]; }

  // Two groups with different values of one label are never joined: two rows of a
  // gazetteer, two middle initials.
  void Label(size_t i, const std::string& label, const std::string& value) {
    labels_[Root(i)][label] = value;
  }
  bool HasLabels(size_t root) const { return !labels_[root].empty(); }
  bool HasLabel(size_t root, const std::string& label) const {
    return labels_[root].count(label) > 0;
  }
  bool Clash(size_t a, size_t b) const {
    for (const auto& [label, value] : labels_[a]) {
      const auto other = labels_[b].find(label);
      if (other != labels_[b].end() && other->second != value) return true;
    }
    return false;
  }

  // False when they clash. The smaller number becomes the root.
  bool Join(size_t a, size_t b) {
    a = Root(a);
    b = Root(b);
    if (a == b) return true;
    if (Clash(a, b)) return false;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    labels_[a].merge(labels_[b]);
    return true;
  }

 private:
  std::vector<size_t> parent_;
  std::vector<size_t> size_;
  std::vector<std::map<std::string, std::string>> labels_;  // of roots
};

}  // namespace unspin
