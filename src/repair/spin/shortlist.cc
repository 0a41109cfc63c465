#include "repair/spin/shortlist.h"

#include <algorithm>
#include <utility>

namespace unspin {
namespace {

// ln P(an article that does not fit the sound of the word behind it).
constexpr float kWrongArticle = -4;

constexpr size_t kMostLocal = 6;  // candidates looked at more closely
constexpr size_t kMostKept = 5;
constexpr float kWorstLocal = 6.5;  // ln below the best candidate of its token

constexpr float kImpossible = -99;
constexpr uint32_t kNoPair = ~uint32_t{0};

}  // namespace

// Where articles may have been made to agree with a substitute, one that does not agree
// with the word as it stands speaks against that word, and no other says anything.
float Shortlister::ArticleFit(const std::vector<MaskedToken>& tokens, size_t at,
                              const Candidate& candidate) const {
  if (at == 0 || !tokens[at].free) return 0;
  if (!articles_tell_ && candidate.origin != Candidate::Origin::kKept) return 0;
  const auto agrees = CandidateFinder::Agrees(tokens[at - 1].text, candidate.original);
  return agrees && !*agrees ? kWrongArticle : 0;
}

Shortlister::Shortlister(const ContextModel& model, const CandidateFinder& finder,
                         bool articles_tell, size_t rate)
    : model_(model), finder_(finder), articles_tell_(articles_tell), rate_(rate) {
  const auto guess = [&model](ContextModel::WordId id) {
    return Form::Guess{id, model.HistoryOf(id)};
  };
  start_ = guess(model.sentence_start());
  end_ = guess(model.sentence_end());
}

void Shortlister::Freeze(std::string_view word) {
  char buffer[kMaxWordBytes];
  frozen_.Add(model_.Find(LowerWord(word, buffer)));
}

Form& Shortlister::FormOf(const MaskedToken& token) {
  if (!token.free) return MakeForm(token);
  const auto [known, fresh] = form_of_.try_emplace(token.text, nullptr);
  if (fresh) known->second = &MakeForm(token);
  return *known->second;
}

Form& Shortlister::MakeForm(const MaskedToken& token) {
  Form& form = forms_.emplace_back();
  form.candidates = finder_.FindAlone(token, candidates_);
  form.fit.reserve(form.candidates.size());
  std::array<float, Form::kMostGuesses> scores{};
  for (const Candidate& candidate : form.candidates) {
    form.fit.push_back(Fit(candidate));
    if (candidate.words != 1) continue;
    const float score =
        candidate.log_beliefs[rate_] + form.fit.back() + candidate.unigram;
    size_t at = form.guess_count;
    while (at > 0 && score > scores[at - 1]) --at;
    if (at == Form::kMostGuesses) continue;
    form.guess_count = std::min(Form::kMostGuesses, form.guess_count + 1);
    for (size_t i = form.guess_count - 1; i > at; --i) {
      scores[i] = scores[i - 1];
      form.guesses[i] = form.guesses[i - 1];
    }
    scores[at] = score;
    form.guesses[at] = {candidate.ids[0], candidate.after};
  }
  return form;
}

float Shortlister::Fit(const Candidate& candidate) const {
  if (candidate.words != 1) return candidate.emission;
  return candidate.emission + frozen_.Bonus(candidate.ids[0], candidate.unigram);
}

std::vector<uint32_t> Shortlister::Choose(const std::vector<MaskedToken>& tokens,
                                          std::vector<Item>& items) {
  paragraph_.clear();
  for (const MaskedToken& token : tokens) paragraph_.push_back(&FormOf(token));
  const std::vector<uint64_t> hashes = finder_.HashesOf(tokens);
  std::vector<uint32_t> begins;
  begins.reserve(tokens.size());
  for (size_t at = 0; at < tokens.size(); ++at) {
    begins.push_back(static_cast<uint32_t>(items.size()));
    List(tokens, hashes, at);
    if (ranked_.size() > 2) {
      std::span<const Form::Guess> before(&start_, 1);
      std::span<const Form::Guess> after(&end_, 1);
      if (at > 0 && !tokens[at].context.starts_sentence)
        before = paragraph_[at - 1]->Guesses();
      if (at + 1 < tokens.size()) after = paragraph_[at + 1]->Guesses();
      RankBetween(before, after);
    }
    Keep(tokens[at], *paragraph_[at], items);
  }
  return begins;
}

void Shortlister::List(const std::vector<MaskedToken>& tokens,
                       std::span<const uint64_t> hashes, size_t at) {
  const Form& form = *paragraph_[at];
  ranked_.clear();
  const auto add = [&](const Candidate& candidate, float fit) {
    Ranked& ranked = ranked_.emplace_back();
    ranked.candidate = &candidate;
    ranked.fit = fit + ArticleFit(tokens, at, candidate);
    ranked.left = ranked.right = kImpossible;
  };
  for (size_t i = 0; i < form.candidates.size(); ++i) {
    add(form.candidates[i], form.fit[i]);
  }
  if (!tokens[at].bare) return;
  std::vector<Candidate> phrases = finder_.FindPhrases(tokens, hashes, at);
  if (phrases.empty()) return;
  for (const Candidate& phrase : candidates_.emplace_back(std::move(phrases))) {
    add(phrase, Fit(phrase));
  }
}

// First by the likeliest neighbours only, since most candidates fit nowhere.
void Shortlister::RankBetween(std::span<const Form::Guess> before,
                              std::span<const Form::Guess> after) {
  if (ranked_.size() <= kMostLocal) return Score(before, after);
  Score(before.first(1), after.first(1));
  ranked_.resize(kMostLocal);
  Score(before.subspan(1), after.subspan(1));
}

// Takes more neighbours into account and sorts by the score, but leaves the word as it
// stands in front. A phrase counts without its neighbours.
void Shortlister::Score(std::span<const Form::Guess> before,
                        std::span<const Form::Guess> after) {
  queries_.clear();
  for (const Ranked& r : ranked_) {
    if (r.candidate->tokens != 1) continue;
    for (const Form::Guess& guess : before) {
      queries_.push_back({r.candidate->ids[0], &guess.history, 0});
    }
    for (const Form::Guess& guess : after) {
      queries_.push_back({guess.id, &r.candidate->after, 0});
    }
  }
  model_.LogProb(queries_);
  size_t query = 0;
  for (Ranked& r : ranked_) {
    r.score = r.fit + r.candidate->log_beliefs[rate_];
    if (r.candidate->tokens != 1) continue;
    for (size_t i = 0; i < before.size(); ++i) {
      r.left = std::max(r.left, queries_[query++].log_prob);
    }
    for (size_t i = 0; i < after.size(); ++i) {
      r.right = std::max(r.right, queries_[query++].log_prob);
    }
    r.score += r.left + r.right;
  }
  const size_t sorted = std::min(ranked_.size(), kMostLocal);
  std::partial_sort(ranked_.begin() + 1,
                    ranked_.begin() + static_cast<std::ptrdiff_t>(sorted),
                    ranked_.end(),
                    [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

void Shortlister::Keep(const MaskedToken& token, Form& form, std::vector<Item>& items) {
  float best = ranked_.front().score;
  float best_word = best;  // of those that read this token alone
  for (const Ranked& r : ranked_) {
    best = std::max(best, r.score);
    if (r.candidate->tokens == 1) best_word = std::max(best_word, r.score);
  }
  size_t kept = 0;
  for (const Ranked& r : ranked_) {
    if (kept == kMostKept) break;
    const bool poor = r.candidate->tokens == 1 && r.score < best - kWorstLocal;
    if (poor && kept > 0) continue;
    Item& item = items.emplace_back();
    item.candidate = r.candidate;
    item.fit = r.fit;
    item.ruled_out = kept == 0 && r.score < best_word - kWorstLocal;
    if (token.free) item.pair = PairOf(*r.candidate, form);
    ++kept;
  }
}

WordPair Shortlister::PairOf(const Candidate& candidate, Form& form) {
  // A phrase is seldom there twice: each time is taken for another pair.
  if (candidate.tokens != 1) return numbers_.OfNew(candidate.original);
  if (form.pairs.empty()) form.pairs.resize(form.candidates.size(), {0, kNoPair});
  WordPair& pair = form.pairs[static_cast<size_t>(&candidate - form.candidates.data())];
  if (pair.pair == kNoPair) pair = numbers_.OfNew(candidate.original);
  return pair;
}

}  // namespace unspin
