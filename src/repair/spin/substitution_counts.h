#pragma once

// How often each substitution was seen and its words were kept, and what follows for
// the profile of the spinner.

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "repair/spin/learned_profile.h"
#include "repair/spin/phrase_pairs.h"

namespace unspin {

// The words of a phrase, one "letter" a word: a string can be hashed and compared.
using Phrase = std::u32string;

struct SeenPair {
  Phrase spun;
  Phrase original;
  uint32_t all = 0;    // occurrences
  uint32_t free = 0;   // of these, where all that was changed was free (CopyWord)
  uint32_t named = 0;  // where a name was changed
  uint32_t added = 0;  // where words were only added or left out
  uint32_t text = 0;   // pair of texts in which it was first seen
};

// A word that is the same in both copies, in order of the text.
struct KeptWord {
  static constexpr WordId kBreak = std::numeric_limits<WordId>::max();
  WordId word = kBreak;  // kBreak: a mark or a change stands here
  bool free = false;
};

// Decides, in this order: what is an editor's work and no spinner's; what the spinner
// touches; whether it is a fixed function; which substitutions are then accidents. All
// counts below are of touchable occurrences only.
class SubstitutionCounts {
 public:
  // `keys` are the texts of the words; they must outlive the object.
  SubstitutionCounts(std::vector<SeenPair> substitutions,
                     std::span<const KeptWord> kept, std::span<const std::string> keys);

  Touches touches() const { return touches_; }
  Mapping mapping() const { return mapping_; }
  // Share of the occurrences of all originals that are replaced.
  double Rate() const;
  // By spun form, the likelier original first.
  std::vector<LearnedProfile::Row> Rows() const;

 private:
  struct Kept {
    uint32_t all = 0;
    uint32_t free = 0;
  };
  using Images = std::map<Phrase, std::vector<const SeenPair*>>;

  void DropEdits();
  void CountKept(std::span<const KeptWord> words);
  void DropAccidents();
  Touches FindTouches() const;
  Mapping FindMapping() const;
  Images ByOriginal() const;
  uint32_t Seen(const SeenPair& substitution) const;
  uint32_t KeptOf(const Phrase& phrase) const;
  std::string TextOf(const Phrase& phrase) const;

  std::vector<SeenPair> substitutions_;
  std::span<const std::string> keys_;
  std::unordered_map<Phrase, Kept> kept_;  // of all spun and original phrases
  Touches touches_ = Touches::kAnyWord;
  Mapping mapping_ = Mapping::kRandom;
};

}  // namespace unspin
