#include "repair/spin/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace unspin {
namespace {

constexpr float kNone = -std::numeric_limits<float>::infinity();

float AddLogs(float a, float b) {
  if (a < b) std::swap(a, b);
  if (b == kNone || a - b > 20) return a;
  return a + std::log1p(std::exp(b - a));
}

struct Edge {
  uint32_t from = 0;  // node before
  uint16_t arc = 0;   // of the column of that node
  float score = 0;
};

// All readings up to a token that end in the same two words.
struct Node {
  ContextModel::WordId previous = 0;
  ContextModel::WordId before_previous = 0;
  float forward = kNone;
  float best = kNone;
  float backward = kNone;
  Edge best_edge;
  std::vector<Edge> edges;
};

class Search {
 public:
  Search(const ContextModel& model, std::span<const LatticeColumn> lattice,
         const DecodeOptions& options)
      : model_(model),
        lattice_(lattice),
        options_(options),
        columns_(lattice.size() + 1) {}

  std::vector<DecodedColumn> Run() {
    const ContextModel::WordId start = model_.sentence_start();
    nodes_.push_back({start, start, 0, 0, kNone, {}, {}});
    columns_[0].push_back(0);
    for (size_t at = 0; at < lattice_.size(); ++at) {
      Prune(columns_[at]);
      for (const uint32_t node : columns_[at]) Extend(at, node);
    }
    Prune(columns_.back());
    return Collect();
  }

 private:
  void Prune(std::vector<uint32_t>& column) const {
    if (column.empty()) return;
    std::sort(column.begin(), column.end(), [this](uint32_t a, uint32_t b) {
      return nodes_[a].forward > nodes_[b].forward;
    });
    const float limit = nodes_[column.front()].forward - options_.margin;
    size_t keep = std::min(column.size(), options_.beam);
    while (keep > 1 && nodes_[column[keep - 1]].forward < limit) --keep;
    column.resize(keep);
  }

  void Extend(size_t at, uint32_t from) {
    const LatticeColumn& column = lattice_[at];
    float start_score = 0;
    ContextModel::WordId v = nodes_[from].previous;
    ContextModel::WordId u = nodes_[from].before_previous;
    if (column.starts_sentence && at > 0) {
      start_score = options_.model_scale * model_.LogProb(model_.sentence_end(), v, u);
      u = v = model_.sentence_start();
    }
    for (size_t i = 0; i < column.arcs.size(); ++i) {
      const Arc& arc = column.arcs[i];
      float score = start_score + arc.score;
      ContextModel::WordId previous = v;
      ContextModel::WordId before = u;
      for (size_t w = 0; w < arc.words; ++w) {
        score += options_.model_scale * model_.LogProb(arc.ids[w], previous, before);
        before = previous;
        previous = arc.ids[w];
      }
      Edge edge;
      edge.from = from;
      edge.arc = static_cast<uint16_t>(i);
      edge.score = score;
      Join(std::min(at + arc.tokens, lattice_.size()), previous, before, edge);
    }
  }

  void Join(size_t column, ContextModel::WordId previous, ContextModel::WordId before,
            const Edge& edge) {
    const float forward = nodes_[edge.from].forward + edge.score;
    const float best = nodes_[edge.from].best + edge.score;
    for (const uint32_t node : columns_[column]) {
      Node& known = nodes_[node];
      if (known.previous != previous || known.before_previous != before) continue;
      known.forward = AddLogs(known.forward, forward);
      if (best > known.best) {
        known.best = best;
        known.best_edge = edge;
      }
      known.edges.push_back(edge);
      return;
    }
    columns_[column].push_back(static_cast<uint32_t>(nodes_.size()));
    nodes_.push_back({previous, before, forward, best, kNone, edge, {edge}});
  }

  std::vector<DecodedColumn> Collect() {
    std::vector<DecodedColumn> decoded(lattice_.size());
    for (size_t at = 0; at < lattice_.size(); ++at) {
      decoded[at].posteriors.assign(lattice_[at].arcs.size(), 0);
    }
    std::vector<uint32_t> column_of(nodes_.size(),
                                    0);  // pruned nodes have no edges out
    for (size_t at = 0; at < columns_.size(); ++at) {
      for (const uint32_t node : columns_[at])
        column_of[node] = static_cast<uint32_t>(at);
    }
    float total = kNone;
    uint32_t last = columns_.back().front();
    for (const uint32_t node : columns_.back()) {
      nodes_[node].backward = 0;
      total = AddLogs(total, nodes_[node].forward);
      if (nodes_[node].best > nodes_[last].best) last = node;
    }
    for (size_t at = columns_.size(); at-- > 1;) {
      for (const uint32_t id : columns_[at]) {
        const Node& node = nodes_[id];
        if (node.backward == kNone) continue;
        for (const Edge& edge : node.edges) {
          Node& from = nodes_[edge.from];
          from.backward = AddLogs(from.backward, edge.score + node.backward);
          const float log = from.forward + edge.score + node.backward - total;
          decoded[column_of[edge.from]].posteriors[edge.arc] +=
              std::exp(std::min(log, 0.0F));
        }
      }
    }
    for (uint32_t id = last; id != 0;) {
      const Edge& edge = nodes_[id].best_edge;
      decoded[column_of[edge.from]].best = edge.arc;
      id = edge.from;
    }
    return decoded;
  }

  const ContextModel& model_;
  std::span<const LatticeColumn> lattice_;
  DecodeOptions options_;
  std::vector<Node> nodes_;
  std::vector<std::vector<uint32_t>> columns_;  // nodes before each token
};

}  // namespace

std::vector<DecodedColumn> Decode(const ContextModel& model,
                                  std::span<const LatticeColumn> lattice,
                                  const DecodeOptions& options) {
  if (lattice.empty()) return {};
  return Search(model, lattice, options).Run();
}

}  // namespace unspin
