#include "repair/spin/decoder.h"

#include <span>
#include <utility>

#include "repair/spin/reading.h"
#include "repair/spin/shortlist.h"

#include <cstdlib>
static inline float EnvF(const char* n, float d) { const char* v = std::getenv(n); return v ? std::strtof(v, nullptr) : d; }

namespace unspin {
namespace {

using WordId = ContextModel::WordId;

// Every round reads the whole article with what the round before has found: pairs seen
// elsewhere in it, likely words around.
constexpr int kRounds = 3;
constexpr float kFaintest = 1e-3F;  // posterior after the first round
constexpr size_t kBeam = 5;
// The trigrams count as independent what is not: at three quarters of their weight the
// confidences are about true (at full weight 94 % of the changes given 0.9 to 1 are
// right).
const float kModelScaleA = EnvF("MSA",0.75F), kModelScaleB = EnvF("MSB",0.75F);
// Weight of the wider context: "spot" is a chip where foundries are near.
constexpr float kWideScale = 0.6F;

DecodeOptions Options(const SpinParts& parts, bool fixed) {
  DecodeOptions options;
  options.trigrams = parts.trigrams;
  options.beam = kBeam;
  options.model_scale = fixed ? kModelScaleA : kModelScaleB;
  return options;
}

// The reading of one article.
class Restoration {
 public:
  Restoration(const ContextModel& model, const CandidateFinder& finder,
              const Channel& channel, const SpinParts& parts, size_t rate)
      : model_(model),
        channel_(channel),
        parts_(parts),
        rate_(rate),
        shortlister_(model, finder, channel.fixed(), rate),
        lattice_decoder_(model, Options(parts, channel.fixed())),
        unknown_(model.Find("<unknown>")) {}

  void Read(std::string_view title, std::string_view body,
            const std::vector<std::string_view>& paragraphs) {
    ForEachQuickWord(
        title, [this](std::string_view word, bool, bool) { shortlister_.Freeze(word); });
    for (const std::string_view paragraph : paragraphs) {
      Reading& reading = readings_.emplace_back();
      reading.masked = MaskTokens(body, paragraph, channel_.profile().touches);
      for (const MaskedToken& token : reading.masked.tokens) Freeze(token);
    }
    for (Reading& reading : readings_) Prepare(reading);
  }

  void Solve() {
    Sightings sightings;
    for (int round = 0; round < kRounds; ++round) {
      Sightings next;
      for (Reading& reading : readings_) {
        if (round > 0 && parts_.vectors) Widen(reading);
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
    }
  }

  void Search(Reading& reading, const Sightings& sightings, int round) {
    const std::vector<MaskedToken>& tokens = reading.masked.tokens;
    arcs_.clear();
    arcs_.reserve(reading.choices.size());  // the lattice points into it
    lattice_.clear();
    for (size_t at = 0; at < tokens.size(); ++at) {
      const size_t first = arcs_.size();
      const bool sighted =
          round > 0 && tokens[at].free && channel_.fixed() && parts_.determinism;
      for (const Choice& choice : reading.ChoicesOf(reading.places[at])) {
        const Candidate& candidate = *choice.candidate;
        Arc& arc = arcs_.emplace_back();
        arc.tokens = candidate.tokens;
        arc.words = candidate.words;
        arc.ids = candidate.ids;
        arc.score = choice.fit + candidate.log_beliefs[rate_];
        if (sighted) {
          const float belief = sightings.Belief(choice.pair, candidate.beliefs[rate_],
                                                choice.posterior);
          arc.score = choice.fit + LogBelief(belief);
        }
        static const float kwa = EnvF("WSA", 0.6F), kwb = EnvF("WSB", 0.6F), rb = EnvF("RB", 0);
        arc.score += (channel_.fixed() ? kwa : kwb) * choice.wide;
        if (!channel_.fixed() && candidate.origin != Candidate::Origin::kKept && round > 0) arc.score += rb;
      }
      lattice_.push_back({tokens[at].context.starts_sentence,
                          std::span<const Arc>(arcs_).subspan(first)});
    }
    const DecodedLattice decoded = lattice_decoder_.Decode(lattice_);
    if (round == 0) reading.evidence = decoded.total - ScoreAsItStands(reading);
    for (size_t at = 0; at < tokens.size(); ++at) {
      reading.places[at].best = decoded.best[at];
    }
    for (size_t i = 0; i < reading.choices.size(); ++i) {
      reading.choices[i].posterior = decoded.posteriors[i];
    }
    if (round == 0) Prune(reading);
  }

  // ln of the probability of the words as they stand, if nothing was replaced.
  float ScoreAsItStands(const Reading& reading) {
    lattice_.clear();
    for (size_t at = 0; at < reading.places.size(); ++at) {
      const Place& place = reading.places[at];
      Arc& arc = arcs_[place.first];
      arc.score = reading.choices[place.first].fit;
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
        if (i > 0 && !chosen && choice.posterior < kFaintest) continue;
        if (chosen) best = static_cast<int>(kept - first);
        reading.choices[kept++] = choice;
      }
      place.first = static_cast<uint32_t>(first);
      place.count = static_cast<uint32_t>(kept - first);
      place.best = best;
    }
    reading.choices.resize(kept);
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
      if (place.count < 2 || place.best < 0) continue;
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
  LatticeDecoder lattice_decoder_;
  WordId unknown_;
  std::vector<Reading> readings_;
  // Memory used again for each paragraph.
  std::vector<Shortlister::Item> items_;
  std::vector<Arc> arcs_;
  std::vector<LatticeColumn> lattice_;
};

}  // namespace

SpinDecoder::SpinDecoder(const Lexicon& lexicon, const ContextModel& model,
                         const Channel& channel, const SpinParts& parts)
    : channel_(channel),
      model_(model),
      parts_(parts),
      thesaurus_(parts.thesaurus ? WordNet(lexicon.file()) : WordNet(), model, channel),
      finder_(channel_, thesaurus_, model) {}

std::vector<SpinDecoder::Paragraph> SpinDecoder::Restore(
    std::string_view title, std::string_view body,
    const std::vector<std::string_view>& paragraphs, size_t rate,
    double min_confidence) const {
  Restoration restoration(model_, finder_, channel_, parts_, rate);
  restoration.Read(title, body, paragraphs);
  restoration.Solve();
  std::vector<Paragraph> restored;
  for (const Reading& reading : restoration.readings()) {
    Paragraph& paragraph = restored.emplace_back();
    paragraph.evidence = reading.evidence;
    AddEdits(reading, channel_, min_confidence, paragraph.edits);
  }
  return restored;
}

}  // namespace unspin
