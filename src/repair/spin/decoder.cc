#include "repair/spin/decoder.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <unordered_map>

namespace unspin {
namespace {

constexpr int kRounds = 3;
constexpr size_t kBeam = 10;
// The trigrams count as independent what is not: at three quarters of their weight the
// confidences are about true (at full weight 94 % of the changes given 0.9 to 1 are
// right).
constexpr float kModelScale = 0.75F;
// Weight of the wider context: "spot" is a chip where foundries are near.
constexpr float kWideScale = 0.6F;
// How many sightings the prior belief in a pair is worth when the article's own
// sightings of it are counted.
constexpr float kPriorSightings = 4;
// A word that the article has in positions no spinner touches is likelier to be the
// original elsewhere too: a mixture of the context model with the article's own words.
constexpr float kArticleShare = 0.05F;
constexpr float kMostArticleBonus = 2.5F;
// ln P(an article that does not fit the sound of the word behind it).
constexpr float kWrongArticle = -4;
constexpr size_t kMostArcs = 7;
constexpr size_t kLongestArc = 6;  // tokens
// An original must be so much likelier than the word as it stands.
constexpr float kClearly = 2;
constexpr float kWorstLocal = 9;  // ln below the best candidate of its token

std::string Lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The words of the article that no spinner touched, with their counts.
class FrozenWords {
 public:
  void Add(std::string_view word) {
    ++counts_[Lower(word)];
    ++total_;
  }
  // ln of how much likelier `word` is here than in any text.
  float Bonus(std::string_view word, float unigram) const {
    const auto found = counts_.find(word);
    if (found == counts_.end()) return 0;
    const float share = static_cast<float>(found->second) / static_cast<float>(total_ + 50);
    return std::min(kMostArticleBonus,
                    std::log1p(kArticleShare * share / std::exp(unigram)));
  }

 private:
  TextMap<int> counts_;
  int total_ = 0;
};

// One token of the article and what it may have been.
struct Place {
  std::vector<Candidate> candidates;
  std::vector<uint16_t> arcs;      // the candidates worth a full search
  std::vector<float> posteriors;   // of the candidates
  std::vector<float> fit;          // ln, what does not depend on beliefs
  std::vector<float> wide;         // ln, fit of the wider context; empty before round 2
};

// One reading of one token, summed over the arcs that give it.
struct Option {
  std::string_view text;
  float probability = 0;
  float source_probability = 0;
  const Candidate* source = nullptr;  // the likeliest of these arcs
};

// The word number `index` of a phrase.
std::string_view WordAt(std::string_view phrase, size_t index) {
  for (; index > 0; --index) phrase.remove_prefix(phrase.find(' ') + 1);
  return phrase.substr(0, phrase.find(' '));
}

struct Stretch {
  MaskedParagraph masked;
  std::vector<Place> places;
  std::vector<DecodedColumn> decoded;
};

// How often each word was read as the original of which form, over the whole article.
class Sightings {
 public:
  void Add(std::string_view original, std::string_view spun, float probability) {
    if (probability < 1e-3F) return;
    originals_[original] += probability;
    pairs_[Key(original, spun)] += probability;
  }
  // P(the function writes `spun` for `original`) after the sightings without `own`.
  float Belief(const Candidate& candidate, float own) const {
    const auto original = originals_.find(candidate.original);
    if (original == originals_.end()) return candidate.belief;
    const auto pair = pairs_.find(Key(candidate.original, candidate.spun));
    const float seen = pair == pairs_.end() ? 0 : std::max(0.0F, pair->second - own);
    const float all = std::max(seen, original->second - own);
    return (kPriorSightings * candidate.belief + seen) / (kPriorSightings + all);
  }

 private:
  static std::string Key(std::string_view original, std::string_view spun) {
    std::string key(original);
    key += '\t';
    key += spun;
    return key;
  }
  std::unordered_map<std::string_view, float> originals_;
  std::unordered_map<std::string, float> pairs_;
};

class Restoration {
 public:
  Restoration(const ContextModel& model, const Channel& channel, const CandidateFinder& finder)
      : model_(model), channel_(channel), finder_(finder), unknown_(model.Find("<unknown>")) {}

  void Read(std::string_view title, std::string_view body,
            const std::vector<std::string_view>& paragraphs) {
    ForEachQuickWord(title, [this](std::string_view word, bool) { frozen_.Add(word); });
    for (const std::string_view paragraph : paragraphs) {
      Stretch& stretch = stretches_.emplace_back();
      stretch.masked = MaskTokens(body, paragraph);
      for (const MaskedToken& token : stretch.masked.tokens) {
        if (!token.free && token.context.kind == ContextToken::Kind::kWord) {
          frozen_.Add(token.context.text);
        }
      }
    }
    for (Stretch& stretch : stretches_) Prepare(stretch);
  }

