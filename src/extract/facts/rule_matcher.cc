#include "extract/facts/rule_matcher.h"

#include <algorithm>
#include <map>
#include <optional>

#include "lexicon/phrase_matcher.h"

namespace unspin {
namespace {

// Steps that one rule may take from one token: more than any rule needs on prose, few
// enough that a page of commas costs no more than a page of text.
constexpr size_t kMostSteps = 4000;
constexpr size_t kLongestAside = 40;  // tokens
constexpr size_t kAsideCommas = 3;  // commas inside ", who is 41, unmarried, and ...,"
constexpr size_t kLongestList = 12;
constexpr size_t kWordsBefore = 3;

bool IsWord(const SentenceGraph& graph, size_t token, std::string_view word) {
  return token < graph.tokens.end && graph.lower(token) == word;
}

// Whether "'s" of a pattern is met by the bare apostrophe of "Umbra Systems' board".
bool IsBarePossessive(const SentenceGraph& graph, size_t token, uint64_t wanted) {
  static const uint64_t kPossessive = WordHash("'s", Folding::kLower);
  return wanted == kPossessive && token > graph.tokens.begin &&
         (IsWord(graph, token, "'") || IsWord(graph, token, "’")) &&
         graph.lower(token - 1).ends_with('s') &&
         graph.token(token - 1).span.end == graph.token(token).span.begin;
}

// Matches one rule from one token by backtracking.
class Attempt {
 public:
  // `steps` are those of the rule.
  Attempt(const LoadedRule& rule, const MatchStep* steps, const SentenceGraph& graph)
      : rule_(rule), steps_(steps), graph_(graph) {}

  bool From(size_t token) {
    captures_.clear();
    asides_.clear();
    left_ = kMostSteps;
    return Go(0, token);
  }
  size_t end() const { return end_; }
  std::vector<Capture>& captures() { return captures_; }
  std::vector<TokenRange>& asides() { return asides_; }

 private:
  bool Go(uint32_t number, size_t token) {
    if (left_ == 0) return false;
    --left_;
    const MatchStep& step = steps_[number];
    switch (step.op) {
      case RuleOp::kMatch:
        end_ = token;
        return true;
      case RuleOp::kWord:
        return token < graph_.tokens.end &&
               (graph_.text->tokens().LowerHashOf(token) == step.hash ||
                IsBarePossessive(graph_, token, step.hash)) &&
               Go(step.next, token + 1);
      case RuleOp::kSplit:
        return Go(step.next, token) || Go(step.other, token);
      case RuleOp::kStart:
        return token == graph_.tokens.begin && Go(step.next, token);
      case RuleOp::kEnd:
        return (token == graph_.tokens.end ||
                (token + 1 == graph_.tokens.end && IsWord(graph_, token, "."))) &&
               Go(step.next, token);
      case RuleOp::kReject:
        return !Look(number + 1, token) && Go(step.next, token);
      case RuleOp::kGap:
        return Gap(step, token);
      case RuleOp::kClass:
        return Class(number, token);
      case RuleOp::kSlot:
        if (step.slot == RuleSlot::kAside) return Aside(step, token);
        return Slot(number, token);
    }
    return false;
  }

  // Whether the steps from `number` match, without a trace.
  bool Look(uint32_t number, size_t token) {
    const size_t captures = captures_.size();
    const size_t end = end_;
    const bool found = Go(number, token);
    captures_.resize(captures);
    end_ = end;
    return found;
  }

  bool Gap(const MatchStep& step, size_t token) {
    for (size_t skipped = 0; skipped <= step.limit; ++skipped) {
      if (Go(step.next, token + skipped)) return true;
      const size_t next = token + skipped;
      if (next >= graph_.tokens.end || IsWord(graph_, next, ";")) return false;
      if (step.narrow && (StartsName(next) || IsWord(graph_, next, ","))) return false;
    }
    return false;
  }

  // Whether a name of a person or firm starts at `token`.
  bool StartsName(size_t token) const {
    return std::ranges::any_of(graph_.EdgesAt(token), [&](uint32_t number) {
      const Edge& edge = graph_.edges[number];
      return !edge.inferred &&
             (edge.Fills(RuleSlot::kPerson) || edge.Fills(RuleSlot::kFirm)) &&
             edge.span.begin == graph_.token(token).span.begin;
    });
  }

  // The field that the match of a step is kept as.
  std::string_view FieldOf(uint32_t number) const {
    return rule_.rule.steps[number].field;
  }

  bool Class(uint32_t number, size_t token) {
    if (token >= graph_.tokens.end) return false;
    const MatchStep& step = steps_[number];
    const std::span<const ClassForm> forms = graph_.FormsAt(token);
    // Longest form first: "step down from" before "step down".
    for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
      if (form->trigger_class != step.trigger_class ||
          token + form->words > graph_.tokens.end) {
        continue;
      }
      const size_t kept = captures_.size();
      if (step.keeps) {
        captures_.push_back(
            {FieldOf(number), {}, graph_.text->SpanOf({token, token + form->words})});
      }
      if (Go(step.next, token + form->words)) return true;
      captures_.resize(kept);
    }
    return false;
  }

