#include "extract/facts/sentence_graph.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/word_set.h"
#include "extract/facts/graph_words.h"
#include "lexicon/phrase_matcher.h"

namespace unspin {
namespace {

constexpr size_t kLongestDescription = 7;   // words before a name
constexpr size_t kLongestParenthesis = 12;  // "(NASDAQ: NGTE)"
constexpr size_t kSubjectReach = 8;         // tokens from the start of a sentence
constexpr size_t kUsualEdges = 4;           // more would lie idle in a long article

class GraphBuilder {
 public:
  GraphBuilder(const FactLexicon& lexicon, const NamedEntities& names,
               size_t main_company, FirmTraining* training)
      : lexicon_(lexicon),
        names_(names),
        context_(lexicon.firm_weights(), names, main_company, training),
        company_kind_(lexicon.ClassNumber("company_kind")),
        described_kind_(lexicon.ClassNumber("described_kind")),
        unit_kind_(lexicon.ClassNumber("unit_kind")),
        org_kind_(lexicon.ClassNumber("org_kind")),
        honorific_(lexicon.ClassNumber("honorific")),
        appoint_(lexicon.ClassNumber("appoint")),
        owned_suffix_(lexicon.ClassNumber("owned_suffix")),
        backed_suffix_(lexicon.ClassNumber("backed_suffix")) {}

  SentenceGraph Build(const TokenizedText& text, size_t number,
                      const std::vector<Value>& values, size_t& next_value) {
    SentenceGraph graph;
    graph.text = &text;
    graph.number = number;
    graph.tokens = text.sentences()[number].tokens;
    graph.form_lists.Reserve(graph.tokens.size());
    graph.edge_lists.Reserve(graph.tokens.size());
    graph.edges.reserve(kUsualEdges);
    AddClasses(graph);
    AddValues(graph, values, next_value);
    AddNames(graph);
    AddRoleEdges(lexicon_, graph);
    AddMetrics(graph);
    ListEdges(graph);
    return graph;
  }

