#include "repair/spin/decoder.h"

#include <cmath>
#include <span>
#include <unordered_map>
#include <utility>

#include "repair/spin/agreement.h"
#include "repair/spin/copy_evidence.h"
#include "repair/spin/doubts.h"
#include "repair/spin/reading.h"
#include "repair/spin/shortlist.h"

namespace unspin {
namespace {

using WordId = ContextModel::WordId;

// Every round reads the whole article with what the round before has found: pairs seen
// elsewhere in it, likely words around.
constexpr int kRounds = 2;
constexpr float kFaintest = 1e-3F;  // posterior after the first round
constexpr float kSettled = 0.98F;
constexpr size_t kBeam = 5;
// The trigrams count as independent what is not: for a function three quarters of their
// weight restore most. A random spinner leaves most words alone, so that the words
// around are sound.
constexpr float kFixedScale = 0.75F;
constexpr float kRandomScale = 1;
// Weight of the wider context: "spot" is a chip where foundries are near.
constexpr float kWideScale = 0.6F;

DecodeOptions Options(const SpinParts& parts, bool fixed) {
  DecodeOptions options;
  options.trigrams = parts.trigrams;
  options.beam = kBeam;
  options.model_scale = fixed ? kFixedScale : kRandomScale;
  return options;
}

// The reading of one article.
class Restoration {
 public:
  Restoration(const ContextModel& model, const CandidateFinder& finder,
              const Channel& channel, const SpinParts& parts, size_t rate,
              std::span<const AlignedCopy> copies)
      : model_(model),
        channel_(channel),
        parts_(parts),
        rate_(rate),
        shortlister_(model, finder, channel.fixed(), rate),
        copies_(channel, finder, copies),
        lattice_decoder_(model, Options(parts, channel.fixed())),
        unknown_(model.Find("<unknown>")) {}

  void Read(std::string_view title, std::string_view body,
            const std::vector<std::string_view>& paragraphs) {
    ForEachQuickWord(title, [this](std::string_view word, bool, bool) {
      shortlister_.Freeze(word);
    });
    for (const std::string_view paragraph : paragraphs) {
      Reading& reading = readings_.emplace_back();
      reading.masked = MaskTokens(body, paragraph, channel_.profile().touches);
      for (const MaskedToken& token : reading.masked.tokens) Freeze(token);
    }
    for (Reading& reading : readings_) Prepare(reading);
  }

  void Solve(int rounds, const Deadline& deadline) {
    Sightings sightings;
    for (int round = 0; round < rounds; ++round) {
      Sightings next;
      for (Reading& reading : readings_) {
        if (round > 0 && parts_.vectors) Widen(reading);
        deadline.Check();
        Search(reading, sightings, round);
        Count(reading, next);
      }
      sightings = std::move(next);
    }
  }

  const std::vector<Reading>& readings() const { return readings_; }

 private:
  void Freeze(const MaskedToken& token) {
    if (!parts_.evidence) return;
    if (token.context.kind != ContextToken::Kind::kWord) return;
    if (!token.free || !CanBeSubstitute(token)) shortlister_.Freeze(token.context.text);
    if (!channel_.fixed()) return;
    // Plurals stay as they are: "customers" tells of "customer", written "lawsuit".
    if (token.text.size() >= 5 && token.text.ends_with('s') &&
        !token.text.ends_with("ss")) {
      shortlister_.Freeze(token.text.substr(0, token.text.size() - 1));
    }
  }

  // A random spinner leaves most words as they are; those that it never writes are
  // original for certain. A fixed function replaces the words that it knows, so that a
  // word in a free place says nothing.
  bool CanBeSubstitute(const MaskedToken& token) const {
    if (channel_.fixed()) return true;
    const uint64_t hash = Channel::HashOf(token.text);
    return bool{channel_.matcher().Longest({&hash, 1})};
  }

