#pragma once

// What the copies of a text say about what its words have been.

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "repair/spin/aligned_copy.h"
#include "repair/spin/candidates.h"
#include "repair/spin/channel.h"
#include "repair/spin/copy_relations.h"
#include "repair/spin/reading.h"

namespace unspin {

// For one article. Each copy multiplies the odds of a candidate by P(what the copy has
// here | the candidate is the original): of an original 1 or next to nothing; of
// another spun copy what the channel says, so that the original is the word that
// explains all of them ("mentioned" here, "stated" there: "said"), and a word that one
// copy left alone is likely it. Words that all have speak for themselves. A fixed
// function writes the same in every copy: spun copies say nothing of it and are not
// looked at.
class CopyEvidence {
 public:
  // All must outlive it.
  CopyEvidence(const Channel& channel, const CandidateFinder& finder,
               std::span<const AlignedCopy> copies);

  bool empty() const { return copies_.empty(); }

  // Adds what the copies have to the choices of `reading`, and tells each choice what
  // the copies say of it (Choice::copies). The candidates stay here. `numbers` are
  // those of the article.
  void Apply(Reading& reading, PairNumbers& numbers);

 private:
  // Tokens [begin, end) of the paragraph stand against `text` of the copy.
  struct Segment {
    size_t begin = 0;
    size_t end = 0;
    std::string text;   // as the copy has it
    std::string lower;  // the same in lower case
  };
  struct Aligned {
    const AlignedCopy* copy = nullptr;
    std::vector<Segment> segments;
    std::vector<int> at;  // of each token its segment, or -1

    // The segment that begins at a token, or null.
    const Segment* Starting(size_t token) const;
    // What the copy has at tokens [begin, end), in lower case; nothing unless both are
    // ends of segments.
    std::string TextAt(size_t begin, size_t end) const;
  };
  using Tokens = std::span<const MaskedToken>;

  Aligned Align(const AlignedCopy& copy, const MaskedParagraph& masked) const;
  void AddSegments(Tokens tokens, size_t begin, const CopyHint& hint,
                   Aligned& aligned) const;
  void AddChoices(const Aligned& aligned, const Segment& segment, Tokens tokens,
                  std::vector<Choice>& choices, PairNumbers& numbers);
  void AddChoice(Tokens own, std::string_view original, const AlignedCopy& copy,
                 std::vector<Choice>& choices, PairNumbers& numbers);
  float FitOf(const Choice& choice, size_t at, std::span<const Aligned> aligned,
              Tokens tokens) const;
  float LogLikelihood(std::string_view original, std::string_view text,
                      bool repeated) const;

  const Channel& channel_;
  const CandidateFinder& finder_;
  CopyRelations relations_;
  size_t rate_;
  std::vector<const AlignedCopy*> copies_;
  std::deque<std::string> texts_;  // the candidates view them
  std::deque<Candidate> candidates_;
  // Of the choices that were added, by original and spun form.
  std::map<std::pair<std::string, std::string>, WordPair> pairs_;
};

}  // namespace unspin