  void Solve() {
    Sightings sightings;
    for (int round = 0; round < kRounds; ++round) {
      Sightings next;
      for (Stretch& stretch : stretches_) {
        if (round > 0) Widen(stretch);
        Search(stretch, sightings, round);
        Count(stretch, next);
      }
      sightings = std::move(next);
    }
  }

  std::vector<Edit> Edits(double min_confidence) const {
    std::vector<Edit> edits;
    for (const Stretch& stretch : stretches_) AddEdits(stretch, min_confidence, edits);
    return edits;
  }

 private:
  void Prepare(Stretch& stretch) {
    const std::vector<MaskedToken>& tokens = stretch.masked.tokens;
    stretch.places.resize(tokens.size());
    for (size_t at = 0; at < tokens.size(); ++at) {
      Place& place = stretch.places[at];
      place.candidates = finder_.Find(tokens, at);
      for (const Candidate& candidate : place.candidates) {
        place.fit.push_back(Fit(candidate, at == 0 ? nullptr : &tokens[at - 1], tokens[at]));
      }
      place.posteriors.assign(place.candidates.size(), 0);
    }
    for (size_t at = 0; at < tokens.size(); ++at) Choose(stretch, at);
  }

  // All that speaks for a candidate beside its neighbours and the belief in the pair.
  float Fit(const Candidate& candidate, const MaskedToken* before,
            const MaskedToken& token) const {
    if (!token.bare) return 0;
    float fit = candidate.emission;
    if (candidate.words == 1) {
      fit += frozen_.Bonus(candidate.original, model_.Unigram(candidate.ids[0]));
    }
    if (before != nullptr && token.free) {
      const auto agrees = CandidateFinder::Agrees(before->text, candidate.original);
      if (agrees && !*agrees) fit += kWrongArticle;
    }
    return fit;
  }

  // The three likeliest words around a token, without regard to its neighbours.
  std::vector<ContextModel::WordId> Guesses(const Stretch& stretch, size_t at) const {
    const Place& place = stretch.places[at];
    std::vector<std::pair<float, ContextModel::WordId>> ranked;
    for (size_t i = 0; i < place.candidates.size(); ++i) {
      const Candidate& candidate = place.candidates[i];
      if (candidate.tokens != 1 || candidate.words != 1) continue;
      ranked.emplace_back(std::log(candidate.belief + 1e-9F) + place.fit[i] +
                              model_.Unigram(candidate.ids[0]),
                          candidate.ids[0]);
    }
    const size_t count = std::min<size_t>(3, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end(), std::greater<>());
    std::vector<ContextModel::WordId> guesses;
    for (size_t i = 0; i < count; ++i) guesses.push_back(ranked[i].second);
    return guesses;
  }

  // Keeps the candidates that fit their immediate neighbours.
  void Choose(Stretch& stretch, size_t at) {
    Place& place = stretch.places[at];
    const size_t count = place.candidates.size();
    std::vector<std::pair<float, uint16_t>> ranked;
    if (count > 2) {
      const std::vector<MaskedToken>& tokens = stretch.masked.tokens;
      std::vector<ContextModel::WordId> before = {model_.sentence_start()};
      if (at > 0 && !tokens[at].context.starts_sentence) before = Guesses(stretch, at - 1);
      std::vector<ContextModel::WordId> after = {model_.sentence_end()};
      if (at + 1 < count && at + 1 < tokens.size()) after = Guesses(stretch, at + 1);
      for (size_t i = 0; i < count; ++i) {
        ranked.emplace_back(Local(place, i, before, after), static_cast<uint16_t>(i));
      }
      std::sort(ranked.begin() + 1, ranked.end(), std::greater<>());
    } else {
      for (size_t i = 0; i < count; ++i) ranked.emplace_back(0, static_cast<uint16_t>(i));
    }
    const float best = std::max_element(ranked.begin(), ranked.end())->first;
    for (size_t i = 0; i < ranked.size() && place.arcs.size() < kMostArcs; ++i) {
      const Candidate& candidate = place.candidates[ranked[i].second];
      if (i > 0 && candidate.tokens == 1 && ranked[i].first < best - kWorstLocal) continue;
      place.arcs.push_back(ranked[i].second);
    }
  }

