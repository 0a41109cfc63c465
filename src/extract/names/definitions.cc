#include "extract/names/definitions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "extract/names/article_names.h"

namespace unspin {
namespace {

constexpr size_t kMostLetters = 8;
// An acronym of two letters that a table knows is not taken for another thing.
constexpr size_t kFewLetters = 2;

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }

bool IsPlural(std::string_view acronym) {
  return acronym.size() > 2 && acronym.back() == 's' &&
         !IsLowerAscii(acronym[acronym.size() - 2]);
}

class Finder {
 public:
  explicit Finder(const NameWords& text) : text_(text) {}

  std::vector<AcronymDefinition> Run() const {
    std::vector<AcronymDefinition> found;
    for (size_t i = 2; i + 2 < text_.words.size(); ++i) {
      if (Token(i) != "(" || !IsAcronym(i + 1)) continue;
      const std::string_view behind = Token(i + 2);
      if (behind != ")" && behind != "," && behind != ";") continue;
      AcronymDefinition definition;
      definition.acronym = i + 1;
      definition.long_form = {BeginOf(i), i};
      if (definition.long_form.begin == i) continue;
      definition.of_term = IsTerm(definition);
      found.push_back(definition);
    }
    return found;
  }

 private:
  std::string_view Token(size_t i) const { return text_.text->tokens()[i].text; }

  bool IsAcronym(size_t i) const {
    const NameWord& word = text_.words[i];
    const std::string_view text = text_.TextOf(i);
    return (word.shape == Shape::kUpper || word.shape == Shape::kMixed) &&
           text.size() <= kMostLetters && text[0] >= 'A' && text[0] <= 'Z';
  }

  bool IsSmall(size_t i) const {
    return text_.words[i].shape == Shape::kPunctuation ||
           (text_.words[i].shape == Shape::kLower &&
            text_.words[i].Is(kFunction | kParticle));
  }

  // Where the words before the parenthesis at `end` begin that the letters stand for,
  // or `end`.
  size_t BeginOf(size_t end) const {
    std::string_view letters = text_.TextOf(end + 1);
    if (IsPlural(letters)) letters.remove_suffix(1);
    size_t i = end;
    while (!letters.empty()) {
      if (i == 0) return end;
      --i;
      const std::string_view word = Token(i);
      const bool same = LowerAscii(word[0]) == LowerAscii(letters.back());
      // The "o" of "CoE" is a small word, that of "ROW" is not.
      if (same && (!IsSmall(i) || IsLowerAscii(letters.back()))) {
        letters.remove_suffix(1);
        if (text_.text->tokens()[i].sentence_start && !letters.empty()) return end;
      } else if (!IsSmall(i) || word == "." || word == "(" || word == ")" ||
                 text_.text->tokens()[i].sentence_start) {
        return end;
      }
    }
    return i;
  }

  bool IsTerm(const AcronymDefinition& definition) const {
    const TokenRange words = definition.long_form;
    for (size_t i = words.begin; i < words.end; ++i) {
      const NameWord& word = text_.words[i];
      if (IsSmall(i) || (i == words.begin && word.sentence_start)) continue;
      if (word.shape == Shape::kLower) return KnownAcronym(definition);
    }
    return text_.words[words.end - 1].Is(kTermHead) && KnownAcronym(definition);
  }

  // Whether the definition outweighs what tables say of the acronym.
  bool KnownAcronym(const AcronymDefinition& definition) const {
    return definition.long_form.size() > kFewLetters ||
           text_.words[definition.acronym].match_words == 0;
  }

  const NameWords& text_;
};

// Whether a row of `match` has a name or an alias with `word` in it.
bool IsRowOf(const GazetteerMatch& match, std::string_view word,
             const Gazetteers& gazetteers) {
  for (size_t type = 0; type < kNameTypes; ++type) {
    const RowHit& hit = match.hits[type];
    if (hit.trust == RowTrust::kNone) continue;
    const auto named = static_cast<EntityType>(type);
    if (gazetteers.NameOf(named, hit.row).find(word) != std::string_view::npos) {
      return true;
    }
    for (const std::string_view alias : gazetteers.AliasesOf(named, hit.row)) {
      if (alias.find(word) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<AcronymDefinition> FindDefinitions(const NameWords& text) {
  return Finder(text).Run();
}

void JoinDefinedNames(const std::vector<AcronymDefinition>& definitions,
                      const NameWords& text, size_t field,
                      std::vector<NameCandidate>& candidates) {
  std::vector<bool> gone(candidates.size(), false);
  for (const AcronymDefinition& definition : definitions) {
    const TokenRange words = definition.long_form;
    if (definition.of_term || words.size() < 2) continue;
    if (!text.words[words.begin].CanBeName() ||
        !text.words[words.end - 1].CanBeName()) {
      continue;
    }
    const auto first = std::partition_point(
        candidates.begin(), candidates.end(),
        [&](const NameCandidate& c) { return c.words.end <= words.begin; });
    auto last = first;
    while (last != candidates.end() && last->words.begin < words.end) ++last;
    if (first == last || first->words.begin < words.begin ||
        (last - 1)->words.end > words.end) {
      continue;
    }
    *first = CandidateOf(text, field, words);
    std::fill(gone.begin() + (first + 1 - candidates.begin()),
              gone.begin() + (last - candidates.begin()), true);
  }
  size_t kept = 0;
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (!gone[i]) candidates[kept++] = candidates[i];
  }
  candidates.resize(kept);
}

std::vector<uint64_t> KeysOfTerms(const std::vector<AcronymDefinition>& definitions,
                                  const NameWords& text) {
  std::vector<uint64_t> keys;
  for (const AcronymDefinition& definition : definitions) {
    if (!definition.of_term) continue;
    std::string acronym(text.TextOf(definition.acronym));
    if (IsPlural(acronym)) acronym.pop_back();
    keys.push_back(WordKey(acronym));
    keys.push_back(WordKey(acronym + "s"));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<uint64_t> KeysOfOthers(const std::vector<AcronymDefinition>& definitions,
                                   const NameWords& text,
                                   const Gazetteers& gazetteers) {
  std::vector<uint64_t> keys;
  for (const AcronymDefinition& definition : definitions) {
    const NameWord& acronym = text.words[definition.acronym];
    if (definition.of_term || acronym.match_words != 1) continue;
    if (!IsRowOf(text.matches[acronym.match], text.TextOf(definition.long_form.begin),
                 gazetteers)) {
      keys.push_back(WordKey(text.TextOf(definition.acronym)));
    }
  }
  return keys;
}

}  // namespace unspin
