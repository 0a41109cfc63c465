#include "extract/names/name_resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace unspin {
namespace {

constexpr size_t kNone = ~size_t{0};
constexpr double kLeastConfidence = 0.3;

// How often a name with this share of the scores is right, in extent and type: less
// often, as cues are not independent. Fitted by hand to 1,300 mentions of articles that
// nothing was trained on (corpus/heldout and corpus/hard).
double Calibrated(double share) {
  constexpr double kSlope = 0.8;
  constexpr double kShift = -0.55;
  const double p = std::clamp(share, 0.01, 0.99);
  return 1 / (1 + std::exp(-(kSlope * std::log(p / (1 - p)) + kShift)));
}

class Resolver {
 public:
  Resolver(const ArticleNames& names, std::span<const NameWords> texts,
           const Gazetteers& gazetteers, const NameTyper& typer)
      : names_(names), texts_(texts), gazetteers_(gazetteers), typer_(typer) {}

  NamedEntities Run() {
    full_.assign(names_.groups.size(), kNone);
    for (size_t f = 0; f < names_.groups.size(); ++f) LinkShortForms(f);
    for (size_t g = 0; g < names_.groups.size(); ++g) LinkAlias(g);
    for (size_t g = 0; g < names_.groups.size(); ++g) AddParts(g);
    entity_.assign(names_.groups.size(), kNone);
    for (size_t i = 0; i < names_.candidates.size(); ++i) AddMention(i);
    Describe();
    return std::move(out_);
  }

 private:
  const NameGroup& group(size_t g) const { return names_.groups[g]; }
  const NameCandidate& First(size_t g) const {
    return names_.candidates[group(g).members.front()];
  }
  const NameWords& TextOf(const NameCandidate& c) const { return texts_[c.field]; }
  std::string_view Surface(const NameCandidate& c) const {
    return c.span.In(TextOf(c).text->text());
  }

  // Notes that the names which shorten the name of `f` mean it, the longest one where
  // there are several. People are resolved mention by mention (PersonOf), as two may
  // share a surname.
  void LinkShortForms(size_t f) {
    const NameCandidate& full = First(f);
    const size_t size = full.words.size();
    if (group(f).dropped || group(f).type == EntityType::kPerson || size < 2) return;
    const NameWords& text = TextOf(full);
    LinkShortForm(names_.Find(WordKey(InitialsOf(text, full))), f);
    LinkShortForm(names_.Find(PartKey(text, full, size - 1, 1)), f);
    for (size_t n = 1; n < size; ++n) {
      LinkShortForm(names_.Find(PartKey(text, full, 0, n)), f);
    }
  }

  void LinkShortForm(size_t g, size_t f) {
    if (g == kNoGroup || g == f || group(g).dropped) return;
    if (group(g).type != group(f).type || !Shortens(g, f)) return;
    if (full_[g] == kNone || First(f).words.size() > First(full_[g]).words.size()) {
      full_[g] = f;
    }
  }

  void LinkAlias(size_t g) {
    if (group(g).alias_of < 0 || group(g).dropped) return;
    const auto full = static_cast<size_t>(group(g).alias_of);
    if (!group(full).dropped && group(full).type == group(g).type) full_[g] = full;
  }

  bool Shortens(size_t g, size_t f) const {
    const NameCandidate& part = First(g);
    const NameCandidate& full = First(f);
    if (part.words.size() >= full.words.size()) return false;
    if (IsAcronymOf(Surface(part), TextOf(full), full)) {
      return group(g).row < 0 || group(f).row < 0;
    }
    if (group(g).type == EntityType::kProduct || group(g).type == EntityType::kPlace) {
      return false;  // "Loomble" and "Loomble Match" are two things
    }
    if (PartKey(TextOf(full), full, 0, part.words.size()) != group(g).key) {
      return IsHeadOf(g, f);
    }
    const NameWord& next = TextOf(full).words[full.words.begin + part.words.size()];
    if (next.Is(kLegalSuffix)) return true;
    if (group(g).row >= 0) return false;  // "Alibaba" and "Alibaba Cloud"
    if (Rivals(g, f)) return false;
    return next.Is(kCompanyTail | kOrgHead) || full.words.size() > part.words.size();
  }