  float Local(const Place& place, size_t i, const std::vector<ContextModel::WordId>& before,
              const std::vector<ContextModel::WordId>& after) const {
    const Candidate& candidate = place.candidates[i];
    const ContextModel::WordId first = candidate.ids[0];
    const ContextModel::WordId last = candidate.ids[candidate.words - 1U];
    float left = -99;
    float right = -99;
    for (const ContextModel::WordId id : before) {
      left = std::max(left, model_.LogProb(first, id, ContextModel::kUnknown));
    }
    for (const ContextModel::WordId id : after) {
      right = std::max(right, model_.LogProb(id, last, ContextModel::kUnknown));
    }
    if (candidate.tokens > 1) right = left = 0;
    return std::log(candidate.belief + 1e-9F) + place.fit[i] + left + right;
  }

  void Search(Stretch& stretch, const Sightings& sightings, int round) const {
    const std::vector<MaskedToken>& tokens = stretch.masked.tokens;
    std::vector<LatticeColumn> lattice(tokens.size());
    for (size_t at = 0; at < tokens.size(); ++at) {
      lattice[at].starts_sentence = tokens[at].context.starts_sentence;
      const Place& place = stretch.places[at];
      for (const uint16_t i : place.arcs) {
        const Candidate& candidate = place.candidates[i];
        Arc arc;
        arc.tokens = candidate.tokens;
        arc.words = candidate.words;
        arc.ids = candidate.ids;
        const float belief = round == 0 || !tokens[at].free
                                 ? candidate.belief
                                 : sightings.Belief(candidate, place.posteriors[i]);
        arc.score = place.fit[i] + std::log(belief + 1e-9F);
        if (!place.wide.empty()) arc.score += kWideScale * place.wide[i];
        lattice[at].arcs.push_back(arc);
      }
    }
    DecodeOptions options;
    options.beam = kBeam;
    options.model_scale = kModelScale;
    stretch.decoded = Decode(model_, lattice, options);
    for (size_t at = 0; at < tokens.size(); ++at) {
      Place& place = stretch.places[at];
      std::fill(place.posteriors.begin(), place.posteriors.end(), 0.0F);
      for (size_t k = 0; k < place.arcs.size(); ++k) {
        place.posteriors[place.arcs[k]] = stretch.decoded[at].posteriors[k];
      }
    }
  }

  // The wider context of each open place, given the likeliest reading of all others.
  void Widen(Stretch& stretch) const {
    std::vector<ContextModel::WordId> ids;
    std::vector<size_t> at_of;  // of a place in `ids`
    for (size_t at = 0; at < stretch.places.size(); ++at) {
      const int best = stretch.decoded[at].best;
      at_of.push_back(ids.size());
      if (best < 0) continue;
      const Place& place = stretch.places[at];
      const Candidate& chosen = place.candidates[place.arcs[static_cast<size_t>(best)]];
      for (size_t w = 0; w < chosen.words; ++w) {
        ids.push_back(chosen.ids[w] == ContextModel::kUnknown ? unknown_ : chosen.ids[w]);
      }
    }
    for (size_t at = 0; at < stretch.places.size(); ++at) {
      Place& place = stretch.places[at];
      if (place.arcs.size() < 2 || stretch.decoded[at].best < 0) continue;
      const ContextVector context = model_.ContextAt(ids, at_of[at]);
      place.wide.assign(place.candidates.size(), 0);
      for (const uint16_t i : place.arcs) {
        const Candidate& candidate = place.candidates[i];
        if (candidate.words == 1) place.wide[i] = model_.Fit(context, candidate.ids[0]);
      }
    }
  }

  static void Count(const Stretch& stretch, Sightings& sightings) {
    for (size_t at = 0; at < stretch.places.size(); ++at) {
      if (!stretch.masked.tokens[at].free) continue;
      const Place& place = stretch.places[at];
      for (const uint16_t i : place.arcs) {
        const Candidate& candidate = place.candidates[i];
        sightings.Add(candidate.original, candidate.spun, place.posteriors[i]);
      }
    }
  }

  // What one token is read as, over all arcs that read it word for word. Phrases of the
  // table that keep the number of words count for each of their words, so that "crypto
  // speech" for "crypto exchange" adds to "speech" for "exchange".
  std::vector<Option> OptionsOf(const Stretch& stretch, size_t at) const {
    std::vector<Option> options;
    for (size_t start = at < kLongestArc ? 0 : at - kLongestArc + 1; start <= at; ++start) {
      const Place& place = stretch.places[start];
      for (const uint16_t i : place.arcs) {
        const Candidate& candidate = place.candidates[i];
        if (candidate.tokens != candidate.words || start + candidate.tokens <= at) continue;
        const std::string_view text = WordAt(candidate.original, at - start);
        const auto known = std::find_if(options.begin(), options.end(), [&](const Option& o) {
          return o.text == text;
        });
        const float probability = place.posteriors[i];
        if (known == options.end()) {
          options.push_back({text, probability, probability, &candidate});
          continue;
        }
        known->probability += probability;
        if (probability > known->source_probability) {
          known->source_probability = probability;
          known->source = &candidate;
        }
      }
    }
    std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
      return a.probability > b.probability;
    });
    return options;
  }

