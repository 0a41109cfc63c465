#pragma once

// What the tokens of a decoded paragraph are read as, with what probability.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repair/spin/reading.h"

namespace unspin {

// One reading of one token, summed over the candidates that give it.
struct Option {
  std::string_view text;
  float probability = 0;
  float source_probability = 0;
  const Candidate* source = nullptr;  // the likeliest of these candidates
};

// Adds a candidate's reading to `options`, in which each text stands once.
void AddOption(std::string_view text, float probability, const Candidate& source,
               std::vector<Option>& options);

// The likeliest first.
void Sort(std::vector<Option>& options);

// What one token is read as, over all candidates that read it word for word. Phrases of
// the table that keep the number of words count for each of their words, so that
// "crypto speech" for "crypto exchange" adds to "speech" for "exchange". Sorted.
std::vector<Option> OptionsOf(const Reading& reading, size_t at);

// What the tokens from `at` on are read as by the phrases that have `tokens` of them
// and stand for more or fewer words. Sorted.
std::vector<Option> PhrasesOf(const Reading& reading, size_t at, size_t tokens);

// `options` with their probabilities as long as they are worth a reader's time.
std::vector<Alternative> AlternativesOf(const MaskedToken& first,
                                        std::span<const Option> options);

// Where the pair behind the option stands; empty when no table has it.
std::string RowOf(const Option& option, const Channel& channel);

// Whether a candidate other than the word as it stands reads the token; false for most.
bool IsOpen(const Reading& reading, size_t at);

// `text` in the place of `first`: "Amongst" at the start of a sentence was "Among".
std::string InCaseOf(const MaskedToken& first, std::string_view text);

}  // namespace unspin