  void Prepare(Reading& reading) {
    items_.clear();
    const std::vector<uint32_t> begins =
        shortlister_.Choose(reading.masked.tokens, items_);
    for (size_t at = 0; at < begins.size(); ++at) {
      const size_t end = at + 1 < begins.size() ? begins[at + 1] : items_.size();
      Place& place = reading.places.emplace_back();
      place.first = begins[at];
      place.count = static_cast<uint32_t>(end) - place.first;
    }
    reading.choices.reserve(items_.size());
    for (const Shortlister::Item& item : items_) {
      Choice& choice = reading.choices.emplace_back();
      choice.candidate = item.candidate;
      choice.fit = item.fit;
      choice.pair = item.pair;
      choice.ruled_out = item.ruled_out;
    }
    if (!copies_.empty()) copies_.Apply(reading, shortlister_.numbers());
  }

  void Search(Reading& reading, const Sightings& sightings, int round) {
    const std::vector<MaskedToken>& tokens = reading.masked.tokens;
    arcs_.clear();
    arcs_.reserve(reading.choices.size());  // the lattice points into it
    arc_choices_.clear();
    lattice_.clear();
    for (size_t at = 0; at < tokens.size(); ++at) {
      const size_t first = arcs_.size();
      const bool sighted = round > 0 && tokens[at].free && parts_.determinism;
      const Place& place = reading.places[at];
      for (uint32_t i = 0; i < place.count; ++i) {
        const Choice& choice = reading.choices[place.first + i];
        if (choice.ruled_out) continue;
        const Candidate& candidate = *choice.candidate;
        arc_choices_.push_back(place.first + i);
        Arc& arc = arcs_.emplace_back();
        arc.tokens = candidate.tokens;
        arc.words = candidate.words;
        arc.ids = candidate.ids;
        arc.score = candidate.log_beliefs[rate_];
        if (sighted) {
          const float belief =
              sightings.Belief(choice.pair, candidate.beliefs[rate_], choice.posterior);
          arc.score = LogBelief(belief);
        }
        arc.score += choice.fit + choice.copies + kWideScale * choice.wide;
      }
      lattice_.push_back({tokens[at].context.starts_sentence,
                          std::span<const Arc>(arcs_).subspan(first)});
    }
    const DecodedLattice decoded = lattice_decoder_.Decode(lattice_);
    size_t first_arc = 0;
    for (size_t at = 0; at < tokens.size(); ++at) {
      Place& place = reading.places[at];
      const int best = decoded.best[at];
      place.best =
          best < 0
              ? -1
              : static_cast<int>(arc_choices_[first_arc + static_cast<size_t>(best)] -
                                 place.first);
      first_arc += lattice_[at].arcs.size();
    }
    for (size_t i = 0; i < arc_choices_.size(); ++i) {
      reading.choices[arc_choices_[i]].posterior = decoded.posteriors[i];
    }
    if (round > 0) return;
    if (!channel_.fixed()) reading.evidence = decoded.total - ScoreAsItStands(reading);
    Prune(reading);
  }

  // Whether a token can be read by anything but the word as it stands.
  static bool HasOther(const Reading& reading, const Place& place) {
    return place.best > 0 && reading.choices[place.first].candidate->tokens == 1;
  }

  // ln of the probability of the words as they stand, if nothing was replaced.
  float ScoreAsItStands(const Reading& reading) {
    lattice_.clear();
    arcs_.clear();
    for (size_t at = 0; at < reading.places.size(); ++at) {
      const Choice& standing = reading.choices[reading.places[at].first];
      Arc& arc = arcs_.emplace_back();
      arc.ids = standing.candidate->ids;
      arc.score = standing.fit + standing.copies;
      lattice_.push_back({reading.masked.tokens[at].context.starts_sentence,
                          std::span<const Arc>(&arc, 1)});
    }
    return lattice_decoder_.Decode(lattice_).total;
  }