  // "the Commission" of "European Commission".
  bool IsHeadOf(size_t g, size_t f) const {
    const NameCandidate& part = First(g);
    const NameCandidate& full = First(f);
    if (group(g).type != EntityType::kOrganization || part.words.size() != 1)
      return false;
    return TextOf(part).words[part.words.begin].Is(kOrgHead) &&
           PartKey(TextOf(full), full, full.words.size() - 1, 1) == group(g).key;
  }

  // A short form that comes first in the body, before the longer name, is a name of its
  // own ("Albani ... its unit Albani Cloud"); headlines are short anyway.
  bool Rivals(size_t g, size_t f) const {
    const auto first_in_body = [&](size_t n) {
      for (const size_t i : group(n).members) {
        const NameCandidate& c = names_.candidates[i];
        if (TextOf(c).text->field() == Field::kBody) return c.span.begin;
      }
      return kNone;
    };
    const size_t part = first_in_body(g);
    return part != kNone && part < first_in_body(f);
  }

  // Notes the forms in which a person with a full name may be named again: "Holt" and
  // "Anna" of Anna Holt, "Anna Holt" of Anna B. Holt.
  void AddParts(size_t g) {
    const NameCandidate& full = First(g);
    const size_t size = full.words.size();
    if (group(g).dropped || group(g).type != EntityType::kPerson || size < 2) return;
    const NameWords& text = TextOf(full);
    AddPart(PartKey(text, full, 0, 1), g);
    for (size_t n = 1; n < size; ++n) AddPart(PartKey(text, full, size - n, n), g);
    if (size > 2) {
      const std::array<uint64_t, 2> ends = {text.words.LowerHash(full.words.begin),
                                            text.words.LowerHash(full.words.end - 1)};
      AddPart(KeyOfWords(ends), g);
    }
  }

  void AddPart(uint64_t key, size_t g) {
    parts_of_[g].push_back(key);
    first_with_.try_emplace(key, g);
  }

  // The full name meant by a surname or first name at candidate `i`: of the people that
  // it fits the one who was last mentioned before it, in whatever form, else the first
  // one to be named behind it.
  size_t PersonOf(size_t i) const {
    const uint64_t key = names_.candidates[i].key;
    const auto last = last_with_.find(key);
    if (last != last_with_.end()) return last->second;
    const auto first = first_with_.find(key);
    return first != first_with_.end() ? first->second : kNone;
  }

  void NotePerson(size_t g) {
    const auto parts = parts_of_.find(g);
    if (parts == parts_of_.end()) return;
    for (const uint64_t key : parts->second) last_with_[key] = g;
  }

  void AddMention(size_t i) {
    const NameCandidate& c = names_.candidates[i];
    const NameGroup& own = group(c.group);
    if (own.dropped || own.confidence < kLeastConfidence) return;
    size_t target = c.group;
    if (own.type == EntityType::kPerson) {
      const size_t person = PersonOf(i);
      if (person != kNone) target = person;
      NotePerson(target);
    } else {
      for (size_t hops = 0; full_[target] != kNone && hops < 4; ++hops) {
        target = full_[target];
      }
    }
    NamedMention named;
    named.entity = EntityOf(target);
    named.tokens = c.words;
    named.mention.field = TextOf(c).text->field();
    named.mention.span = c.span;
    named.mention.type = own.type;
    named.mention.confidence = Calibrated(static_cast<double>(own.confidence));
    named.mention.rule = RuleOf(own);
    if (own.row >= 0) {
      named.mention.lexicon_row =
          gazetteers_.RowName(own.type, static_cast<uint32_t>(own.row));
    }
    AddForm(named.entity, Surface(c));
    out_.mentions.push_back(std::move(named));
  }

  std::string RuleOf(const NameGroup& g) const {
    if (g.row >= 0) return "gazetteer";
    std::string rule("cue:");
    rule += CueName(typer_.StrongestCue(g));
    return rule;
  }

