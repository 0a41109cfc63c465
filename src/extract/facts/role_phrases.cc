#include <algorithm>
#include <string>
#include <vector>

#include "extract/facts/sentence_graph.h"

namespace unspin {
namespace {

// Words that end "of ..." in the name of a post: "head of engineering [at] the firm".
bool EndsTail(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "a",     "after",  "an",   "and",  "are",    "as",    "at",    "be",    "because",
      "been",  "before", "but",  "by",   "during", "for",   "from",  "had",   "has",
      "have",  "he",     "her",  "his",  "if",     "in",    "into",  "is",    "it",
      "its",   "last",   "left", "next", "not",    "of",    "on",    "one",   "or",
      "over",  "quit",   "said", "says", "she",    "since", "so",    "than",  "that",
      "the",   "their",  "they", "this", "those",  "to",    "told",  "took",  "two",
      "under", "until",  "was",  "were", "what",   "when",  "where", "which", "while",
      "who",   "whose",  "will", "with", "would",  "wrote",
  };
  return std::ranges::binary_search(kWords, word);
}

constexpr size_t kLongestTail = 4;  // words: "head of cloud infrastructure engineering"

class RolePhraseFinder {
 public:
  RolePhraseFinder(const FactLexicon& lexicon, SentenceGraph& graph)
      : lexicon_(lexicon), graph_(graph), named_(graph.tokens.size(), false) {
    hashes_.reserve(graph.tokens.size());
    for (const TokenRange range : NamedRanges()) {
      for (size_t i = range.begin; i < range.end; ++i) {
        named_[i - graph.tokens.begin] = true;
      }
    }
    for (size_t i = graph.tokens.begin; i < graph.tokens.end; ++i) {
      hashes_.push_back(graph.text->tokens().LowerHashOf(i));
    }
  }

  void Find() {
    for (size_t i = graph_.tokens.begin; i < graph_.tokens.end;) i = FindAt(i);
  }

 private:
  struct Part {
    size_t begin = 0;
    size_t end = 0;
    RoleWord kind = RoleWord::kNone;
  };

  std::vector<TokenRange> NamedRanges() const {
    std::vector<TokenRange> ranges;
    for (const Edge& edge : graph_.edges) {
      // A place may be part of a post: "head of the Accra office".
      if (edge.inferred || edge.Fills(RuleSlot::kPlace)) continue;
      ranges.push_back(CoreTokens(edge));
    }
    return ranges;
  }

  // The tokens of the name itself, without describing words.
  TokenRange CoreTokens(const Edge& edge) const {
    TokenRange core = edge.tokens;
    while (core.begin < core.end &&
           graph_.token(core.begin).span.begin < edge.span.begin) {
      ++core.begin;
    }
    while (core.end > core.begin &&
           graph_.token(core.end - 1).span.end > edge.span.end) {
      --core.end;
    }
    return core;
  }

  bool IsNamed(size_t token) const { return named_[token - graph_.tokens.begin]; }

  RoleForm FormAt(size_t token) const {
    if (IsNamed(token)) return {};
    const size_t offset = token - graph_.tokens.begin;
    const RoleForm form = lexicon_.RoleAt(std::span(hashes_).subspan(offset));
    for (size_t i = 0; i < form.words; ++i) {
      if (IsNamed(token + i)) return {};
    }
    return form;
  }

  // Reads the run of role words at `token`; returns where to look on.
  size_t FindAt(size_t token) {
    if (EndsBoardOfDirectors(token)) return token + 1;
    const size_t verb_end = AddVerb(token);
    if (verb_end > token) return verb_end;
    std::vector<Part> parts;
    size_t end = token;
    while (end < graph_.tokens.end) {
      const RoleForm form = FormAt(end);
      if (form.words == 0) break;
      parts.push_back({end, end + form.words, form.kind});
      end += form.words;
    }
    if (parts.empty()) return token + 1;
    size_t last = parts.size();
    while (last > 0 && !IsPost(parts[last - 1].kind)) --last;
    // "Former Google engineer": the words stand apart from the post.
    if (last > 0) AddPhrase(std::span(parts).first(last));
    return end;
  }

  // "The board of directors" names a body, no director.
  bool EndsBoardOfDirectors(size_t token) const {
    return token >= graph_.tokens.begin + 2 && graph_.lower(token) == "directors" &&
           graph_.lower(token - 1) == "of" && graph_.lower(token - 2) == "board";
  }