  // Drops what the neighbours rule out: most places are decided by them alone, and the
  // later rounds need to look at the others only. The wider context can make a choice
  // some twenty times likelier, not a thousand times.
  static void Prune(Reading& reading) {
    size_t kept = 0;
    for (Place& place : reading.places) {
      const size_t first = kept;
      int best = -1;
      for (uint32_t i = 0; i < place.count; ++i) {
        const Choice& choice = reading.choices[place.first + i];
        const bool chosen = static_cast<int>(i) == place.best;
        const bool faint = !chosen && choice.posterior < kFaintest;
        if (i > 0 && faint) continue;
        if (chosen) best = static_cast<int>(kept - first);
        reading.choices[kept] = choice;
        reading.choices[kept++].ruled_out = faint && HasOther(reading, place);
      }
      place.first = static_cast<uint32_t>(first);
      place.count = static_cast<uint32_t>(kept - first);
      place.best = best;
    }
    reading.choices.resize(kept);
  }

  // Whether the neighbours leave no doubt.
  static bool IsSettled(const Reading& reading, const Place& place) {
    return reading.ChoicesOf(place)[static_cast<size_t>(place.best)].posterior >
           kSettled;
  }

  // The wider context of each open place, given the likeliest reading of all others.
  void Widen(Reading& reading) const {
    std::vector<WordId> ids;
    std::vector<size_t> index;  // of a place in `ids`
    for (const Place& place : reading.places) {
      index.push_back(ids.size());
      if (place.best < 0) continue;
      const Candidate& chosen =
          *reading.ChoicesOf(place)[static_cast<size_t>(place.best)].candidate;
      for (size_t w = 0; w < chosen.words; ++w) {
        const WordId id = chosen.ids[w];
        ids.push_back(id == ContextModel::kUnknown ? unknown_ : id);
      }
    }
    ContextVectors::Bag bag;
    for (size_t at = 0; at < reading.places.size(); ++at) {
      const Place& place = reading.places[at];
      if (place.count < 2 || place.best < 0 || IsSettled(reading, place)) continue;
      const ContextVector context = model_.ContextAt(ids, index[at], bag);
      for (Choice& choice : reading.ChoicesOf(place)) {
        const Candidate& candidate = *choice.candidate;
        choice.wide = candidate.words == 1 ? model_.Fit(context, candidate.ids[0]) : 0;
      }
    }
  }

  static void Count(const Reading& reading, Sightings& sightings) {
    for (size_t at = 0; at < reading.places.size(); ++at) {
      if (!reading.masked.tokens[at].free) continue;
      for (const Choice& choice : reading.ChoicesOf(reading.places[at])) {
        sightings.Add(choice.pair, choice.posterior);
      }
    }
  }

  const ContextModel& model_;
  const Channel& channel_;
  SpinParts parts_;
  size_t rate_;
  Shortlister shortlister_;
  CopyEvidence copies_;
  LatticeDecoder lattice_decoder_;
  WordId unknown_;
  std::vector<Reading> readings_;
  // Memory used again for each paragraph.
  std::vector<Shortlister::Item> items_;
  std::vector<Arc> arcs_;
  std::vector<uint32_t> arc_choices_;  // of the reading, by arc
  std::vector<LatticeColumn> lattice_;
};

// How often words stand in an article and changes are proposed, by hash.
class ArticleCounts {
 public:
  explicit ArticleCounts(std::string_view body) : body_(body) {
    ForEachQuickWord(body, [this](std::string_view word, bool, bool) {
      ++words_[Channel::HashOf(word)];
    });
  }

  void Add(const Proposal& proposal) { ++changes_[HashOf(proposal)]; }

  void Fill(Proposal& proposal) const {
    using enum DecisionFeature;
    const auto same = static_cast<float>(changes_.find(HashOf(proposal))->second);
    // Phrases are counted where they are changed only.
    const float form = std::max(same, TimesOf(FormOf(proposal)));
    At(proposal.features, kFormTimes) = std::log1p(form);
    At(proposal.features, kSame) = same / form;
    At(proposal.features, kBestTimes) = std::log1p(TimesOf(proposal.edit.text));
  }

