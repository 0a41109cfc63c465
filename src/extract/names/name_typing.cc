#include "extract/names/name_typing.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/names/contexts.h"

namespace unspin {
namespace {

// Names found in other texts link two groups only when their type is this sure.
constexpr float kSureMargin = 1.5F;
constexpr size_t kMostWordsOfKnownName = 8;

Cue ListedWith(EntityType type) {
  return static_cast<Cue>(static_cast<size_t>(Cue::kListedWithCompany) +
                          static_cast<size_t>(type));
}

class Typing {
 public:
  Typing(std::span<const NameWords> texts, const Gazetteers& gazetteers,
         const CueWeights& weights)
      : texts_(texts), gazetteers_(gazetteers), weights_(weights) {}

  TypedNames Run() {
    for (size_t field = 0; field < texts_.size(); ++field) {
      if (texts_[field].text->title_case()) continue;
      for (NameCandidate& candidate : FindCandidates(texts_[field], field)) {
        candidates_.push_back(candidate);
      }
    }
    TrimDoubtfulStarts();
    Group();
    CollectCues();
    DropOrdinaryWords();
    ScoreAll();
    FindReuse();
    ScoreAll();
    LinkPeople();
    ScoreAll();
    LinkShortForms();
    LinkAliases();
    ScoreAll();
    LinkLists();
    ScoreAll();
    AddTitleCaseHeadlines();
    FindRows();
    return {std::move(candidates_), std::move(groups_)};
  }

 private:
  const NameWords& TextOf(const NameCandidate& c) const { return texts_[c.field]; }
  const NameCandidate& First(const NameGroup& group) const {
    return candidates_[group.members.front()];
  }
  std::string_view Surface(const NameCandidate& c) const {
    return c.span.In(TextOf(c).text->text());
  }

  // "Outside Kontiva" at the start of a sentence is "Kontiva" when the article has that
  // name elsewhere. Refuses "Northern Data" when "Data" is no name of the article.
  void TrimDoubtfulStarts() {
    std::vector<uint64_t> keys;
    keys.reserve(candidates_.size());
    for (const NameCandidate& c : candidates_) keys.push_back(c.key);
    std::sort(keys.begin(), keys.end());
    for (NameCandidate& c : candidates_) {
      if (!c.doubtful_start || c.words.size() < 2 || c.match >= 0) continue;
      const NameWords& text = TextOf(c);
      if (!text.words[c.words.begin].Is(kCommon)) continue;
      const uint64_t rest = PartKey(text, c, 1, c.words.size() - 1);
      if (!std::binary_search(keys.begin(), keys.end(), rest)) continue;
      ++c.words.begin;
      c.span.begin = text.words[c.words.begin].span.begin;
      c.key = rest;
      c.doubtful_start = false;
      const NameWord& first = text.words[c.words.begin];
      c.match = first.match_words == c.words.size() ? static_cast<int32_t>(first.match)
                                                    : -1;
    }
  }

  void Group() {
    std::vector<size_t> order(candidates_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return candidates_[a].key < candidates_[b].key;
    });
    for (const size_t i : order) {
      if (groups_.empty() || groups_.back().key != candidates_[i].key) {
        groups_.emplace_back();
        groups_.back().key = candidates_[i].key;
      }
      groups_.back().members.push_back(i);
    }
    // Back to the order of first mention.
    std::sort(groups_.begin(), groups_.end(), [](const NameGroup& a, const NameGroup& b) {
      return a.members.front() < b.members.front();
    });
    for (size_t g = 0; g < groups_.size(); ++g) {
      for (const size_t i : groups_[g].members) candidates_[i].group = g;
    }
  }

  void CollectCues() {
    for (NameGroup& group : groups_) {
      const NameCandidate& best = BestMember(group);
      for (const Cue cue : InnerCues(TextOf(best), best, gazetteers_)) {
        Count(group, cue, 1);
      }
      for (const size_t i : group.members) {
        const NameCandidate& c = candidates_[i];
        for (const Cue cue : OuterCues(TextOf(c), c)) Count(group, cue, 1);
      }
    }
  }

  static void Count(NameGroup& group, Cue cue, int n) {
    uint8_t& count = group.cues[static_cast<size_t>(cue)];
    count = static_cast<uint8_t>(std::min(200, count + n));
  }

  // The member with the most telling form: one in capitals and small letters rather than
  // all capitals, a gazetteer match rather than none.
  const NameCandidate& BestMember(const NameGroup& group) const {
    for (const size_t i : group.members) {
      if (candidates_[i].match >= 0) return candidates_[i];
    }
    return First(group);
  }

