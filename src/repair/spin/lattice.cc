#include "repair/spin/lattice.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

// No reading is this much likelier than the first one that comes to a column, ln.
constexpr float kMostAhead = 80;

}  // namespace

DecodedLattice LatticeDecoder::Decode(std::span<const LatticeColumn> lattice) {
  if (lattice.empty()) return {};
  Start(lattice);
  for (uint32_t at = 0; at < size_; ++at) {
    Prune(columns_[at].nodes);
    Extend(lattice[at], at);
  }
  Prune(columns_[size_].nodes);
  DecodedLattice decoded;
  decoded.best.assign(size_, -1);
  decoded.posteriors.assign(first_arcs_.back(), 0);
  AddPosteriors(decoded);
  FollowBest(decoded);
  return decoded;
}

void LatticeDecoder::Start(std::span<const LatticeColumn> lattice) {
  size_ = lattice.size();
  nodes_.clear();
  edges_.clear();
  if (columns_.size() <= size_) columns_.resize(size_ + 1);
  first_arcs_.assign(1, 0);
  for (size_t at = 0; at <= size_; ++at) {
    columns_[at].words.clear();
    columns_[at].nodes.clear();
    columns_[at].scale = 0;
    if (at == size_) break;
    const auto arcs = static_cast<uint32_t>(lattice[at].arcs.size());
    first_arcs_.push_back(first_arcs_.back() + arcs);
  }
  Node& start = nodes_.emplace_back();
  start.previous = start.before_previous = model_.sentence_start();
  columns_[0].nodes.push_back(0);
}

void LatticeDecoder::Prune(std::vector<uint32_t>& nodes) const {
  if (nodes.size() < 2) return;
  size_t keep = std::min(nodes.size(), options_.beam);
  std::partial_sort(
      nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(keep), nodes.end(),
      [this](uint32_t a, uint32_t b) { return nodes_[a].forward > nodes_[b].forward; });
  const double limit = nodes_[nodes.front()].forward * margin_;
  while (keep > 1 && nodes_[nodes[keep - 1]].forward < limit) --keep;
  nodes.resize(keep);
}

void LatticeDecoder::ScoreFirstWords(const LatticeColumn& column,
                                     const std::vector<uint32_t>& nodes,
                                     bool restarts) {
  const ContextModel::WordId start = model_.sentence_start();
  scores_.clear();
  pending_.clear();
  pairs_.clear();
  queries_.clear();
  histories_.resize(nodes.size());  // the queries point into it
  for (const uint32_t node : nodes) {
    const ContextModel::WordId v = restarts ? start : nodes_[node].previous;
    const ContextModel::WordId u = restarts ? start : nodes_[node].before_previous;
    const uint64_t pair = NgramKey(u, v);
    bool asked = false;
    for (const Arc& arc : column.arcs) {
      const uint64_t key = LongerNgramKey(pair, arc.ids[0]);
      const Memory& memory = memories_[key % kMemories];
      scores_.push_back(memory.score);
      if (memory.key == key) continue;
      if (!asked) pairs_.push_back({v, u});
      asked = true;
      pending_.push_back({scores_.size() - 1, key});
      queries_.push_back({arc.ids[0], &histories_[pairs_.size() - 1], 0});
    }
  }
  if (options_.trigrams) {
    model_.HistoriesOf(pairs_, std::span(histories_).first(pairs_.size()));
  } else {
    for (size_t i = 0; i < pairs_.size(); ++i) {
      histories_[i] = model_.HistoryOf(pairs_[i].previous);
    }
  }
  model_.LogProb(queries_);
  for (size_t i = 0; i < pending_.size(); ++i) {
    scores_[pending_[i].index] = queries_[i].log_prob;
    memories_[pending_[i].key % kMemories] = {pending_[i].key, queries_[i].log_prob};
  }
}

