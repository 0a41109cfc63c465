#pragma once

// The candidates of each token that are worth a full search: those that fit what the
// article says elsewhere and the likeliest words next to them.

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/candidates.h"
#include "repair/spin/evidence.h"

namespace unspin {

// What a token of one article may have been, whatever is around it; the same for equal
// free tokens.
struct Form {
  static constexpr size_t kMostGuesses = 2;
  struct Guess {
    ContextModel::WordId id = ContextModel::kUnknown;
    ContextModel::History history;  // of this word, whatever is before it
  };

  std::span<const Candidate> candidates;
  std::vector<float> fit;  // ln of what speaks for each beside belief and neighbours
  // Numbers for each, made when they are needed.
  std::vector<WordPair> pairs;
  std::array<Guess, kMostGuesses> guesses;  // the likeliest words
  size_t guess_count = 0;

  std::span<const Guess> Guesses() const {
    return std::span(guesses).first(guess_count);
  }
};

// For one article. All its frozen words must be known before the first form is asked
// for. Views the article's text.
class Shortlister {
 public:
  // `articles_tell`: a/an was left as it stood before the original word. `rate`: of
  // Channel::rates().
  Shortlister(const ContextModel& model, const CandidateFinder& finder,
              bool articles_tell, size_t rate);

  void Freeze(std::string_view word);

  // Of the pairs of the article.
  PairNumbers& numbers() { return numbers_; }

  struct Item {
    const Candidate* candidate = nullptr;  // kept here or by the finder
    float fit = 0;
    WordPair pair;           // of free tokens
    bool ruled_out = false;  // the word as it stands, where others fit far better
  };
  // Adds the items of each of `tokens`, a paragraph, to `items`; returns where those of
  // each token begin. The first item of a token keeps it as it is.
  std::vector<uint32_t> Choose(const std::vector<MaskedToken>& tokens,
                               std::vector<Item>& items);

 private:
  struct Ranked {
    float score = 0;
    float left = 0;
    float right = 0;
    float fit = 0;
    const Candidate* candidate = nullptr;
  };

  Form& FormOf(const MaskedToken& token);
  Form& MakeForm(const MaskedToken& token);
  float Fit(const Candidate& candidate) const;
  float ArticleFit(const std::vector<MaskedToken>& tokens, size_t at,
                   const Candidate& candidate) const;
  void List(const std::vector<MaskedToken>& tokens, std::span<const uint64_t> hashes,
            size_t at);
  void RankBetween(std::span<const Form::Guess> before,
                   std::span<const Form::Guess> after);
  void Score(std::span<const Form::Guess> before, std::span<const Form::Guess> after);
  void Keep(const MaskedToken& token, Form& form, std::vector<Item>& items);
  WordPair PairOf(const Candidate& candidate, Form& form);

  const ContextModel& model_;
  const CandidateFinder& finder_;
  bool articles_tell_;
  size_t rate_;
  Form::Guess start_;
  Form::Guess end_;
  FrozenWords frozen_;
  PairNumbers numbers_;
  std::deque<std::vector<Candidate>> candidates_;
  std::deque<Form> forms_;
  std::unordered_map<std::string_view, Form*> form_of_;
  std::vector<Form*> paragraph_;  // the forms of its tokens
  std::vector<Ranked> ranked_;    // of the token in hand
  std::vector<ContextModel::Query> queries_;
};

}  // namespace unspin