  // A word that is capitalised only where every word would be is no name: "Shoppers" at
  // the start of a sentence. Refuses "Kontiva", which is no ordinary word, and "Meta",
  // which a table knows.
  void DropOrdinaryWords() {
    for (NameGroup& group : groups_) {
      const NameCandidate& c = BestMember(group);
      const NameWords& text = TextOf(c);
      const NameWord& word = text.words[c.words.begin];
      if (c.words.size() > 1) continue;
      const bool firm = std::any_of(group.members.begin(), group.members.end(),
                                    [&](size_t i) { return IsFirm(candidates_[i]); });
      if (c.match < 0 && word.Is(kOrgHead | kAnyNoun) && word.Is(kCommon)) {
        group.dropped = true;  // "the Authority" without its full name
        continue;
      }
      if (firm || (IsSaidToBeCompany(group) && !word.Is(kFunction))) continue;
      if (HasTrust(c, RowTrust::kListed)) continue;
      if (HasTrust(c, RowTrust::kAmbiguousOwn) && !OccursInLowerCase(c) &&
          (!word.Is(kCommon) || ActsAsCompany(group) || IsListed(group))) {
        continue;
      }
      group.dropped = word.Is(kCommon | kFunction) || OccursInLowerCase(c);
    }
  }

  // "Anchor (NASDAQ: ANCR)", "Anchor, a Danish bank,": an ordinary word and yet a name.
  static bool IsSaidToBeCompany(const NameGroup& group) {
    const auto has = [&](Cue cue) { return group.cues[static_cast<size_t>(cue)] > 0; };
    return has(Cue::kTickerBehind) || has(Cue::kCompanyInApposition) ||
           has(Cue::kPossessiveTitle) || has(Cue::kProductInApposition);
  }

  // "Meta built there first." Refuses "Visa rules" and "Shell of the building".
  static bool ActsAsCompany(const NameGroup& group) {
    const auto has = [&](Cue cue) { return group.cues[static_cast<size_t>(cue)] > 0; };
    return has(Cue::kCompanyVerbBehind) || has(Cue::kPossessiveBehind) ||
           has(Cue::kPersonVerbBehind) || has(Cue::kTitleBehind);
  }

  // "Amazon and Shopify": a name stands on the other side of an "and".
  bool IsListed(const NameGroup& group) const {
    return std::any_of(group.members.begin(), group.members.end(), [&](size_t i) {
      return i + 1 < candidates_.size() &&
             Joined(candidates_[i], candidates_[i + 1], false) &&
             !candidates_[i + 1].doubtful_start;
    });
  }

  bool IsFirm(const NameCandidate& c) const {
    if (!c.doubtful_start) return true;
    const NameWord& word = TextOf(c).words[c.words.begin];
    return word.shape == Shape::kMixed || word.shape == Shape::kAlphanumeric ||
           word.cut || (word.shape == Shape::kUpper && word.span.size() <= 6);
  }

  bool HasTrust(const NameCandidate& c, RowTrust least) const {
    if (c.match < 0) return false;
    const GazetteerMatch& match = TextOf(c).matches[static_cast<size_t>(c.match)];
    return std::any_of(match.hits.begin(), match.hits.end(),
                       [&](const RowHit& hit) { return hit.trust >= least; });
  }

  bool OccursInLowerCase(const NameCandidate& c) const {
    const uint64_t hash = TextOf(c).lower[c.words.begin];
    for (const NameWords& text : texts_) {
      for (size_t i = 0; i < text.words.size(); ++i) {
        if (text.lower[i] == hash && text.words[i].shape == Shape::kLower) return true;
      }
    }
    return false;
  }

  void ScoreAll() {
    for (NameGroup& group : groups_) Score(group);
  }

  // The same cue at several mentions counts with the square root of their number.
  void Score(NameGroup& group) const {
    group.scores = {};
    for (size_t cue = 0; cue < kCueCount; ++cue) {
      if (group.cues[cue] == 0) continue;
      const float times = std::sqrt(static_cast<float>(group.cues[cue]));
      const TypeScores& weights = weights_.Of(static_cast<Cue>(cue));
      for (size_t t = 0; t < kNameTypes; ++t) group.scores[t] += times * weights[t];
    }
    size_t best = 0;
    for (size_t t = 1; t < kNameTypes; ++t) {
      if (group.scores[t] > group.scores[best]) best = t;
    }
    float rest = 0;
    group.margin = 100;
    for (size_t t = 0; t < kNameTypes; ++t) {
      rest += std::exp(group.scores[t] - group.scores[best]);
      if (t == best) continue;
      group.margin = std::min(group.margin, group.scores[best] - group.scores[t]);
    }
    group.type = static_cast<EntityType>(best);
    group.confidence = std::min(0.99F, 1.0F / rest);
  }