  bool Slot(uint32_t number, size_t token) {
    if (token >= graph_.tokens.end) return false;
    const MatchStep& step = steps_[number];
    for (const uint32_t edge_number : graph_.EdgesAt(token)) {
      const Edge& edge = graph_.edges[edge_number];
      if (!edge.Fills(step.slot)) continue;
      const size_t kept = captures_.size();
      if (step.keeps) {
        captures_.push_back({FieldOf(number), {&edge}, edge.span});
      }
      if (step.list && List(step, edge.tokens.end, kept)) return true;
      if (Go(step.next, edge.tokens.end)) return true;
      captures_.resize(kept);
    }
    return false;
  }

  // Goes on with a list behind one of its members, as far as it reaches.
  // The member behind "and" is the last but for more that "and" joins: "like Acme and
  // Umbra, Helix has ..." lists two.
  bool List(const MatchStep& step, size_t token, size_t capture, bool ended = false) {
    const size_t next = AfterJoiner(token);
    if (next == token || next >= graph_.tokens.end) return false;
    const bool plain = next == token + 1 && IsWord(graph_, token, ",");
    if (ended && plain) return false;
    for (const uint32_t number : graph_.EdgesAt(next)) {
      const Edge& edge = graph_.edges[number];
      if (!edge.Fills(step.slot)) continue;
      if (step.keeps) {
        if (captures_[capture].edges.size() >= kLongestList) return false;
        captures_[capture].edges.push_back(&edge);
      }
      if (List(step, edge.tokens.end, capture, ended || !plain)) return true;
      if (Go(step.next, edge.tokens.end)) return true;
      if (step.keeps) captures_[capture].edges.pop_back();
    }
    return false;
  }

  // Past ",", "and", ", and", "or", "as well as"; `token` when none stands there.
  size_t AfterJoiner(size_t token) const {
    size_t i = token;
    if (IsWord(graph_, i, ",")) ++i;
    if (IsWord(graph_, i, "as") && IsWord(graph_, i + 1, "well") &&
        IsWord(graph_, i + 2, "as")) {
      return i + 3;
    }
    if (IsWord(graph_, i, "and") || IsWord(graph_, i, "or") || IsWord(graph_, i, "&")) {
      ++i;
      if (IsWord(graph_, i, "with") || IsWord(graph_, i, "both")) ++i;
    }
    return i;
  }

  bool StartsPerson(size_t token) const {
    return std::ranges::any_of(graph_.EdgesAt(token), [&](uint32_t number) {
      return graph_.edges[number].Fills(RuleSlot::kNamed);
    });
  }

  bool Aside(const MatchStep& step, size_t token) {
    if (token >= graph_.tokens.end) return false;
    const std::string_view open = graph_.lower(token);
    std::string_view close;
    if (open == "(") close = ")";
    if (open == "," || open == "—" || open == "–") close = open;
    if (close.empty()) return false;
    size_t commas = 0;
    bool person = false;
    const size_t limit = std::min(graph_.tokens.end, token + kLongestAside);
    for (size_t i = token + 1; i < limit; ++i) {
      if (IsWord(graph_, i, ";")) return false;
      if (!IsWord(graph_, i, close)) {
        person |= StartsPerson(i);
        continue;
      }
      asides_.push_back({token, i + 1});
      if (Go(step.next, i + 1)) return true;
      asides_.pop_back();
      // Someone else who is named inside may be whom the rest is about: "Ada, once head
      // of Acme, leaves while Tom, its chairman, takes over".
      if (person || ++commas > kAsideCommas) return false;
    }
    return false;
  }

  const LoadedRule& rule_;
  const MatchStep* steps_;
  const SentenceGraph& graph_;
  size_t left_ = 0;
  size_t end_ = 0;
  std::vector<Capture> captures_;
  std::vector<TokenRange> asides_;
};

// Which classes a sentence holds; each is looked for once, however many matches ask.
class HeldClasses {
 public:
  explicit HeldClasses(const SentenceGraph& graph) : graph_(graph) {}

  bool Has(uint32_t trigger_class) {
    const auto [place, fresh] = held_.try_emplace(trigger_class, false);
    if (fresh) place->second = graph_.HasClass(trigger_class);
    return place->second;
  }
  const SentenceGraph& graph() const { return graph_; }

