#pragma once

// Which language a text is in, by its script, its frequent words and its letters:
// lexicons/languages.tsv.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

class Lexicon;

// Immutable and safe to share between threads. Keeps views into the lexicon, which must
// outlive it.
class LanguageGuesser {
 public:
  explicit LanguageGuesser(const Lexicon& lexicon);
  ~LanguageGuesser();

  // BCP 47 tag of the language of most of `text` ("en", "de", "zh"); "und" when it
  // cannot be told. `declared`, a tag with or without a region ("de-AT"), is what the
  // record says of itself: it decides between languages that fit about as well, or if
  // nothing can be told. Of a long text some 2 KB are looked at, all over it.
  std::string Guess(std::string_view text,
                    const std::optional<std::string>& declared = std::nullopt) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace unspin
