#include "extract/names/name_typing.h"

#include <algorithm>

#include "extract/names/contexts.h"
#include "extract/names/definitions.h"
#include "extract/names/headline_names.h"
#include "extract/names/name_links.h"
#include "extract/names/ordinary_words.h"
#include "extract/names/tag_evidence.h"
#include "extract/names/unsupported_names.h"

namespace unspin {
namespace {

class Typing {
 public:
  Typing(std::span<const NameWords> texts, const Gazetteers& gazetteers,
         const CueWeights& weights, std::span<const TaggedField> tags)
      : gazetteers_(gazetteers), weights_(weights), tags_(tags) {
    names_.texts = texts;
  }

  ArticleNames Run() {
    FindAll();
    TrimDoubtfulStarts();
    Group();
    CollectCues();
    for (NameGroup& group : names_.groups) AddTagEvidence(tags_, names_, group);
    DropOrdinaryWords(names_);
    ScoreAll();
    DropUnsupportedWords(names_, weights_);
    NameLinker linker(names_);
    linker.FindReuse();
    ScoreAll();
    linker.LinkPeople();
    ScoreAll();
    linker.LinkShortForms();
    linker.LinkAliases();
    ScoreAll();
    linker.LinkLists();
    ScoreAll();
    DropUnsupportedAcronyms(names_, weights_);
    DoubtCompanies(names_, weights_);
    AddHeadlineNames(names_, tags_, gazetteers_, weights_);
    FindRows();
    return std::move(names_);
  }

 private:
  void FindAll() {
    for (size_t field = 0; field < names_.texts.size(); ++field) {
      if (names_.texts[field].text->title_case()) continue;
      std::vector<NameCandidate> found = FindCandidates(names_.texts[field], field);
      if (!tags_.empty()) FollowTags(tags_[field], names_.texts[field], field, found);
      const auto definitions = FindDefinitions(names_.texts[field]);
      JoinDefinedNames(definitions, names_.texts[field], field, found);
      for (const uint64_t key : KeysOfTerms(definitions, names_.texts[field])) {
        terms_.push_back(key);
      }
      for (const uint64_t key :
           KeysOfOthers(definitions, names_.texts[field], gazetteers_)) {
        others_.push_back(key);
      }
      names_.candidates.insert(names_.candidates.end(), found.begin(), found.end());
    }
  }

  // "Outside Kontur" at the start of a sentence is "Kontur" when the article has that
  // name elsewhere. Refuses "Northern Data" when "Data" is no name of the article.
  void TrimDoubtfulStarts() {
    std::vector<uint64_t> keys;
    keys.reserve(names_.candidates.size());
    for (const NameCandidate& c : names_.candidates) keys.push_back(c.key);
    std::sort(keys.begin(), keys.end());
    for (NameCandidate& c : names_.candidates) {
      if (!c.doubtful_start || c.words.size() < 2 || c.match >= 0) continue;
      const NameWords& text = names_.TextOf(c);
      if (!text.words[c.words.begin].Is(kCommon)) continue;
      if (!tags_.empty() && IsSurelyInside(tags_[c.field], c.words.begin)) continue;
      const uint64_t rest = PartKey(text, c, 1, c.words.size() - 1);
      if (!std::binary_search(keys.begin(), keys.end(), rest)) continue;
      ++c.words.begin;
      c.span.begin = text.words[c.words.begin].span.begin;
      c.key = rest;
      c.doubtful_start = false;
      const NameWord& first = text.words[c.words.begin];
      c.match =
          first.match_words == c.words.size() ? static_cast<int32_t>(first.match) : -1;
    }
  }

  void Group() {
    std::vector<size_t> order(names_.candidates.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return names_.candidates[a].key < names_.candidates[b].key;
    });
    for (const size_t i : order) {
      if (names_.groups.empty() ||
          names_.groups.back().key != names_.candidates[i].key) {
        names_.groups.emplace_back();
        names_.groups.back().key = names_.candidates[i].key;
      }
      names_.groups.back().members.push_back(i);
    }
    // Back to the order of first mention.
    std::sort(names_.groups.begin(), names_.groups.end(),
              [](const NameGroup& a, const NameGroup& b) {
                return a.members.front() < b.members.front();
              });
    names_.by_key.reserve(names_.groups.size());
    for (size_t g = 0; g < names_.groups.size(); ++g) {
      names_.by_key.emplace_back(names_.groups[g].key, g);
      for (const size_t i : names_.groups[g].members) names_.candidates[i].group = g;
    }
    std::sort(names_.by_key.begin(), names_.by_key.end());
    for (const uint64_t key : others_) ForgetRows(key);
    for (const uint64_t key : terms_) {
      const size_t group = names_.Find(key);
      if (group != kNoGroup) names_.groups[group].term = true;
    }
  }

  // What tables have under the name is not what the article means by it.
  void ForgetRows(uint64_t key) {
    const size_t group = names_.Find(key);
    if (group == kNoGroup) return;
    for (const size_t i : names_.groups[group].members) names_.candidates[i].match = -1;
  }

  void CollectCues() {
    for (NameGroup& group : names_.groups) {
      const NameCandidate& best = names_.BestMember(group);
      for (const Cue cue : InnerCues(names_.TextOf(best), best, gazetteers_)) {
        group.Count(cue);
      }
      for (const size_t i : group.members) {
        const NameCandidate& c = names_.candidates[i];
        for (const Cue cue : OuterCues(names_.TextOf(c), c)) group.Count(cue);
      }
      if (IsMaker(group)) group.Count(Cue::kProductAsCompany);
    }
  }

  // "The start-up Loomble", where a table has Loomble as a product only.
  static bool IsMaker(const NameGroup& group) {
    return group.HasRowOf(EntityType::kProduct) &&
           !group.HasRowOf(EntityType::kCompany) &&
           (group.Has(Cue::kCompanyNounBefore) || group.Has(Cue::kTickerBehind) ||
            group.Has(Cue::kPossessiveTitle));
  }

  void ScoreAll() {
    for (NameGroup& group : names_.groups) group.Score(weights_);
  }

  void FindRows() {
    for (NameGroup& group : names_.groups) {
      const NameCandidate& c = names_.BestMember(group);
      if (c.match < 0) continue;
      const GazetteerMatch& match =
          names_.TextOf(c).matches[static_cast<size_t>(c.match)];
      const RowHit& hit = match.hits[static_cast<size_t>(group.type)];
      if (hit.trust != RowTrust::kNone) group.row = hit.row;
    }
  }

  const Gazetteers& gazetteers_;
  const CueWeights& weights_;
  std::span<const TaggedField> tags_;
  // Keys of acronyms that the text explains as no names, and as others than tables do.
  std::vector<uint64_t> terms_;
  std::vector<uint64_t> others_;
  ArticleNames names_;
};

}  // namespace

ArticleNames NameTyper::Run(std::span<const NameWords> texts,
                            std::span<const TaggedField> tags) const {
  return Typing(texts, gazetteers_, weights_, tags).Run();
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

}  // namespace unspin