  // "[Ada Quill, who] heads the Accra office" is its head, "who leads by two points" is
  // no post. Returns the end of the phrase, or `token`.
  size_t AddVerb(size_t token) {
    const std::string_view verb = graph_.lower(token);
    constexpr std::string_view kVerbs[] = {"heads", "leads", "runs"};
    if (std::ranges::find(kVerbs, verb) == std::end(kVerbs) || IsNamed(token)) {
      return token;
    }
    const size_t first = AfterPossessor(token + 1);
    if (first >= graph_.tokens.end) return token;
    const bool article = graph_.lower(first) == "the";
    size_t end = first + (article ? 1 : 0);
    const size_t words = end;
    while (end < graph_.tokens.end && end - words < kLongestTail && IsTailWord(end)) {
      ++end;
    }
    if (end == words || !EndsDepartment(end - 1)) return token;
    Edge edge;
    edge.slots = 1U << static_cast<unsigned>(RuleSlot::kRole);
    edge.tokens = {token, end};
    edge.span = {graph_.token(token).span.begin, graph_.token(end - 1).span.end};
    edge.text = "head of ";
    edge.text += graph_.text->SpanOf({first, end}).In(graph_.text->text());
    graph_.edges.push_back(std::move(edge));
    return end;
  }

  // Past "Umbra's" in "heads Umbra's ground operations", or "the airline's".
  size_t AfterPossessor(size_t token) const {
    for (const Edge& edge : graph_.edges) {
      const size_t mark = edge.tokens.end;
      if (!edge.Fills(RuleSlot::kFirm) || edge.tokens.begin != token ||
          mark >= graph_.tokens.end) {
        continue;
      }
      const std::string_view word = graph_.lower(mark);
      if (word == "'s" || word == "’s") return mark + 1;
    }
    return token;
  }

  // Whether a word ends the name of a part of a company: "office", "engineering".
  bool EndsDepartment(size_t token) const {
    constexpr std::string_view kParts[] = {
        "arm",       "branch",     "bureau",     "business", "centre",   "center",
        "committee", "department", "depot",      "desk",     "division", "factory",
        "group",     "lab",        "laboratory", "office",   "panel",    "plant",
        "practice",  "programme",  "program",    "project",  "section",  "segment",
        "service",   "site",       "store",      "studio",   "team",     "unit",
        "workshop"};
    return std::ranges::find(kParts, graph_.lower(token)) != std::end(kParts) ||
           FormAt(token).kind == RoleWord::kModifier;
  }

  static bool IsPost(RoleWord kind) {
    return kind == RoleWord::kPost || kind == RoleWord::kOutsider ||
           kind == RoleWord::kOfPost;
  }

  void AddPhrase(std::span<const Part> parts) {
    RoleStatus status = RoleStatus::kPlain;
    size_t first = 0;
    bool modified = false;
    for (; first + 1 < parts.size(); ++first) {
      const RoleWord kind = parts[first].kind;
      if (kind == RoleWord::kFormer) status = RoleStatus::kFormer;
      if (kind == RoleWord::kActing) status = RoleStatus::kActing;
      if (kind != RoleWord::kFormer && kind != RoleWord::kActing &&
          kind != RoleWord::kSkipped) {
        modified = true;
        break;
      }
    }
    const Part& post = parts.back();
    AddDouble(parts, status, first);
    const size_t tail_end = TailEnd(post.end, post.kind == RoleWord::kOutsider);
    const auto add_from = [&](size_t begin, size_t end, RoleStatus as) {
      Edge edge;
      edge.slots = 1U << static_cast<unsigned>(RuleSlot::kRole);
      edge.tokens = {begin, end};
      edge.span = {graph_.token(parts[first].begin).span.begin,
                   graph_.token(end - 1).span.end};
      edge.text = edge.span.In(graph_.text->text());
      edge.status = as;
      edge.outsider = post.kind == RoleWord::kOutsider;
      graph_.edges.push_back(std::move(edge));
    };
    // "Acting president" can also be read as "acting" and the post "president".
    const auto add = [&](size_t end) {
      add_from(parts.front().begin, end, status);
      if (first > 0) add_from(parts[first].begin, end, RoleStatus::kPlain);
    };
    if (tail_end > post.end) add(tail_end);
    const bool whole = post.kind != RoleWord::kOfPost || modified;
    if (whole || IsOfFirm(post.end)) add(post.end);
  }

