#include "repair/spin/decoder.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <span>
#include <unordered_map>

#include "repair/spin/evidence.h"
#include "repair/spin/reading.h"

namespace unspin {
namespace {

using WordId = ContextModel::WordId;

// Every round reads the whole article with what the round before has found: pairs seen
// elsewhere in it, likely words around.
constexpr int kRounds = 3;
constexpr size_t kBeam = 10;
// The trigrams count as independent what is not: at three quarters of their weight the
// confidences are about true (at full weight 94 % of the changes given 0.9 to 1 are
// right).
constexpr float kModelScale = 0.75F;
// Weight of the wider context: "spot" is a chip where foundries are near.
constexpr float kWideScale = 0.6F;
// ln P(an article that does not fit the sound of the word behind it).
constexpr float kWrongArticle = -4;

constexpr size_t kMostGuesses = 3;
constexpr size_t kMostLocal = 16;   // candidates looked at more closely
constexpr size_t kMostArcs = 7;     // candidates that are searched
constexpr float kWorstLocal = 9;    // ln below the best candidate of its token
constexpr float kNoBelief = 1e-9F;  // ln 0 would make a column impossible

// What a token may have been, whatever is around it; the same for equal free tokens.
struct Form {
  std::vector<Candidate> candidates;
  std::vector<float> fit;
  std::vector<WordId> guesses;  // the likeliest words
};

class Restoration {
 public:
  Restoration(const ContextModel& model, const CandidateFinder& finder)
      : model_(model), finder_(finder), unknown_(model.Find("<unknown>")) {}

  void Read(std::string_view title, std::string_view body,
            const std::vector<std::string_view>& paragraphs) {
    ForEachQuickWord(title, [this](std::string_view word, bool) { Freeze(word); });
    for (const std::string_view paragraph : paragraphs) {
      Reading& reading = readings_.emplace_back();
      reading.masked = MaskTokens(body, paragraph);
      for (const MaskedToken& token : reading.masked.tokens) {
        if (token.context.kind != ContextToken::Kind::kWord) continue;
        if (!token.free) Freeze(token.context.text);
        // Plurals stay as they are: "customers" tells of "customer", written "lawsuit".
        if (token.text.size() >= 5 && token.text.ends_with('s') &&
            !token.text.ends_with("ss")) {
          Freeze(token.text.substr(0, token.text.size() - 1));
        }
      }
    }
    for (Reading& reading : readings_) Prepare(reading);
  }

  void Solve() {
    Sightings sightings;
    for (int round = 0; round < kRounds; ++round) {
      Sightings next;
      for (Reading& reading : readings_) {
        if (round > 0) Widen(reading);
        Search(reading, sightings, round);
        Count(reading, next);
      }
      sightings = std::move(next);
    }
  }

  const std::vector<Reading>& readings() const { return readings_; }

 private:
  void Freeze(std::string_view word) {
    char buffer[kMaxWordBytes];
    frozen_.Add(model_.Find(LowerWord(word, buffer)));
  }

  void Prepare(Reading& reading) {
    const std::vector<MaskedToken>& tokens = reading.masked.tokens;
    std::vector<const Form*> forms;
    for (const MaskedToken& token : tokens) forms.push_back(&FormOf(token));
    for (size_t at = 0; at < tokens.size(); ++at) {
      Place& place = reading.places.emplace_back();
      Choose(tokens, forms, at, place);
      for (const Candidate& candidate : place.candidates) {
        place.pairs.push_back(
            {numbers_.Of(candidate.original), numbers_.Of(candidate.spun)});
      }
      place.posteriors.assign(place.candidates.size(), 0);
    }
  }

  const Form& FormOf(const MaskedToken& token) {
    if (!token.free) return MakeForm(token, forms_.emplace_back());
    const auto [known, fresh] = form_of_.try_emplace(token.text, nullptr);
    if (fresh) known->second = &MakeForm(token, forms_.emplace_back());
    return *known->second;
  }