  // Whether the article uses a part of a longer name alone: its last word is hardly ever
  // that of a company ("Reuss" of Jana Reuss), its first may be ("Belvaro").
  void FindReuse() {
    for (NameGroup& full : groups_) {
      const NameCandidate& c = First(full);
      if (full.dropped || c.words.size() < 2 || c.words.size() > 4) continue;
      const NameWords& text = TextOf(c);
      const uint64_t first = PartKey(text, c, 0, 1);
      const uint64_t last = PartKey(text, c, c.words.size() - 1, 1);
      for (const NameGroup& part : groups_) {
        if (part.dropped) continue;
        if (part.key == last) Count(full, Cue::kLastWordUsed, 1);
        if (part.key == first) Count(full, Cue::kFirstWordUsed, 1);
      }
    }
  }

  // "Reuss" and "Jana" where the article has Jana Reuss.
  void LinkPeople() {
    for (const NameGroup& full : groups_) {
      const NameCandidate& c = First(full);
      if (full.type != EntityType::kPerson || full.dropped || c.words.size() < 2) continue;
      const NameWords& text = TextOf(c);
      for (NameGroup& part : groups_) {
        const size_t size = First(part).words.size();
        if (size >= c.words.size()) continue;
        const bool last =
            part.key == PartKey(text, c, c.words.size() - size, size);
        const bool first = size == 1 && part.key == PartKey(text, c, 0, 1);
        if ((!first && !last) || part.cues[static_cast<size_t>(Cue::kPartOfPerson)] > 0) {
          continue;
        }
        Count(part, Cue::kPartOfPerson, 1);
        part.dropped = false;
      }
    }
  }

  // "Belvaro" where the article has Belvaro Cloud, "FCA" where it has the Financial
  // Conduct Authority, "Belvaro One" where it has Belvaro.
  void LinkShortForms() {
    for (NameGroup& full : groups_) {
      const NameCandidate& c = First(full);
      if (full.dropped) continue;
      const NameWords& text = TextOf(c);
      for (NameGroup& part : groups_) {
        if (&part == &full) continue;
        const NameCandidate& p = First(part);
        if (p.words.size() < c.words.size()) {
          const bool prefix = PartKey(text, c, 0, p.words.size()) == part.key;
          const bool acronym = IsAcronymOf(Surface(p), text, c);
          if (prefix || acronym) LinkShortForm(full, part, acronym);
        } else if (p.words.size() == 1 && c.words.size() == 1) {
          const std::string_view name = Surface(p);  // "CobaltChart" of "Cobalt"
          if (Surface(c).size() > name.size() + 2 && name.size() > 3 &&
              Surface(c).starts_with(name) &&
              TextOf(c).words[c.words.begin].shape == Shape::kMixed) {
            Extends(full, part);
          }
        }
      }
    }
  }

  void LinkShortForm(NameGroup& full, NameGroup& part, bool acronym) {
    const bool sure = full.margin > kSureMargin;
    if (full.type == EntityType::kCompany && (acronym || (sure && !KnownAsOther(part)))) {
      Count(part, Cue::kShortOfCompany, 1);
      part.dropped = false;
    } else if (full.type == EntityType::kOrganization && acronym) {
      Count(part, Cue::kShortOfOrganization, 1);
      part.dropped = false;
    }
    // "Belvaro Cloud ... Belvaro" shortens, "Belvaro ... Belvaro One" extends.
    if (!acronym && !part.dropped && part.members.front() < full.members.front()) {
      Extends(full, part);
    }
  }

  static void Extends(NameGroup& full, const NameGroup& base) {
    if (base.margin < kSureMargin) return;
    if (base.type == EntityType::kCompany) Count(full, Cue::kExtendsCompany, 1);
    if (base.type == EntityType::kProduct) Count(full, Cue::kExtendsProduct, 1);
  }