 private:
  // Which edges start at each token, in the order in which they were added.
  void ListEdges(SentenceGraph& graph) {
    std::vector<uint32_t>& order = edge_order_;
    order.resize(graph.edges.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(
        order, {}, [&graph](uint32_t i) { return graph.edges[i].tokens.begin; });
    size_t next = 0;
    for (size_t token = graph.tokens.begin; token < graph.tokens.end; ++token) {
      const size_t first = next;
      while (next < order.size() && graph.edges[order[next]].tokens.begin == token) {
        ++next;
      }
      graph.edge_lists.Add(std::span(order).subspan(first, next - first));
    }
  }

  void AddClasses(SentenceGraph& graph) {
    hashes_.clear();
    for (size_t i = graph.tokens.begin; i < graph.tokens.end; ++i) {
      hashes_.push_back(graph.text->tokens().LowerHashOf(i));
    }
    for (size_t i = 0; i < hashes_.size(); ++i) {
      forms_.clear();
      lexicon_.FormsAt(std::span(hashes_).subspan(i), forms_);
      AddSuffix(graph.lower(graph.tokens.begin + i), forms_);
      graph.form_lists.Add(forms_);
    }
  }

  // "Owned" stands for the whole of "Acme-owned", in the classes for it.
  void AddSuffix(std::string_view word, std::vector<ClassForm>& forms) const {
    const size_t hyphen = word.rfind('-');
    if (hyphen == word.npos || hyphen == 0) return;
    const uint64_t suffix = WordHash(word.substr(hyphen + 1), Folding::kLower);
    std::vector<ClassForm> suffixes;
    lexicon_.FormsAt(std::span(&suffix, 1), suffixes);
    std::ranges::copy_if(suffixes, std::back_inserter(forms), [&](ClassForm form) {
      return form.words == 1 && (form.trigger_class == owned_suffix_ ||
                                 form.trigger_class == backed_suffix_);
    });
  }

  void AddValues(SentenceGraph& graph, const std::vector<Value>& values, size_t& next) {
    for (; next < values.size() && values[next].tokens.begin < graph.tokens.end;
         ++next) {
      const Value& value = values[next];
      if (value.tokens.begin < graph.tokens.begin) continue;
      graph.values.push_back(&value);
      Edge edge;
      edge.slots = SlotsOf(value.kind);
      edge.tokens = {value.tokens.begin, std::min(value.tokens.end, graph.tokens.end)};
      edge.span = value.span;
      edge.value = &value;
      graph.edges.push_back(std::move(edge));
    }
  }

  // Names and pronouns in order, so that a pronoun sees the names before it.
  void AddNames(SentenceGraph& graph) {
    context_.StartSentence(graph.text->field(), graph.paragraph());
    if (graph.paragraph() != paragraph_) quoted_ = false;
    paragraph_ = graph.paragraph();
    bool first = true;
    for (size_t i = graph.tokens.begin; i < graph.tokens.end;) {
      NoteQuote(graph.lower(i));
      const NamedMention* const named = MentionAt(graph, i);
      if (named != nullptr) {
        AddMention(graph, *named);
        const bool place = named->mention.type == EntityType::kPlace;
        context_.See(named->entity, first && IsSubject(graph, i), true,
                     IsPossessor(graph, *named));
        first = first && place;
        i = std::max(named->tokens.end, i + 1);
        continue;
      }
      i += AddInferred(graph, i, first);
    }
    graph.others = context_.OtherFirms(graph.tokens.end);
    graph.focus = context_.EndSentence(graph.tokens.end);
  }

  void NoteQuote(std::string_view word) {
    if (word == "“") quoted_ = true;
    if (word == "”") quoted_ = false;
    if (word == "\"") quoted_ = !quoted_;
  }

  static bool IsPossessor(const SentenceGraph& graph, const NamedMention& named) {
    if (named.tokens.end >= graph.tokens.end) return false;
    const std::string_view next = graph.lower(named.tokens.end);
    return next == "'s" || next == "’s" || next == "'" || next == "’";
  }

  const NamedMention* MentionAt(const SentenceGraph& graph, size_t token) {
    const Field field = graph.text->field();
    const auto& mentions = names_.mentions;
    while (next_mention_ < mentions.size() &&
           ((mentions[next_mention_].mention.field == Field::kTitle &&
             field == Field::kBody) ||
            (mentions[next_mention_].mention.field == field &&
             mentions[next_mention_].tokens.begin < token))) {
      ++next_mention_;
    }
    if (next_mention_ == mentions.size()) return nullptr;
    const NamedMention& named = mentions[next_mention_];
    const bool here = named.mention.field == field && named.tokens.begin == token;
    return here ? &named : nullptr;
  }

  bool IsSubject(const SentenceGraph& graph, size_t token) const {
    if (token - graph.tokens.begin >= kSubjectReach) return false;
    bool inside = false;  // of a phrase: "on its own", which a comma ends
    for (size_t i = graph.tokens.begin; i < token; ++i) {
      if (IsPreposition(graph.lower(i))) inside = true;
      if (graph.lower(i) == ",") inside = false;
    }
    return !inside;
  }

  void AddMention(SentenceGraph& graph, const NamedMention& named) {
    Edge edge;
    edge.slots = SlotsOf(named.mention.type);
    edge.span = named.mention.span;
    edge.entity = named.entity;
    const size_t described = DescriptionBegin(graph, named);
    const size_t remarked = AfterRemark(graph, named);
    if (edge.Fills(RuleSlot::kPerson)) NoteHonorific(graph, named);
    if (edge.Fills(RuleSlot::kFirm)) {
      context_.Describe(named.entity, KindsBeside(graph, named, described, remarked));
    }
    const auto add = [&](size_t begin, size_t end) {
      edge.tokens = {begin, end};
      graph.edges.push_back(edge);
    };
    // Of "Acme-owned" the name takes no token, so that a pattern can ask for the rest.
    const size_t last = named.tokens.end - 1;
    if (edge.Fills(RuleSlot::kFirm) && graph.token(last).span.end > edge.span.end) {
      return add(last, last);
    }
    // The longest first, so that a list goes on behind "AutoStore of Norway".
    for (const size_t begin : {described, named.tokens.begin}) {
      if (remarked != named.tokens.end) add(begin, remarked);
      add(begin, named.tokens.end);
      if (described == named.tokens.begin) break;
    }
  }

  // Where words that describe a name begin: "the cable maker Northgate", "Mr
  // Okafor", but not "the talks Acme", as only words before a determiner count; without
  // one, the word right before the name must be a kind of company: "chip designer Arm".
  size_t DescriptionBegin(const SentenceGraph& graph, const NamedMention& named) const {
    const size_t name = named.tokens.begin;
    if (name == graph.tokens.begin) return name;
    if (Has(graph, name - 1, honorific_)) return name - 1;
    if (name - graph.tokens.begin >= 2 && graph.lower(name - 1) == "." &&
        Has(graph, name - 2, honorific_)) {
      return name - 2;
    }
    // "The news pleased Ada": a verb right before the name is no description.
    const std::string_view last = graph.lower(name - 1);
    if (last.size() > 4 && last.ends_with("ed") && last.find('-') == last.npos)
      return name;
    size_t begin = name;
    while (begin > graph.tokens.begin && name - begin < kLongestDescription) {
      const Token& before = graph.token(begin - 1);
      if (IsDeterminer(before.lower)) return begin - 1;
      if (before.shape == Shape::kPunctuation || EndsDescription(before.lower)) break;
      --begin;
    }
    if (named.mention.type == EntityType::kPerson) return name;
    // In a list a plural may describe: "and existing investors Accel and ...".
    if (Has(graph, name - 1, company_kind_) || Has(graph, name - 1, described_kind_)) {
      return std::min(begin, name - 1);
    }
    return name;
  }

  // Past a parenthesis, an age or "of Norway" behind a name.
  size_t AfterRemark(const SentenceGraph& graph, const NamedMention& named) const {
    const size_t end = named.tokens.end;
    if (end + 2 >= graph.tokens.end) return end;
    const std::string_view next = graph.lower(end);
    if (next == "(") {
      const size_t limit = std::min(graph.tokens.end, end + kLongestParenthesis);
      for (size_t i = end + 1; i < limit; ++i) {
        if (graph.lower(i) == ")") return i + 1;
      }
    }
    if (next == "," && graph.text->tokens().ShapeOf(end + 1) == Shape::kNumber &&
        graph.lower(end + 1).size() == 2 && graph.lower(end + 2) == ",") {
      return end + 3;
    }
    const bool firm = named.mention.type == EntityType::kCompany;
    if (firm && next == "of" && next_mention_ + 1 < names_.mentions.size()) {
      const NamedMention& place = names_.mentions[next_mention_ + 1];
      if (place.mention.type == EntityType::kPlace && place.tokens.begin == end + 1 &&
          place.mention.field == named.mention.field) {
        return place.tokens.end;
      }
    }
    return end;
  }

  // "Ms Quill" is a she.
  void NoteHonorific(const SentenceGraph& graph, const NamedMention& named) {
    constexpr std::string_view kMale[] = {"mr", "sir", "lord", "father"};
    constexpr std::string_view kFemale[] = {"mrs", "ms", "miss", "dame", "madam"};
    size_t before = named.tokens.begin;
    if (before > graph.tokens.begin && graph.lower(before - 1) == ".") --before;
    if (before == graph.tokens.begin) return;
    const std::string_view word = graph.lower(before - 1);
    if (IsOneOf(word, kMale)) context_.SetGender(named.entity, 'm');
    if (IsOneOf(word, kFemale)) context_.SetGender(named.entity, 'f');
  }

  // The kinds of firm that words in, right before and in apposition to a name tell.
  uint64_t KindsBeside(const SentenceGraph& graph, const NamedMention& named,
                       size_t described, size_t remarked) const {
    constexpr size_t kApposition = 7;  // words
    uint64_t kinds = KindsIn(graph, {described, named.tokens.end});
    size_t i = remarked;
    if (i + 2 >= graph.tokens.end || graph.lower(i) != ",") return kinds;
    if (!IsDeterminer(graph.lower(++i))) return kinds;
    const size_t limit = std::min(graph.tokens.end, i + kApposition);
    size_t end = i + 1;
    while (end < limit && graph.text->tokens().ShapeOf(end) != Shape::kPunctuation &&
           !EndsDescription(graph.lower(end))) {
      ++end;
    }
    return kinds | KindsIn(graph, {i + 1, end});
  }

  uint64_t KindsIn(const SentenceGraph& graph, TokenRange range) const {
    uint64_t kinds = 0;
    for (size_t i = range.begin; i < range.end; ++i) {
      for (const ClassForm& form : graph.FormsAt(i)) {
        if (i + form.words <= range.end) kinds |= lexicon_.KindOf(form.trigger_class);
      }
    }
    return kinds;
  }

  bool Has(const SentenceGraph& graph, size_t token, uint32_t trigger_class) const {
    return std::ranges::any_of(graph.FormsAt(token), [&](const ClassForm& form) {
      return form.trigger_class == trigger_class;
    });
  }

  // Adds what a pronoun or "the company" stands for; returns how many tokens it takes.
  size_t AddInferred(SentenceGraph& graph, size_t token, bool first) {
    static constexpr WordSet kWe(
        {"we", "we've", "we’ve", "we're", "we’re", "we'll", "we’ll"});
    static constexpr WordSet kReferring(
        {"he",    "him",   "he's",  "he’s",   "he'll",  "he’ll", "he'd",  "he’d",
         "she",   "she's", "she’s", "she'll", "she’ll", "she'd", "she’d", "her",
         "it",    "its",   "it's",  "it’s",   "we",     "we've", "we’ve", "we're",
         "we’re", "we'll", "we’ll", "both",   "the",    "this",  "that"});
    const std::string_view word = graph.lower(token);
    if (!kReferring.contains(word)) return 1;
    const bool subject = first && IsSubject(graph, token);
    if (const char gender = GenderOf(graph, token); gender != 0) {
      // Of "he's" the pronoun takes no token: "'s" is a verb that patterns ask for.
      const bool contracted = word.size() > 3 && word != "her";
      AddInferredEdge(graph, {token, contracted ? token : token + 1},
                      word == "him" || word == "her" ? context_.ObjectPronoun(gender)
                                                     : context_.Pronoun(gender),
                      subject);
      return 1;
    }
    if (word == "it" || word == "its" || word == "it’s" || word == "it's") {
      const size_t named = word == "its" ? NamedBefore(graph, token) : kNoEntity;
      AddInferredEdge(graph, {token, token + 1},
                      named == kNoEntity ? context_.Firm(Reference::kIt, token)
                                         : context_.FirmBeside(named, token),
                      subject);
      return 1;
    }
    // Inside a quote it is the speaker's firm, who is often named only behind it.
    if (!quoted_ && kWe.contains(word)) {
      const bool contracted = word.size() > 3;  // as in "he's"
      AddInferredEdge(graph, {token, contracted ? token : token + 1},
                      context_.Firm(Reference::kWe, token), subject);
      return 1;
    }
    if (word == "both" && token == graph.tokens.begin) AddBoth(graph, token);
    if (word != "the" && word != "this" && word != "that") return 1;
    if (token + 2 < graph.tokens.end && Has(graph, token + 2, unit_kind_)) {
      const size_t unit = context_.UnitCalled(graph.lower(token + 1));
      if (unit != kNoEntity) {
        AddInferredEdge(graph, {token, token + 3}, unit, subject);
        return 3;
      }
    }
    return AddTheCompany(graph, token, subject);
  }

  // "Both buy their lines from Acme", but not "both of the cables".
  void AddBoth(SentenceGraph& graph, size_t token) {
    if (token + 1 >= graph.tokens.end || graph.lower(token + 1) == "of") return;
    for (const auto& both : {context_.BothFirms(), context_.BothPeople()}) {
      if (!both) continue;
      Edge edge;
      edge.slots = SlotsOf(names_.entities[both->first].type) & ~Bit(RuleSlot::kNamed);
      edge.tokens = {token, token + 1};
      edge.span = graph.text->SpanOf(edge.tokens);
      edge.entity = both->first;
      edge.second = both->second;
      edge.inferred = true;
      graph.edges.push_back(std::move(edge));
    }
  }

  // 'm' or 'f' of a pronoun for a person, 0 of any other word. "Her" is one where no
  // noun follows: "made her chief executive", not "her car".
  char GenderOf(const SentenceGraph& graph, size_t token) const {
    const std::string_view word = graph.lower(token);
    static constexpr WordSet kMale(
        {"he", "him", "he's", "he’s", "he'll", "he’ll", "he'd", "he’d"});
    static constexpr WordSet kFemale(
        {"she", "she's", "she’s", "she'll", "she’ll", "she'd", "she’d"});
    if (kMale.contains(word)) return 'm';
    if (kFemale.contains(word)) return 'f';
    if (word != "her" || token == graph.tokens.begin) return 0;
    if (token + 1 == graph.tokens.end) return 'f';
    const Token& next = graph.token(token + 1);
    const bool alone = next.shape == Shape::kPunctuation || EndsDescription(next.lower);
    const std::string_view before = graph.lower(token - 1);
    return alone || before == "made" || Has(graph, token - 1, appoint_) ? 'f' : 0;
  }

  // Whom a remark that starts with "its" describes: "Helix, its competitor, ..." is no
  // competitor of itself.
  static size_t NamedBefore(const SentenceGraph& graph, size_t token) {
    if (token < graph.tokens.begin + 2 || graph.lower(token - 1) != ",") {
      return kNoEntity;
    }
    for (const Edge& edge : graph.edges) {
      if (edge.tokens.end == token - 1 && edge.entity != kNoEntity && !edge.inferred &&
          edge.Fills(RuleSlot::kFirm)) {
        return edge.entity;
      }
    }
    return kNoEntity;
  }

  // "The company", "the Munich-based company", "the online bank".
  size_t AddTheCompany(SentenceGraph& graph, size_t token, bool subject) {
    constexpr size_t kWordsBetween = 2;
    constexpr std::string_view kPlainKinds[] = {"company", "firm", "group", "startup",
                                                "start-up"};
    constexpr std::string_view kRelative[] = {"that", "which", "behind", "of"};
    for (size_t i = token + 1; i < graph.tokens.end && i <= token + 1 + kWordsBetween;
         ++i) {
      // "the Orchard Seed Fund" is a name itself.
      if (graph.text->tokens().ShapeOf(i) == Shape::kPunctuation ||
          StartsFirm(i, graph))
        break;
      const bool body = Has(graph, i, org_kind_);
      if (!body && !Has(graph, i, company_kind_)) continue;
      // "the company Acme" is no reference back, nor is the start of "the cloud group".
      if (i + 1 < graph.tokens.end &&
          (Has(graph, i + 1, company_kind_) || StartsName(i + 1, graph))) {
        break;
      }
      // "Acme, the subsidiary that ..." describes Acme.
      if (NamedBefore(graph, token) != kNoEntity && i + 1 < graph.tokens.end &&
          IsOneOf(graph.lower(i + 1), kRelative)) {
        break;
      }
      const bool plain = IsOneOf(graph.lower(i), kPlainKinds);
      const Reference reference = body    ? Reference::kBody
                                  : plain ? Reference::kCompany
                                          : Reference::kKind;
      const uint64_t kinds = plain ? 0 : KindsIn(graph, {token + 1, i + 1});
      AddInferredEdge(graph, {token, i + 1}, context_.Firm(reference, token, kinds),
                      subject);
      return i + 1 - token;
    }
    return 1;
  }

  // The mention that starts at a token further on; nullptr when none does.
  const NamedMention* MentionAhead(size_t token, const SentenceGraph& graph) const {
    for (size_t m = next_mention_; m < names_.mentions.size(); ++m) {
      const NamedMention& named = names_.mentions[m];
      if (named.mention.field != graph.text->field()) return nullptr;
      if (named.tokens.begin == token) return &named;
      if (named.tokens.begin > token) return nullptr;
    }
    return nullptr;
  }

  bool StartsName(size_t token, const SentenceGraph& graph) const {
    return MentionAhead(token, graph) != nullptr;
  }

  bool StartsFirm(size_t token, const SentenceGraph& graph) const {
    const NamedMention* const named = MentionAhead(token, graph);
    return named != nullptr && named->mention.type != EntityType::kPlace;
  }

  void AddInferredEdge(SentenceGraph& graph, TokenRange tokens, size_t entity,
                       bool subject) {
    if (entity == kNoEntity) return;
    Edge edge;
    edge.slots = SlotsOf(names_.entities[entity].type) & ~Bit(RuleSlot::kNamed);
    edge.tokens = tokens;
    edge.span = graph.text->SpanOf(tokens);
    edge.entity = entity;
    edge.inferred = true;
    graph.edges.push_back(std::move(edge));
    context_.See(entity, subject, false);
  }

  void AddMetrics(SentenceGraph& graph) const {
    for (size_t i = 0; i < hashes_.size(); ++i) {
      const MetricForm form = lexicon_.MetricAt(std::span(hashes_).subspan(i));
      if (form.words == 0) continue;
      Edge edge;
      edge.slots = Bit(RuleSlot::kMetric);
      edge.tokens = {graph.tokens.begin + i, graph.tokens.begin + i + form.words};
      edge.span = graph.text->SpanOf(edge.tokens);
      edge.text = form.metric;
      edge.counted = form.counted;
      graph.edges.push_back(std::move(edge));
    }
  }

  const FactLexicon& lexicon_;
  const NamedEntities& names_;
  ArticleContext context_;
  uint32_t company_kind_;
  uint32_t described_kind_;
  uint32_t unit_kind_;
  uint32_t org_kind_;
  uint32_t honorific_;
  uint32_t appoint_;
  uint32_t owned_suffix_;
  uint32_t backed_suffix_;
  size_t next_mention_ = 0;
  bool quoted_ = false;  // inside of quotation marks
  size_t paragraph_ = SIZE_MAX;
  std::vector<uint64_t> hashes_;  // of the sentence at hand
  std::vector<uint32_t> edge_order_;
  std::vector<ClassForm> forms_;  // of a token
};

}  // namespace

bool SentenceGraph::HasClass(uint32_t trigger_class, TokenRange within) const {
  for (size_t i = within.begin; i < within.end; ++i) {
    for (const ClassForm& form : FormsAt(i)) {
      if (form.trigger_class == trigger_class && i + form.words <= within.end)
        return true;
    }
  }
  return false;
}

void BuildGraphs(const FactLexicon& lexicon, std::span<const TokenizedText> texts,
                 std::span<const std::vector<Value>> values, const NamedEntities& names,
                 size_t main_company, const std::function<void(SentenceGraph)>& take,
                 FirmTraining* training) {
  GraphBuilder builder(lexicon, names, main_company, training);
  for (size_t t = 0; t < texts.size(); ++t) {
    size_t next_value = 0;
    for (size_t s = 0; s < texts[t].sentences().size(); ++s) {
      take(builder.Build(texts[t], s, values[t], next_value));
    }
  }
}

}  // namespace unspin