  const Form& MakeForm(const MaskedToken& token, Form& form) const {
    form.candidates = finder_.FindAlone(token);
    std::vector<std::pair<float, WordId>> ranked;
    for (const Candidate& candidate : form.candidates) {
      form.fit.push_back(Fit(candidate));
      if (candidate.words == 1) {
        ranked.emplace_back(std::log(candidate.belief + kNoBelief) + form.fit.back() +
                                model_.Unigram(candidate.ids[0]),
                            candidate.ids[0]);
      }
    }
    const size_t count = std::min(kMostGuesses, ranked.size());
    std::partial_sort(ranked.begin(),
                      ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                      std::greater<>());
    for (size_t i = 0; i < count; ++i) form.guesses.push_back(ranked[i].second);
    return form;
  }

  float Fit(const Candidate& candidate) const {
    if (candidate.words != 1) return candidate.emission;
    return candidate.emission +
           frozen_.Bonus(candidate.ids[0], model_.Unigram(candidate.ids[0]));
  }

  static float ArticleFit(const std::vector<MaskedToken>& tokens, size_t at,
                          const Candidate& candidate) {
    if (at == 0 || !tokens[at].free) return 0;
    const auto agrees =
        CandidateFinder::Agrees(tokens[at - 1].text, candidate.original);
    return agrees && !*agrees ? kWrongArticle : 0;
  }

  struct Ranked {
    float score = 0;
    const Candidate* candidate = nullptr;
    float fit = 0;
  };

  // Keeps the candidates that fit their immediate neighbours.
  void Choose(const std::vector<MaskedToken>& tokens,
              const std::vector<const Form*>& forms, size_t at, Place& place) const {
    const Form& form = *forms[at];
    const std::vector<Candidate> phrases =
        tokens[at].bare ? finder_.FindPhrases(tokens, at) : std::vector<Candidate>();
    std::vector<Ranked> ranked;
    ranked.reserve(form.candidates.size() + phrases.size());
    for (size_t i = 0; i < form.candidates.size(); ++i) {
      const Candidate& candidate = form.candidates[i];
      ranked.push_back(
          {0, &candidate, form.fit[i] + ArticleFit(tokens, at, candidate)});
    }
    for (const Candidate& phrase : phrases) {
      ranked.push_back({0, &phrase, Fit(phrase) + ArticleFit(tokens, at, phrase)});
    }
    if (ranked.size() > 2) {
      const WordId start[] = {model_.sentence_start()};
      const WordId end[] = {model_.sentence_end()};
      std::span<const WordId> before = start;
      std::span<const WordId> after = end;
      if (at > 0 && !tokens[at].context.starts_sentence)
        before = forms[at - 1]->guesses;
      if (at + 1 < tokens.size()) after = forms[at + 1]->guesses;
      if (ranked.size() > kMostLocal) {
        Rank(before.first(1), after.first(1), ranked);
        ranked.resize(kMostLocal);
      }
      Rank(before, after, ranked);
    }
    float best = ranked.front().score;
    for (const Ranked& r : ranked) best = std::max(best, r.score);
    for (const Ranked& r : ranked) {
      if (place.candidates.size() == kMostArcs) break;
      const bool poor = r.candidate->tokens == 1 && r.score < best - kWorstLocal;
      if (poor && !place.candidates.empty()) continue;
      place.candidates.push_back(*r.candidate);
      place.fit.push_back(r.fit);
    }
  }