  // "Singapore" is not short for "Singapore Airlines".
  bool KnownAsOther(const NameGroup& group) const {
    const NameCandidate& c = BestMember(group);
    if (c.match < 0) return false;
    const GazetteerMatch& match = TextOf(c).matches[static_cast<size_t>(c.match)];
    if (match.hits[0].trust >= RowTrust::kListed) return false;
    for (size_t t = 1; t < kNameTypes; ++t) {
      if (match.hits[t].trust >= RowTrust::kListed) return true;
    }
    return false;
  }

  // "Baltic Energy Agency (BEA)", "Kontiva Bank, known as Kobank". Refuses "Kontiva
  // (Germany)", where the second is no acronym.
  void LinkAliases() {
    for (size_t i = 0; i + 1 < candidates_.size(); ++i) {
      const NameCandidate& full = candidates_[i];
      const NameCandidate& alias = candidates_[i + 1];
      if (full.field != alias.field || full.group == alias.group) continue;
      if (groups_[full.group].dropped || !SaidToBe(full, alias)) continue;
      NameGroup& group = groups_[alias.group];
      const EntityType type = groups_[full.group].type;
      if (type == EntityType::kPerson || type == EntityType::kPlace) continue;
      group.alias_of = static_cast<int64_t>(full.group);
      group.dropped = false;
      Count(group,
            type == EntityType::kCompany        ? Cue::kAliasOfCompany
            : type == EntityType::kOrganization ? Cue::kAliasOfOrganization
                                                : Cue::kAliasOfProduct,
            1);
    }
  }

  bool SaidToBe(const NameCandidate& full, const NameCandidate& alias) const {
    const NameWords& text = TextOf(full);
    if (alias.words.begin <= full.words.end) return false;
    const size_t gap = alias.words.begin - full.words.end;
    const auto token = [&](size_t i) { return text.text->tokens()[i].text; };
    const std::string_view last = token(alias.words.begin - 1);
    if (gap == 1 && last == "(" && alias.words.end < text.words.size()) {
      return token(alias.words.end) == ")" && alias.words.size() == 1 &&
             (IsAcronymOf(Surface(alias), text, full) ||
              text.words[alias.words.begin].shape == Shape::kUpper);
    }
    if (gap > 4 || gap < 2) return false;
    const std::string_view second = token(alias.words.begin - 2);
    const bool or_acronym =  // "Regulatory Authority, or BRA,"
        last == "or" && second == "," && gap == 2 && alias.words.size() == 1 &&
        text.words[alias.words.begin].shape == Shape::kUpper &&
        alias.words.end < text.words.size() && token(alias.words.end) == ",";
    return or_acronym || (last == "as" && second == "known") ||
           (last == "formerly" && (second == "," || second == "("));
  }

  // "AutoStore and Kontiva", "Kontiva, Tessano and IBM" are of one type.
  void LinkLists() {
    std::vector<bool> linked(candidates_.size() + 1, false);  // with the next one
    for (size_t i = candidates_.size(); i-- > 1;) {
      linked[i - 1] = Joined(candidates_[i - 1], candidates_[i], linked[i]);
    }
    std::vector<std::pair<size_t, Cue>> found;
    for (size_t i = 0; i + 1 < candidates_.size(); ++i) {
      if (!linked[i]) continue;
      const size_t a = candidates_[i].group;
      const size_t b = candidates_[i + 1].group;
      if (a == b || groups_[a].dropped || groups_[b].dropped) continue;
      if (groups_[a].margin > kSureMargin) found.emplace_back(b, ListedWith(groups_[a].type));
      if (groups_[b].margin > kSureMargin) found.emplace_back(a, ListedWith(groups_[b].type));
    }
    for (const auto& [group, cue] : found) Count(groups_[group], cue, 1);
  }

  // Commas join only in a list that goes on to an "and": "Kontiva, Lyon" is none.
  bool Joined(const NameCandidate& a, const NameCandidate& b, bool b_goes_on) const {
    if (a.field != b.field || b.words.begin <= a.words.end) return false;
    const NameWords& text = TextOf(a);
    const size_t gap = b.words.begin - a.words.end;
    const auto token = [&](size_t i) { return text.text->tokens()[i].text; };
    const std::string_view first = token(a.words.end);
    const std::string_view last = token(b.words.begin - 1);
    const bool conjunction = last == "and" || last == "or";
    if (gap == 1) return conjunction || (first == "," && b_goes_on);
    return gap == 2 && first == "," && conjunction;
  }

