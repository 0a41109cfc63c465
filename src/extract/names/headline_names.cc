#include "extract/names/headline_names.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/names/contexts.h"
#include "extract/names/tag_evidence.h"

namespace unspin {
namespace {

constexpr size_t kMostWordsOfKnownName = 8;
constexpr float kSure = 0.9F;

class HeadlineNames {
 public:
  HeadlineNames(ArticleNames& names, std::span<const TaggedField> tags,
                const Gazetteers& gazetteers, const CueWeights& weights)
      : names_(names), tags_(tags), gazetteers_(gazetteers), weights_(weights) {}

  void Run() {
    std::vector<NameCandidate> found;
    for (size_t field = 0; field < names_.texts.size(); ++field) {
      const NameWords& text = names_.texts[field];
      if (!text.text->title_case()) continue;
      for (size_t i = 0; i < text.words.size();) {
        std::optional<NameCandidate> name = KnownNameAt(field, i);
        i = name ? name->words.end : i + 1;
        if (name) found.push_back(*name);
      }
    }
    if (found.empty()) return;
    const size_t added = found.size();
    names_.candidates.insert(names_.candidates.begin(), found.begin(), found.end());
    for (NameGroup& group : names_.groups) {
      for (size_t& member : group.members) member += added;
    }
    for (size_t i = 0; i < added; ++i) Adopt(i);
  }

 private:
  std::optional<NameCandidate> KnownNameAt(size_t field, size_t i) const {
    const NameWords& text = names_.texts[field];
    if (!text.words[i].CanBeName()) return std::nullopt;
    const size_t tagged = WordsTagged(field, i);
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
      const size_t group = names_.Find(c.key);
      const bool known = group != kNoGroup && !names_.groups[group].dropped;
      const bool listed = names_.HasTrust(c, RowTrust::kOwn) &&
                          !text.words[i].Is(kDemonym) &&
                          (size > 1 || !text.words[i].Is(kCommon));
      if (known || listed || size == tagged) return c;
    }
    return std::nullopt;
  }

  // How many words the name has that the tagger sees at word `i`, for sure; 0 for none.
  size_t WordsTagged(size_t field, size_t i) const {
    if (tags_.empty()) return 0;
    for (const TaggedName& name : tags_[field].names) {
      if (name.words.begin == i && name.confidence >= kSure) return name.words.size();
    }
    return 0;
  }

  void Adopt(size_t candidate) {
    NameCandidate& c = names_.candidates[candidate];
    const size_t known = names_.Find(c.key);
    if (known != kNoGroup && !names_.groups[known].dropped) {
      auto& members = names_.groups[known].members;
      members.insert(std::lower_bound(members.begin(), members.end(), candidate),
                     candidate);
      c.group = known;
      return;
    }
    NameGroup group;
    group.key = c.key;
    group.members.push_back(candidate);
    for (const Cue cue : InnerCues(names_.TextOf(c), c, gazetteers_)) group.Count(cue);
    AddTagEvidence(tags_, names_, group);
    group.Score(weights_);
    c.group = names_.groups.size();
    if (known == kNoGroup) {
      const std::pair<uint64_t, size_t> entry(c.key, c.group);
      names_.by_key.insert(
          std::lower_bound(names_.by_key.begin(), names_.by_key.end(), entry), entry);
    }
    names_.groups.push_back(std::move(group));
  }

  ArticleNames& names_;
  std::span<const TaggedField> tags_;
  const Gazetteers& gazetteers_;
  const CueWeights& weights_;
};

}  // namespace

void AddHeadlineNames(ArticleNames& names, std::span<const TaggedField> tags,
                      const Gazetteers& gazetteers, const CueWeights& weights) {
  HeadlineNames(names, tags, gazetteers, weights).Run();
}

}  // namespace unspin
