// Relations between companies: who owns, buys, supplies, backs or fights whom.

#include <algorithm>
#include <string>
#include <vector>

#include "extract/facts/assembly.h"

namespace unspin {
namespace {

bool IsSymmetric(std::string_view kind) {
  return kind == "competitor" || kind == "partner";
}

// The firm that the sentence before is about: "Acme has raised ... . GV also took part";
// the one that the article is about where a paragraph starts or when that is the same.
size_t SpokenOfBefore(const FactContext& context, const RuleMatch& match, size_t firm) {
  if (match.sentence_index > 0) {
    const SentenceGraph& before = context.graphs[match.sentence_index - 1];
    const bool near = before.text == match.sentence->text &&
                      before.paragraph() == match.sentence->paragraph();
    if (near && before.focus != firm && before.focus != kNoEntity) return before.focus;
  }
  return context.main_company;
}

// The firms of a field: all of a list; the company that the sentence is about when the
// rule has no such field.
std::vector<size_t> FirmsOf(const FactContext& context, const RuleMatch& match,
                            std::string_view field, std::string_view other = {}) {
  std::vector<size_t> firms;
  const Capture* const capture = match.Find(field);
  if (capture == nullptr) {
    size_t firm = FirmOf(context, match, field);
    // "Zoom, the main competitor, ...": of whom the article is about, not of itself.
    const Capture* const taken = match.Find(other);
    if (taken != nullptr &&
        std::ranges::find(taken->edges, firm, &Edge::entity) != taken->edges.end()) {
      firm = SpokenOfBefore(context, match, firm);
    }
    if (firm != kNoEntity) firms.push_back(firm);
    return firms;
  }
  for (const Edge* const edge : capture->edges) firms.push_back(edge->entity);
  return firms;
}

// The kind that a rule gives; who holds less than half is an investor, who holds more
// a parent: "owns 22% of Acme".
std::string KindOfRelation(const RuleMatch& match) {
  constexpr double kHalf = 50;
  const std::string_view kind = match.Constant("kind");
  if (kind != "parent" && kind != "investor") return std::string(kind);
  for (const Value* const value : match.sentence->values) {
    if (value->kind != ValueKind::kPercent || value->tokens.end > match.tokens.end ||
        value->tokens.begin < match.tokens.begin) {
      continue;
    }
    return value->number > kHalf ? "parent" : "investor";
  }
  return std::string(kind);
}

}  // namespace

std::vector<Fact> FindRelations(const FactContext& context) {
  std::vector<Fact> facts;
  const auto add = [&](Fact fact) {
    const auto same = [&](const Fact& other) {
      if (other.Text("kind") != fact.Text("kind")) return false;
      const bool equal = other.Text("subject") == fact.Text("subject") &&
                         other.Text("object") == fact.Text("object");
      const bool turned = other.Text("subject") == fact.Text("object") &&
                          other.Text("object") == fact.Text("subject");
      return equal || (turned && IsSymmetric(fact.Text("kind")));
    };
    const auto known = std::ranges::find_if(facts, same);
    if (known != facts.end()) return MergeFact(*known, fact);
    facts.push_back(std::move(fact));
  };
  for (const RuleMatch* const match :
       context.Matches("relation", FactRule::Action::kMake)) {
    for (const size_t subject : FirmsOf(context, *match, "subject", "object")) {
      for (const size_t object : FirmsOf(context, *match, "object", "subject")) {
        if (subject == object) continue;
        Fact fact = StartFact(*match, "relation");
        SetField(fact, "kind", KindOfRelation(*match));
        SetField(fact, "subject", context.NameOf(subject));
        SetField(fact, "object", context.NameOf(object));
        add(std::move(fact));
      }
    }
  }
  return facts;
}

}  // namespace unspin
