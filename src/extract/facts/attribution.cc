#include "extract/facts/attribution.h"

#include <algorithm>

#include "core/fact.h"
#include "extract/facts/graph_words.h"

namespace unspin {
namespace {

constexpr size_t kWordsToVerb = 4;     // "Acme has also since last week [said]"
constexpr size_t kLongestRemark = 30;  // tokens: "Ada Quill, head of ..., said"
constexpr size_t kLongestName = 12;    // tokens, with the words that describe it
// More verbs of saying than any sentence has, so that a page without a full stop costs
// no more than its words.
constexpr size_t kMostClaims = 32;
constexpr size_t kHearsayReach = 4;  // tokens between "reportedly" and what it is of

bool Speaks(const Edge& edge) {
  return edge.entity != kNoEntity &&
         (edge.Fills(RuleSlot::kPerson) || edge.Fills(RuleSlot::kFirm));
}

bool IsComma(std::string_view word) { return word == "," || word == ")"; }

// A remark between speaker and verb begins with the same character as it ends, or a
// bracket.
bool OpensRemark(std::string_view word, std::string_view closing) {
  return closing == ")" ? word == "(" : word == ",";
}

// Posts and figures are held and made whatever is said of them; all else is an event
// or a tie that a question leaves open.
bool IsEvent(std::string_view fact) { return fact != "role" && fact != "figure"; }

bool Overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }

// The speaker whose name ends right before `token`; the longest of them.
const Edge* EndingAt(const SentenceGraph& graph, size_t token) {
  const size_t words = std::min(token - graph.tokens.begin, kLongestName);
  for (size_t i = token - words; i < token; ++i) {
    for (const uint32_t number : graph.EdgesAt(i)) {
      const Edge& edge = graph.edges[number];
      if (edge.tokens.end == token && Speaks(edge)) return &edge;
    }
  }
  return nullptr;
}

// A question that is answered by yes or no. (A class of triggers for its first words,
// the commonest of all, would slow every sentence down.)
bool IsQuestion(const SentenceGraph& graph) {
  constexpr std::string_view kFirstWords[] = {
      "are", "can", "could", "did",    "do",  "does", "had",     "has",  "have", "if",
      "is",  "may", "might", "should", "was", "were", "whether", "will", "would"};
  return graph.token(graph.tokens.end - 1).lower == "?" &&
         IsOneOf(graph.token(graph.tokens.begin).lower, kFirstWords);
}

// Whether `match` is what the claim says.
bool Covers(const Claim& claim, const SentenceGraph& graph, const RuleMatch& match) {
  const TokenRange range = match.tokens;
  const bool names_speaker =
      claim.speaker != nullptr && Overlap(claim.speaker->tokens, range);
  if (claim.inverted) {
    // "According to Acme, ..." speaks of all the sentence, "..., said Ada Quill, head
    // of Acme" of what stands before.
    return !names_speaker &&
           (range.end <= claim.words.begin || claim.words.begin == graph.tokens.begin);
  }
  // "..., Acme said."
  if (range.end <= claim.words.begin) {
    if (names_speaker) return false;
    const size_t from =
        claim.speaker == nullptr ? claim.words.begin : claim.speaker->tokens.begin;
    const std::string_view before =
        from > graph.tokens.begin ? graph.token(from - 1).lower : std::string_view();
    return before == "," || before == "”" || before == "\"";
  }
  if (range.begin >= claim.words.end) return true;
  // "Acme said that it had sacked its chief": the pattern takes in who says so.
  const bool aside = std::ranges::any_of(
      match.asides, [&](TokenRange remark) { return Overlap(remark, claim.words); });
  return !aside && range.end > claim.words.end && IsEvent(match.rule->rule.fact);
}

}  // namespace

Attribution::Attribution(const FactLexicon& lexicon, const NamedEntities& names)
    : names_(names),
      say_verb_(lexicon.ClassNumber("say_verb")),
      according_to_(lexicon.ClassNumber("according_to")),
      hearsay_(lexicon.ClassNumber("hearsay")) {}

// "Acme said", "Acme has now said", "Ada Quill, its head, said".
const Edge* Attribution::SpeakerBefore(const SentenceGraph& graph, size_t verb) const {
  const size_t begin = graph.tokens.begin;
  for (size_t end = verb; end > begin && verb - end <= kWordsToVerb; --end) {
    if (const Edge* const speaker = EndingAt(graph, end)) return speaker;
    const std::string_view last = graph.token(end - 1).lower;
    if (!IsComma(last)) {
      if (graph.token(end - 1).shape == Shape::kPunctuation) return nullptr;
      continue;
    }
    for (size_t i = end - 1; i-- > begin && end - i <= kLongestRemark;) {
      if (!OpensRemark(graph.token(i).lower, last)) continue;
      return EndingAt(graph, i);
    }
    return nullptr;
  }
  return nullptr;
}

std::vector<Claim> Attribution::ClaimsOf(const SentenceGraph& graph) const {
  std::vector<Claim> claims;
  for (size_t i = graph.tokens.begin;
       i < graph.tokens.end && claims.size() < kMostClaims; ++i) {
    for (const ClassForm& form : graph.FormsAt(i)) {
      if (form.trigger_class != say_verb_ && form.trigger_class != according_to_) {
        continue;
      }
      Claim claim;
      claim.words = {i, i + form.words};
      if (form.trigger_class == say_verb_) claim.speaker = SpeakerBefore(graph, i);
      if (claim.speaker == nullptr && claim.words.end < graph.tokens.end) {
        for (const uint32_t number : graph.EdgesAt(claim.words.end)) {
          const Edge& edge = graph.edges[number];
          if (!Speaks(edge)) continue;
          claim.speaker = &edge;
          claim.inverted = true;
          break;
        }
      }
      claim.inverted |= form.trigger_class == according_to_;
      claims.push_back(claim);
    }
  }
  return claims;
}

bool Attribution::IsHearsay(const SentenceGraph& graph, TokenRange match) const {
  const size_t begin =
      match.begin - std::min(match.begin - graph.tokens.begin, kHearsayReach);
  const size_t end = std::min(graph.tokens.end, match.end + kHearsayReach);
  return graph.HasClass(hearsay_, {begin, end});
}

void Attribution::Add(const SentenceGraph& graph,
                      std::vector<RuleMatch>& matches) const {
  if (matches.empty()) return;
  const std::vector<Claim> claims = ClaimsOf(graph);
  const bool question = IsQuestion(graph);
  for (RuleMatch& match : matches) {
    const auto claim = std::ranges::find_if(
        claims, [&](const Claim& each) { return Covers(each, graph, match); });
    const bool claimed = claim != claims.end();
    if (claimed && claim->speaker != nullptr) {
      match.speaker = names_.entities[claim->speaker->entity].name;
    }
    if (match.modality != Modality::kAsserted) continue;
    if (question && IsEvent(match.rule->rule.fact) &&
        match.rule->rule.action == FactRule::Action::kMake) {
      match.modality = Modality::kHypothetical;
    } else if (claimed || IsHearsay(graph, match.tokens)) {
      match.modality = Modality::kReported;
    }
  }
}

}  // namespace unspin