  // Sorts by Local, but leaves the word as it stands in front.
  void Rank(std::span<const WordId> before, std::span<const WordId> after,
            std::vector<Ranked>& ranked) const {
    for (Ranked& r : ranked) {
      r.score = r.fit + std::log(r.candidate->belief + kNoBelief);
      if (r.candidate->tokens == 1) r.score += Local(*r.candidate, before, after);
    }
    std::sort(ranked.begin() + 1, ranked.end(),
              [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  }

  float Local(const Candidate& candidate, std::span<const WordId> before,
              std::span<const WordId> after) const {
    float left = -99;
    float right = -99;
    for (const WordId id : before) {
      left =
          std::max(left, model_.LogProb(candidate.ids[0], id, ContextModel::kUnknown));
    }
    const WordId last = candidate.ids[candidate.words - 1U];
    for (const WordId id : after) {
      right = std::max(right, model_.LogProb(id, last, ContextModel::kUnknown));
    }
    return left + right;
  }

  void Search(Reading& reading, const Sightings& sightings, int round) const {
    const std::vector<MaskedToken>& tokens = reading.masked.tokens;
    std::vector<LatticeColumn> lattice(tokens.size());
    for (size_t at = 0; at < tokens.size(); ++at) {
      lattice[at].starts_sentence = tokens[at].context.starts_sentence;
      const Place& place = reading.places[at];
      for (size_t i = 0; i < place.candidates.size(); ++i) {
        const Candidate& candidate = place.candidates[i];
        float belief = candidate.belief;
        if (round > 0 && tokens[at].free) {
          belief = sightings.Belief(place.pairs[i], belief, place.posteriors[i]);
        }
        Arc arc;
        arc.tokens = candidate.tokens;
        arc.words = candidate.words;
        arc.ids = candidate.ids;
        arc.score = place.fit[i] + std::log(belief + kNoBelief);
        if (!place.wide.empty()) arc.score += kWideScale * place.wide[i];
        lattice[at].arcs.push_back(arc);
      }
    }
    DecodeOptions options;
    options.beam = kBeam;
    options.model_scale = kModelScale;
    std::vector<DecodedColumn> decoded = Decode(model_, lattice, options);
    for (size_t at = 0; at < tokens.size(); ++at) {
      reading.places[at].best = decoded[at].best;
      reading.places[at].posteriors = std::move(decoded[at].posteriors);
    }
  }

  // The wider context of each open place, given the likeliest reading of all others.
  void Widen(Reading& reading) const {
    std::vector<WordId> ids;
    std::vector<size_t> index;  // of a place in `ids`
    for (const Place& place : reading.places) {
      index.push_back(ids.size());
      if (place.best < 0) continue;
      const Candidate& chosen = place.candidates[static_cast<size_t>(place.best)];
      for (size_t w = 0; w < chosen.words; ++w) {
        ids.push_back(chosen.ids[w] == ContextModel::kUnknown ? unknown_
                                                              : chosen.ids[w]);
      }
    }
    for (size_t at = 0; at < reading.places.size(); ++at) {
      Place& place = reading.places[at];
      if (place.candidates.size() < 2 || place.best < 0) continue;
      const ContextVector context = model_.ContextAt(ids, index[at]);
      place.wide.assign(place.candidates.size(), 0);
      for (size_t i = 0; i < place.candidates.size(); ++i) {
        const Candidate& candidate = place.candidates[i];
        if (candidate.words == 1) place.wide[i] = model_.Fit(context, candidate.ids[0]);
      }
    }
  }

  static void Count(const Reading& reading, Sightings& sightings) {
    for (size_t at = 0; at < reading.places.size(); ++at) {
      if (!reading.masked.tokens[at].free) continue;
      const Place& place = reading.places[at];
      for (size_t i = 0; i < place.candidates.size(); ++i) {
        sightings.Add(place.pairs[i], place.posteriors[i]);
      }
    }
  }

  const ContextModel& model_;
  const CandidateFinder& finder_;
  WordId unknown_;
  FrozenWords frozen_;
  WordNumbers numbers_;
  std::deque<Form> forms_;
  std::unordered_map<std::string_view, const Form*> form_of_;
  std::vector<Reading> readings_;
};

}  // namespace

SpinDecoder::SpinDecoder(const Lexicon& lexicon, const ContextModel& model,
                         const Channel& channel)
    : channel_(channel),
      model_(model),
      thesaurus_(lexicon.file(), model, channel),
      finder_(channel_, thesaurus_, model) {}

std::vector<Edit> SpinDecoder::Restore(std::string_view title, std::string_view body,
                                       const std::vector<std::string_view>& paragraphs,
                                       double min_confidence) const {
  Restoration restoration(model_, finder_);
  restoration.Read(title, body, paragraphs);
  restoration.Solve();
  std::vector<Edit> edits;
  for (const Reading& reading : restoration.readings()) {
    AddEdits(reading, channel_, min_confidence, edits);
  }
  return edits;
}

}  // namespace unspin