  void AddEdits(const Stretch& stretch, double min_confidence, std::vector<Edit>& edits) const {
    for (size_t at = 0; at < stretch.places.size();) {
      const Place& place = stretch.places[at];
      const int best = stretch.decoded[at].best;
      const Candidate& chosen =
          place.candidates[best < 0 ? 0 : place.arcs[static_cast<size_t>(best)]];
      if (chosen.tokens != chosen.words) {
        AddPhraseEdit(stretch, at, static_cast<size_t>(best), edits);
        at += chosen.tokens;
        continue;
      }
      if (stretch.masked.tokens[at].bare) AddWordEdit(stretch, at, min_confidence, edits);
      ++at;
    }
  }

  void AddPhraseEdit(const Stretch& stretch, size_t at, size_t arc,
                     std::vector<Edit>& edits) const {
    const Place& place = stretch.places[at];
    const Candidate& candidate = place.candidates[place.arcs[arc]];
    const float confidence = place.posteriors[place.arcs[arc]];
    std::vector<Option> options = {{candidate.original, confidence, confidence, &candidate}};
    for (const uint16_t i : place.arcs) {
      const Candidate& other = place.candidates[i];
      if (i == place.arcs[arc] || other.tokens != candidate.tokens) continue;
      options.push_back({other.original, place.posteriors[i], 0, &other});
    }
    const float kept = std::max(0.0F, 1 - confidence);
    edits.push_back(MakeEdit(stretch.masked.tokens[at].context.begin,
                             stretch.masked.tokens[at + candidate.tokens - 1U].context.end,
                             options, kept));
  }

  void AddWordEdit(const Stretch& stretch, size_t at, double min_confidence,
                   std::vector<Edit>& edits) const {
    const MaskedToken& token = stretch.masked.tokens[at];
    const std::vector<Option> options = OptionsOf(stretch, at);
    if (options.empty() || options.front().text == token.text) return;
    float kept = 0;
    for (const Option& option : options) {
      if (option.text == token.text) kept = option.probability;
    }
    const Option& best = options.front();
    if (kept > 1 - min_confidence || best.probability < kClearly * kept) return;
    edits.push_back(MakeEdit(token.context.begin, token.context.end, options, kept));
  }

  Edit MakeEdit(size_t begin, size_t end, const std::vector<Option>& options,
                float kept) const {
    const Option& best = options.front();
    Edit edit;
    edit.begin = begin;
    edit.end = end;
    edit.text = best.text;
    edit.kind = RepairKind::kSpin;
    edit.confidence = std::min(1.0F, best.probability);
    edit.reason = Reason(best, kept);
    if (best.source->origin == Candidate::Origin::kTable) {
      edit.lexicon_row = channel_.table().RowName(best.source->row);
    }
    for (size_t i = 1; i < options.size() && options[i].probability >= 0.005F; ++i) {
      edit.alternatives.push_back({std::string(options[i].text), options[i].probability});
    }
    return edit;
  }

  static std::string Reason(const Option& best, float kept) {
    const Candidate& source = *best.source;
    const bool table = source.origin == Candidate::Origin::kTable;
    const std::string spun = "'" + std::string(source.spun) + "'";
    const std::string original = "'" + std::string(source.original) + "'";
    std::string reason = table ? "family A writes " + spun + " for " + original
                               : "WordNet leads from " + original + " to " + spun;
    const double ratio = best.probability / std::max(1e-5F, kept);
    if (ratio >= 9e4) return reason + "; it fits over 90,000 times better here";
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "; it fits %.*f times better here",
                  ratio < 10 ? 1 : 0, ratio);
    return reason + buffer;
  }

  const ContextModel& model_;
  const Channel& channel_;
  const CandidateFinder& finder_;
  ContextModel::WordId unknown_;
  FrozenWords frozen_;
  std::vector<Stretch> stretches_;
};

}  // namespace

SpinDecoder::SpinDecoder(const Lexicon& lexicon, const ContextModel& model,
                         const Channel& channel)
    : channel_(channel),
      model_(model),
      thesaurus_(lexicon.file(), model),
      finder_(channel_, thesaurus_, model) {}

std::vector<Edit> SpinDecoder::Restore(std::string_view title, std::string_view body,
                                       const std::vector<std::string_view>& paragraphs,
                                       double min_confidence) const {
  Restoration restoration(model_, channel_, finder_);
  restoration.Read(title, body, paragraphs);
  restoration.Solve();
  return restoration.Edits(min_confidence);
}

}  // namespace unspin