 private:
  const SentenceGraph& graph_;
  std::map<uint32_t, bool> held_;
};

// The modality of a match, or nothing if the rule does not count there.
std::optional<Modality> ModalityOf(const LoadedRule& rule, TokenRange match,
                                   HeldClasses& sentence) {
  const SentenceGraph& graph = sentence.graph();
  // What forbids a match may stand right before it: "expects [sales to grow by 5%]".
  match.begin -= std::min(match.begin - graph.tokens.begin, kWordsBefore);
  const auto has = [&](uint32_t number) { return graph.HasClass(number, match); };
  if (std::ranges::any_of(rule.without, has)) return std::nullopt;
  for (const ModalClass& modal : rule.modal_without) {
    if (has(modal.number)) return modal.modality;
  }
  for (const ModalClass& modal : rule.modal_unless) {
    if (sentence.Has(modal.number)) return modal.modality;
  }
  const bool makes = rule.rule.action == FactRule::Action::kMake;
  return makes ? rule.modality : Modality::kAsserted;
}

// Whether what `inner` starts with is a later member of a list of `outer`.
bool ListHolds(const RuleMatch& outer, const RuleMatch& inner) {
  if (inner.captures.empty() || inner.captures.front().edges.empty()) return false;
  const TextSpan first = inner.captures.front().edges.front()->span;
  return std::ranges::any_of(outer.captures, [&](const Capture& capture) {
    return capture.edges.size() > 1 &&
           std::ranges::any_of(capture.edges, [&](const Edge* edge) {
             return edge != capture.edges.front() && edge->span == first;
           });
  });
}

// "Acme, which was spun out of Umbra, counts ...": what is said behind the aside is
// said of Acme, so that the same rule's match from Umbra on goes. So does one that
// starts in the middle of a list: "Acme [and Umbra are both rivals]".
void DropRepeated(std::vector<RuleMatch>& matches) {
  const auto covers = [](const RuleMatch& outer, const RuleMatch& inner) {
    if (outer.rule != inner.rule || outer.tokens.end != inner.tokens.end ||
        outer.modality != inner.modality) {
      return false;
    }
    return ListHolds(outer, inner) ||
           std::ranges::any_of(outer.asides, [&](TokenRange aside) {
             return aside.begin < inner.tokens.begin && inner.tokens.begin < aside.end;
           });
  };
  std::vector<bool> inside(matches.size(), false);
  for (size_t i = 0; i < matches.size(); ++i) {
    for (size_t j = i + 1; j < matches.size(); ++j) {
      if (matches[j].tokens.begin >= matches[i].tokens.end) break;
      inside[j] = inside[j] || covers(matches[i], matches[j]);
    }
  }
  size_t number = 0;
  std::erase_if(matches, [&](const RuleMatch&) { return inside[number++]; });
}

}  // namespace

const Capture* RuleMatch::Find(std::string_view field) const {
  const auto found = std::ranges::find(captures, field, &Capture::field);
  return found == captures.end() ? nullptr : &*found;
}

const Edge* RuleMatch::FindEdge(std::string_view field) const {
  const Capture* const capture = Find(field);
  return capture == nullptr || capture->edges.empty() ? nullptr
                                                      : capture->edges.front();
}

std::string_view RuleMatch::Constant(std::string_view field) const {
  for (const RuleConstant& constant : rule->rule.constants) {
    if (constant.field == field) return constant.value;
  }
  return {};
}

RuleMatcher::RuleMatcher(const FactLexicon& lexicon)
    : lexicon_(lexicon), index_(lexicon) {
  for (const LoadedRule& rule : lexicon.rules()) {
    first_step_.push_back(static_cast<uint32_t>(steps_.size()));
    for (size_t i = 0; i < rule.rule.steps.size(); ++i) {
      const RuleStep& step = rule.rule.steps[i];
      steps_.push_back({step.op, step.slot, step.narrow, step.list, !step.field.empty(),
                        step.limit, step.next, step.other, rule.class_of_step[i],
                        step.hash});
    }
  }
}

std::vector<RuleMatch> RuleMatcher::Match(const SentenceGraph& graph, size_t index,
                                          Scratch& scratch) const {
  std::vector<RuleMatch> matches;
  scratch.sentence_.Set(graph);
  HeldClasses classes(graph);
  if (!scratch.sentence_.HasCandidates()) return matches;
  for (size_t token = graph.tokens.begin; token < graph.tokens.end; ++token) {
    for (const uint32_t number : scratch.sentence_.CandidatesAt(token)) {
      const LoadedRule& rule = lexicon_.rules()[number];
      Attempt attempt(rule, &steps_[first_step_[number]], graph);
      if (!attempt.From(token)) continue;
      const auto modality = ModalityOf(rule, {token, attempt.end()}, classes);
      if (!modality) continue;
      RuleMatch match;
      match.modality = *modality;
      match.rule = &rule;
      match.sentence = &graph;
      match.sentence_index = index;
      match.tokens = {token, attempt.end()};
      match.captures = std::move(attempt.captures());
      match.asides = std::move(attempt.asides());
      matches.push_back(std::move(match));
    }
  }
  DropRepeated(matches);
  return matches;
}

}  // namespace unspin