 private:
  std::string_view FormOf(const Proposal& proposal) const {
    return body_.substr(proposal.edit.begin, proposal.edit.end - proposal.edit.begin);
  }
  uint64_t HashOf(const Proposal& proposal) const {
    return Channel::HashOf(FormOf(proposal)) * 31 + Channel::HashOf(proposal.edit.text);
  }
  float TimesOf(std::string_view word) const {
    const auto found = words_.find(Channel::HashOf(word));
    return found == words_.end() ? 0 : static_cast<float>(found->second);
  }

  std::string_view body_;
  std::unordered_map<uint64_t, int> words_;
  std::unordered_map<uint64_t, int> changes_;
};

}  // namespace

SpinDecoder::SpinDecoder(const Lexicon& lexicon, const ContextModel& model,
                         const Channel& channel, const SpinParts& parts)
    : channel_(channel),
      model_(model),
      parts_(parts),
      thesaurus_(parts.thesaurus ? WordNet(lexicon.file()) : WordNet(), model, channel),
      finder_(channel_, thesaurus_, model),
      decisions_(lexicon, channel.profile().mapping) {}

std::vector<SpinDecoder::Proposals> SpinDecoder::Propose(
    std::string_view title, std::string_view body,
    const std::vector<std::string_view>& paragraphs, size_t rate,
    std::span<const AlignedCopy> copies, const Deadline& deadline) const {
  Restoration restoration(model_, finder_, channel_, parts_, rate, copies);
  restoration.Read(title, body, paragraphs);
  restoration.Solve(kRounds, deadline);
  std::vector<Proposals> all;
  for (const Reading& reading : restoration.readings()) {
    all.push_back({ProposeEdits(reading, channel_, rate), FindDoubts(reading, channel_),
                   reading.evidence});
  }
  ArticleCounts counts(body);
  for (const Proposals& paragraph : all) {
    for (const Proposal& proposal : paragraph.proposals) counts.Add(proposal);
  }
  for (Proposals& paragraph : all) {
    for (Proposal& proposal : paragraph.proposals) counts.Fill(proposal);
  }
  return all;
}

float SpinDecoder::Evidence(std::string_view title, std::string_view body,
                            const std::vector<std::string_view>& paragraphs,
                            size_t rate, const Deadline& deadline) const {
  Restoration restoration(model_, finder_, channel_, parts_, rate, {});
  restoration.Read(title, body, paragraphs);
  restoration.Solve(1, deadline);
  float evidence = 0;
  for (const Reading& reading : restoration.readings()) evidence += reading.evidence;
  return evidence;
}

std::vector<SpinDecoder::Paragraph> SpinDecoder::Restore(
    std::string_view title, std::string_view body,
    const std::vector<std::string_view>& paragraphs, size_t rate, double min_confidence,
    std::span<const AlignedCopy> copies, const Deadline& deadline) const {
  std::vector<Paragraph> restored;
  for (Proposals& found : Propose(title, body, paragraphs, rate, copies, deadline)) {
    const std::string_view text = paragraphs[restored.size()];
    Paragraph& paragraph = restored.emplace_back();
    paragraph.evidence = found.evidence;
    paragraph.edits = std::move(found.doubts);
    for (Proposal& proposal : found.proposals) {
      // What the original has needs no weighing.
      const float replaced = proposal.copied
                                 ? static_cast<float>(proposal.edit.confidence)
                                 : decisions_.Replaced(proposal.features);
      if (!proposal.copied) {
        proposal.edit.confidence = decisions_.Right(proposal.features);
      }
      if (replaced < min_confidence) {
        AddRefused(body, std::move(proposal.edit), replaced, min_confidence,
                   paragraph.edits);
      } else {
        paragraph.edits.push_back(std::move(proposal.edit));
      }
    }
    if (channel_.profile().articles == Articles::kSpun) {
      MakeArticlesAgree(MaskTokens(body, text, channel_.profile().touches).tokens,
                        paragraph.edits);
    }
    DropOverlaps(paragraph.edits);
  }
  return restored;
}

}  // namespace unspin