void LatticeDecoder::Extend(const LatticeColumn& column, uint32_t at) {
  const float scale = options_.model_scale;
  const std::vector<uint32_t>& nodes = columns_[at].nodes;
  const bool restarts = column.starts_sentence && at > 0;
  ScoreFirstWords(column, nodes, restarts);
  size_t next = 0;
  for (const uint32_t from : nodes) {
    ContextModel::WordId v = nodes_[from].previous;
    float start_score = 0;
    if (restarts) {
      start_score = scale * model_.LogProb(model_.sentence_end(), v,
                                           nodes_[from].before_previous);
      v = model_.sentence_start();
    }
    for (size_t i = 0; i < column.arcs.size(); ++i) {
      const Arc& arc = column.arcs[i];
      Edge edge;
      edge.from = from;
      edge.arc = static_cast<uint16_t>(i);
      edge.score = start_score + arc.score + scale * scores_[next++];
      ContextModel::WordId before = v;
      ContextModel::WordId previous = arc.ids[0];
      for (size_t w = 1; w < arc.words; ++w) {
        edge.score += scale * model_.LogProb(arc.ids[w], previous, before);
        before = previous;
        previous = arc.ids[w];
      }
      const size_t end = std::min<size_t>(at + arc.tokens, size_);
      Join(static_cast<uint32_t>(end), previous, before, edge);
    }
  }
}

void LatticeDecoder::Join(uint32_t column, ContextModel::WordId previous,
                          ContextModel::WordId before_previous, const Edge& edge) {
  Column& target = columns_[column];
  const uint64_t words = uint64_t{before_previous} << 32 | previous;
  const auto found = std::find(target.words.begin(), target.words.end(), words);
  const auto index = static_cast<size_t>(found - target.words.begin());
  const auto id = static_cast<uint32_t>(edges_.size());
  const Node& from = nodes_[edge.from];
  const float best = from.best + edge.score;
  const float scaled = columns_[from.column].scale + edge.score;
  if (target.words.empty()) target.scale = scaled;
  edges_.push_back(edge);
  edges_.back().weight = std::exp(std::min(kMostAhead, scaled - target.scale));
  const double forward = from.forward * double{edges_.back().weight};
  if (found == target.words.end()) {
    target.words.push_back(words);
    target.nodes.push_back(static_cast<uint32_t>(nodes_.size()));
    nodes_.push_back({previous, before_previous, column, forward, 0, best, id, id, id});
    return;
  }
  Node& known = nodes_[target.nodes[index]];
  known.forward += forward;
  if (best > known.best) {
    known.best = best;
    known.best_edge = id;
  }
  edges_[known.last_edge].next = id;
  known.last_edge = id;
}

void LatticeDecoder::AddPosteriors(DecodedLattice& decoded) {
  double total = 0;
  for (const uint32_t node : columns_[size_].nodes) {
    nodes_[node].backward = 1;
    total += nodes_[node].forward;
  }
  decoded.total = columns_[size_].scale + static_cast<float>(std::log(total));
  for (size_t at = size_; at > 0; --at) {
    for (const uint32_t id : columns_[at].nodes) {
      const Node& node = nodes_[id];
      if (node.backward == 0) continue;
      for (uint32_t e = node.first_edge; e != kNoEdge; e = edges_[e].next) {
        const Edge& edge = edges_[e];
        Node& from = nodes_[edge.from];
        const double rest = double{edge.weight} * node.backward;
        from.backward += rest;
        decoded.posteriors[first_arcs_[from.column] + edge.arc] +=
            static_cast<float>(from.forward * rest / total);
      }
    }
  }
}

void LatticeDecoder::FollowBest(DecodedLattice& decoded) const {
  const std::vector<uint32_t>& ends = columns_[size_].nodes;
  uint32_t id = ends.front();
  for (const uint32_t node : ends) {
    if (nodes_[node].best > nodes_[id].best) id = node;
  }
  while (id != 0) {
    const Edge& edge = edges_[nodes_[id].best_edge];
    decoded.best[nodes_[edge.from].column] = edge.arc;
    id = edge.from;
  }
}

}  // namespace unspin
