#include "repair/spin/candidates.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

// ln of the share of one word in the class that stands for it in the context model: a
// class has thousands of rare words, a number class some dozens of usual numbers.
constexpr float kRareWord = -9;
constexpr float kNumber = -3.5F;
constexpr float kOrdinal = -2.5F;

// News writes whole numbers below ten in words, so that most small digits of a spun
// text are substitutes ("2 weeks"); "at 2 a.m." and "category 2" are not.
constexpr float kSmallNumber = 0.3F;

// A phrase is more often the image of its words, one by one, than of one word: "astir
// apt" of "most likely" rather than of "probably".
constexpr float kPhraseOfFewer = 0.1F;

constexpr size_t kLongestPhrase = Candidate::kMostTokens;

float EmissionOf(const MaskedToken& token) {
  if (token.context.text == "<num>") return kNumber;
  if (token.context.text == "<ordinal>") return kOrdinal;
  return 0;
}

bool StartsWithVowelSound(std::string_view word) {
  for (const std::string_view silent : {"hour", "honest", "honour", "honor", "heir"}) {
    if (word.starts_with(silent)) return true;
  }
  for (const std::string_view glide :
       {"uni", "use", "usu", "uti", "eu", "one", "once", "ubiq", "ufo", "uk", "us"}) {
    if (word.starts_with(glide))
      return word.starts_with("unin") || word.starts_with("unim");
  }
  if (word.starts_with("8") || word == "11" || word == "18") return true;
  return std::string_view("aeiou").find(word[0]) != std::string_view::npos;
}

}  // namespace

CandidateFinder::CandidateFinder(const Channel& channel, const Thesaurus& thesaurus,
                                 const ContextModel& model)
    : channel_(channel), thesaurus_(thesaurus), model_(model) {}

std::optional<bool> CandidateFinder::Agrees(std::string_view article,
                                            std::string_view word) {
  const bool a = article == "a" || article == "A";
  const bool an = article == "an" || article == "An";
  if ((!a && !an) || word.empty()) return std::nullopt;
  return StartsWithVowelSound(word) == an;
}

Candidate CandidateFinder::Keep(const MaskedToken& token) const {
  Candidate keep;
  keep.spun = keep.original = token.text;
  keep.ids[0] = model_.IdOf(token.context);
  if (!token.free) return keep;
  if (token.context.kind == ContextToken::Kind::kFixed) {
    keep.emission = EmissionOf(token);
    return keep;
  }
  const ContextModel::WordId known = model_.Find(token.text);
  if (known == ContextModel::kUnknown) keep.emission = kRareWord;
  const char first = token.text[0];
  const bool digit = first >= '0' && first <= '9';
  keep.belief = channel_.Keep(token.text);
  if (digit && token.text.size() == 1) {
    keep.belief *= kSmallNumber;
  } else if (!digit) {
    keep.belief -= channel_.Unlisted(token.text);
  }
  return keep;
}

bool CandidateFinder::SetWords(Candidate& candidate) const {
  std::string_view rest = candidate.original;
  candidate.words = 0;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (candidate.words == Arc::kMaxWords) return false;
    ContextToken token;
    token.text = rest.substr(0, end);
    ContextModel::WordId id = model_.Find(token.text);
    if (id == ContextModel::kUnknown) {
      id = model_.IdOf(token);
      candidate.emission += kRareWord;
    }
    candidate.ids[candidate.words++] = id;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return candidate.words > 0;
}

void CandidateFinder::AddRow(uint32_t row, std::string_view spun, size_t tokens,
                             std::vector<Candidate>& out) const {
  Candidate candidate;
  candidate.spun = spun;
  candidate.original = channel_.Original(row);
  candidate.origin = Candidate::Origin::kTable;
  candidate.row = row;
  candidate.belief = channel_.Belief(row);
  candidate.tokens = static_cast<uint16_t>(tokens);
  if (!SetWords(candidate)) return;
  if (candidate.words < candidate.tokens) candidate.belief *= kPhraseOfFewer;
  out.push_back(candidate);
}

void CandidateFinder::AddNeighbours(std::string_view spun,
                                    std::vector<Candidate>& out) const {
  const size_t listed = out.size();
  for (const Neighbour& neighbour : thesaurus_.OriginalsOf(spun)) {
    const auto known =
        std::find_if(out.begin() + 1, out.begin() + static_cast<std::ptrdiff_t>(listed),
                     [&](const Candidate& c) { return c.original == neighbour.word; });
    if (known != out.begin() + static_cast<std::ptrdiff_t>(listed)) {
      known->belief = std::max(known->belief, neighbour.belief);
      continue;
    }
    Candidate candidate;
    candidate.spun = spun;
    candidate.original = neighbour.word;
    candidate.origin = Candidate::Origin::kThesaurus;
    candidate.belief = neighbour.belief;
    candidate.ids[0] = neighbour.id;
    out.push_back(candidate);
  }
}

std::vector<Candidate> CandidateFinder::FindAlone(const MaskedToken& token) const {
  std::vector<Candidate> out = {Keep(token)};
  if (!token.free) return out;
  for (const PhraseEntry& entry : channel_.table().matcher().Find(token.text).entries) {
    AddRow(entry.row, token.text, 1, out);
  }
  AddNeighbours(token.text, out);
  return out;
}

std::vector<Candidate> CandidateFinder::FindPhrases(std::span<const MaskedToken> tokens,
                                                    size_t at) const {
  std::vector<Candidate> out;
  const PhraseMatcher& matcher = channel_.table().matcher();
  std::array<uint64_t, kLongestPhrase> hashes;
  size_t count = 0;
  while (count < kLongestPhrase && at + count < tokens.size() &&
         tokens[at + count].bare) {
    hashes[count] = WordHash(tokens[at + count].text, matcher.folding());
    ++count;
  }
  if (count < 2 || !matcher.Longest(std::span(hashes).first(count))) return out;
  for (const PhraseMatch& match : matcher.All(std::span(hashes).first(count))) {
    if (match.words < 2) continue;
    const MaskedToken& last = tokens[at + match.words - 1];
    const char* begin = tokens[at].text.data();
    const auto size = static_cast<size_t>(last.text.data() + last.text.size() - begin);
    for (const PhraseEntry& entry : match.entries) {
      AddRow(entry.row, {begin, size}, match.words, out);
    }
  }
  return out;
}

}  // namespace unspin