  size_t EntityOf(size_t g) {
    if (entity_[g] != kNone) return entity_[g];
    const NameGroup& own = group(g);
    const uint64_t row_key =
        static_cast<uint64_t>(own.row) * kNameTypes + static_cast<uint64_t>(own.type);
    if (own.row >= 0) {  // perhaps another alias of the same row
      const auto known = entity_of_row_.find(row_key);
      if (known != entity_of_row_.end()) return entity_[g] = known->second;
      entity_of_row_[row_key] = out_.entities.size();
    }
    Entity entity;
    entity.type = own.type;
    if (own.row >= 0) {
      const auto row = static_cast<uint32_t>(own.row);
      entity.name = gazetteers_.NameOf(own.type, row);
      entity.lexicon_row = gazetteers_.RowName(own.type, row);
    } else {
      entity.name = Surface(PlainestMember(own));
    }
    entity_[g] = out_.entities.size();
    out_.entities.push_back(std::move(entity));
    forms_.emplace_back();
    return entity_[g];
  }

  // "Frankfurt" rather than "FRANKFURT".
  const NameCandidate& PlainestMember(const NameGroup& g) const {
    for (const size_t i : g.members) {
      const NameCandidate& c = names_.candidates[i];
      if (TextOf(c).words[c.words.begin].shape != Shape::kUpper) return c;
    }
    return names_.candidates[g.members.front()];
  }

  void AddForm(size_t entity, std::string_view form) {
    auto& forms = forms_[entity];
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(form);
    }
  }

  // An entity goes by the name of its row if the article uses it, else by the longest
  // form there: "AWS" in an article that never says Amazon Web Services.
  void ChooseName(Entity& entity, const std::vector<std::string_view>& forms) {
    if (entity.lexicon_row.empty() || forms.empty() ||
        std::find(forms.begin(), forms.end(), entity.name) != forms.end()) {
      return;
    }
    entity.row_name = entity.name;
    entity.name = *std::max_element(
        forms.begin(), forms.end(),
        [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
  }

  // Names, aliases, and the name of every mention.
  void Describe() {
    for (size_t e = 0; e < out_.entities.size(); ++e) {
      Entity& entity = out_.entities[e];
      ChooseName(entity, forms_[e]);
      if (!entity.row_name.empty()) entity.aliases.push_back(entity.row_name);
      for (const std::string_view form : forms_[e]) {
        if (form != entity.name) entity.aliases.emplace_back(form);
      }
    }
    for (size_t g = 0; g < names_.groups.size(); ++g) {
      if (entity_[g] == kNone || group(g).row < 0) continue;
      Entity& entity = out_.entities[entity_[g]];
      for (const std::string_view alias :
           gazetteers_.AliasesOf(group(g).type, static_cast<uint32_t>(group(g).row))) {
        if (alias == entity.name) continue;
        const auto& known = entity.aliases;
        if (std::find(known.begin(), known.end(), alias) == known.end()) {
          entity.aliases.emplace_back(alias);
        }
      }
    }
    for (NamedMention& named : out_.mentions) {
      named.mention.entity = out_.entities[named.entity].name;
    }
  }

  const ArticleNames& names_;
  std::span<const NameWords> texts_;
  const Gazetteers& gazetteers_;
  const NameTyper& typer_;
  std::vector<size_t> full_;    // by group
  std::vector<size_t> entity_;  // by group
  std::unordered_map<uint64_t, size_t> entity_of_row_;
  // Of people: the keys of parts of a group's name, the first group and the one last
  // mentioned that has a part.
  std::unordered_map<size_t, std::vector<uint64_t>> parts_of_;
  std::unordered_map<uint64_t, size_t> first_with_;
  std::unordered_map<uint64_t, size_t> last_with_;
  std::vector<std::vector<std::string_view>> forms_;  // by entity, as seen
  NamedEntities out_;
};

}  // namespace

NamedEntities ResolveNames(const ArticleNames& names, std::span<const NameWords> texts,
                           const Gazetteers& gazetteers, const NameTyper& typer) {
  return Resolver(names, texts, gazetteers, typer).Run();
}

}  // namespace unspin