  // "President and CEO" in capitals is one post, "co-founder and chief executive" two.
  void AddDouble(std::span<const Part> parts, RoleStatus status, size_t first) {
    const size_t joiner = parts.back().end;
    if (joiner + 1 >= graph_.tokens.end || graph_.lower(joiner) != "and") return;
    const RoleForm second = FormAt(joiner + 1);
    const auto is_capital = [&](size_t token) {
      const Shape shape = graph_.text->tokens().ShapeOf(token);
      return shape == Shape::kCapitalised || shape == Shape::kUpper;
    };
    if (second.words == 0 || second.kind != RoleWord::kPost ||
        !is_capital(parts[first].begin) || !is_capital(joiner + 1)) {
      return;
    }
    const size_t end = joiner + 1 + second.words;
    Edge edge;
    edge.slots = 1U << static_cast<unsigned>(RuleSlot::kRole);
    edge.tokens = {parts.front().begin, end};
    edge.span = {graph_.token(parts[first].begin).span.begin,
                 graph_.token(end - 1).span.end};
    edge.text = edge.span.In(graph_.text->text());
    edge.status = status;
    graph_.edges.push_back(std::move(edge));
  }

  // "The head of Umbra" is a post, "the head of the queue" is none.
  bool IsOfFirm(size_t token) const {
    if (token + 1 >= graph_.tokens.end) return false;
    const std::string_view word = graph_.lower(token);
    if (word != "of" && word != "at") return false;
    return std::ranges::any_of(graph_.edges, [&](const Edge& edge) {
      return edge.Fills(RuleSlot::kFirm) && edge.tokens.begin == token + 1;
    });
  }

  // The end of "of engineering" or "for servers" behind a post that ends at `token`;
  // `token` itself when there is none or when a name follows ("president of Kumori").
  size_t TailEnd(size_t token, bool outsider) const {
    if (token + 1 >= graph_.tokens.end) return token;
    const std::string_view word = graph_.lower(token);
    // "A lecturer in computer science", but not "the president in Berlin".
    if (word != "of" && word != "for" && !(outsider && word == "in")) return token;
    size_t end = token + 1;
    const std::string_view article = graph_.lower(end);
    if (article == "the" || article == "its") ++end;
    const size_t first = end;
    while (end < graph_.tokens.end && end - first < kLongestTail && IsTailWord(end)) {
      ++end;
    }
    if (end == first) return token;
    end = AfterSecondPart(end);
    // "president of the firm" and "chairman of the board" name no department.
    const std::string_view closing = graph_.lower(end - 1);
    constexpr std::string_view kWholes[] = {"board",   "business", "company",
                                            "firm",    "group",    "organisation",
                                            "startup", "start-up"};
    const bool whole = first == token + 2 && end <= first + 2 &&
                       std::ranges::find(kWholes, closing) != std::end(kWholes);
    return whole ? token : end;
  }

  // Past "and marketing" in "sales and marketing", past "and the Pacific" in "Asia and
  // the Pacific".
  size_t AfterSecondPart(size_t end) const {
    if (end + 1 >= graph_.tokens.end || graph_.lower(end) != "and") return end;
    if (FormAt(end + 1).kind == RoleWord::kModifier) return end + 2;
    const size_t next = graph_.lower(end + 1) == "the" ? end + 2 : end + 1;
    const auto is_capital = [&](size_t token) {
      return token < graph_.tokens.end && !IsNamed(token) &&
             (graph_.text->tokens().ShapeOf(token) == Shape::kCapitalised ||
              graph_.text->tokens().ShapeOf(token) == Shape::kUpper);
    };
    if (!is_capital(end - 1) || !is_capital(next)) return end;
    // "For Asia and Tom Reyes said": a person is no place.
    return is_capital(next + 1) ? end : next + 1;
  }

  bool IsTailWord(size_t token) const {
    const Token& t = graph_.token(token);
    return !IsNamed(token) && t.shape != Shape::kPunctuation &&
           t.shape != Shape::kNumber && t.lower != "'s" && t.lower != "’s" &&
           !EndsTail(t.lower);
  }

  const FactLexicon& lexicon_;
  SentenceGraph& graph_;
  std::vector<bool> named_;  // by token: part of a name or value
  std::vector<uint64_t> hashes_;
};

}  // namespace

void AddRoleEdges(const FactLexicon& lexicon, SentenceGraph& graph) {
  RolePhraseFinder(lexicon, graph).Find();
}

}  // namespace unspin