  // In a headline with capitals throughout only what the body or a table knows counts.
  void AddTitleCaseHeadlines() {
    std::vector<NameCandidate> found;
    for (size_t field = 0; field < texts_.size(); ++field) {
      const NameWords& text = texts_[field];
      if (!text.text->title_case()) continue;
      for (size_t i = 0; i < text.words.size();) {
        std::optional<NameCandidate> name = KnownNameAt(field, i);
        i = name ? name->words.end : i + 1;
        if (name) found.push_back(*name);
      }
    }
    if (found.empty()) return;
    const size_t added = found.size();
    candidates_.insert(candidates_.begin(), found.begin(), found.end());
    for (NameGroup& group : groups_) {
      for (size_t& member : group.members) member += added;
    }
    for (size_t i = 0; i < added; ++i) Adopt(i);
  }

  std::optional<NameCandidate> KnownNameAt(size_t field, size_t i) const {
    const NameWords& text = texts_[field];
    if (!text.words[i].CanBeName()) return std::nullopt;
    const size_t room = std::min(kMostWordsOfKnownName, text.words.size() - i);
    for (size_t size = text.words[i].cut ? 1 : room; size > 0; --size) {
      if (text.words[i + size - 1].shape == Shape::kPunctuation) continue;
      NameCandidate c;
      c.field = field;
      c.words = {i, i + size};
      c.key = CandidateKey(text, c.words);
      c.span = {text.words[i].span.begin, text.words[i + size - 1].span.end};
      if (text.words[i].match_words == size) {
        c.match = static_cast<int32_t>(text.words[i].match);
      }
      const bool known = std::any_of(
          groups_.begin(), groups_.end(),
          [&](const NameGroup& group) { return !group.dropped && group.key == c.key; });
      const bool listed = HasTrust(c, RowTrust::kOwn) && !text.words[i].Is(kDemonym) &&
                          (size > 1 || !text.words[i].Is(kCommon));
      if (known || listed) return c;
    }
    return std::nullopt;
  }

  void Adopt(size_t candidate) {
    NameCandidate& c = candidates_[candidate];
    for (size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].key != c.key || groups_[g].dropped) continue;
      auto& members = groups_[g].members;
      members.insert(std::lower_bound(members.begin(), members.end(), candidate),
                     candidate);
      c.group = g;
      return;
    }
    NameGroup group;
    group.key = c.key;
    group.members.push_back(candidate);
    for (const Cue cue : InnerCues(TextOf(c), c, gazetteers_)) Count(group, cue, 1);
    Score(group);
    c.group = groups_.size();
    groups_.push_back(std::move(group));
  }

  void FindRows() {
    for (NameGroup& group : groups_) {
      const NameCandidate& c = BestMember(group);
      if (c.match < 0) continue;
      const GazetteerMatch& match = TextOf(c).matches[static_cast<size_t>(c.match)];
      const RowHit& hit = match.hits[static_cast<size_t>(group.type)];
      if (hit.trust != RowTrust::kNone) group.row = hit.row;
    }
  }

  std::span<const NameWords> texts_;
  const Gazetteers& gazetteers_;
  const CueWeights& weights_;
  std::vector<NameCandidate> candidates_;
  std::vector<NameGroup> groups_;
};

}  // namespace

TypedNames NameTyper::Run(std::span<const NameWords> texts) const {
  return Typing(texts, gazetteers_, weights_).Run();
}

Cue NameTyper::StrongestCue(const NameGroup& group) const {
  Cue best = Cue::kBias;
  float most = 0;
  for (size_t cue = 0; cue < kCueCount; ++cue) {
    const float weight =
        weights_.Of(static_cast<Cue>(cue))[static_cast<size_t>(group.type)];
    if (group.cues[cue] > 0 && weight > most) {
      most = weight;
      best = static_cast<Cue>(cue);
    }
  }
  return best;
}

uint64_t PartKey(const NameWords& text, const NameCandidate& candidate, size_t begin,
                 size_t count) {
  const size_t first = candidate.words.begin + begin;
  return CandidateKey(text, {first, first + count});
}

bool IsAcronymOf(std::string_view acronym, const NameWords& text,
                 const NameCandidate& candidate) {
  if (acronym.size() < 2 || acronym.size() > 6) return false;
  size_t matched = 0;
  for (size_t i = candidate.words.begin; i < candidate.words.end; ++i) {
    const std::string_view word = text.TextOf(i);
    if (text.words[i].shape == Shape::kLower) continue;  // "of", "and"
    if (text.words[i].shape == Shape::kPunctuation) continue;
    if (matched == acronym.size() || word[0] != acronym[matched]) return false;
    ++matched;
  }
  return matched == acronym.size();
}

}  // namespace unspin
