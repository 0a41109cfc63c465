#include "repair/spin/candidates.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

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

// Forms remembered, of about 3 kB each: frequent words come early in any text, and no
// input can make the memory grow further.
constexpr size_t kMostForms = 4096;

constexpr float kNoBelief = 1e-9F;

// Candidates that no context would lift above the likeliest one are not looked at: most
// neighbours in the thesaurus. ln, and how many at most.
constexpr float kHopeless = 6;
constexpr size_t kMostCandidates = 12;

float EmissionOf(const MaskedToken& token) {
  if (token.context.text == "<num>") return kNumber;
  if (token.context.text == "<ordinal>") return kOrdinal;
  return 0;
}

uint16_t CountSpaces(std::string_view text) {
  return static_cast<uint16_t>(std::count(text.begin(), text.end(), ' '));
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

float LogBelief(float belief) { return std::log(belief + kNoBelief); }

// The candidates of the forms met so far. An entry never changes or goes away, so that
// its address may be used without the lock.
class CandidateFinder::Memory {
 public:
  const std::vector<Candidate>* Find(std::string_view form) const {
    const std::shared_lock lock(mutex_);
    const auto found = forms_.find(form);
    return found == forms_.end() ? nullptr : &found->second;
  }

  // Null when it is full.
  const std::vector<Candidate>* Add(std::vector<Candidate> candidates) {
    const std::unique_lock lock(mutex_);
    if (forms_.size() >= kMostForms) return nullptr;
    const auto [entry, fresh] = forms_.try_emplace(std::string(candidates[0].spun));
    if (fresh) {
      // The article that they were made for does not live as long.
      for (Candidate& candidate : candidates) candidate.spun = entry->first;
      candidates[0].original = entry->first;
      entry->second = std::move(candidates);
    }
    return &entry->second;
  }

 private:
  mutable std::shared_mutex mutex_;
  TextMap<std::vector<Candidate>> forms_;
};

CandidateFinder::CandidateFinder(const Channel& channel, const Thesaurus& thesaurus,
                                 const ContextModel& model)
    : channel_(channel),
      thesaurus_(thesaurus),
      model_(model),
      memory_(std::make_unique<Memory>()) {}

CandidateFinder::~CandidateFinder() = default;

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
  keep.beliefs.fill(1);
  if (!token.free) return keep;
  if (token.context.kind == ContextToken::Kind::kFixed) {
    keep.emission = EmissionOf(token);
    return keep;
  }
  char buffer[kMaxWordBytes];
  const std::string_view word = LowerWord(token.text, buffer);
  const ContextModel::WordId known = model_.Find(word);
  if (known == ContextModel::kUnknown) keep.emission = kRareWord;
  const char first = token.text[0];
  const bool digit = first >= '0' && first <= '9';
  keep.beliefs = channel_.Keep(word);
  const ByRate unlisted = digit ? ByRate{} : channel_.Unlisted(word);
  const bool number = digit && token.text.size() == 1 && channel_.fixed();
  for (size_t i = 0; i < channel_.rates(); ++i) {
    keep.beliefs[i] =
        number ? keep.beliefs[i] * kSmallNumber : keep.beliefs[i] - unlisted[i];
  }
  return keep;
}

bool CandidateFinder::SetWords(Candidate& candidate) const {
  candidate.words = 0;
  for (const ContextToken& token : SplitContextTokens(candidate.original)) {
    if (candidate.words == Arc::kMaxWords) return false;
    if (model_.Find(token.text) == ContextModel::kUnknown)
      candidate.emission += kRareWord;
    candidate.ids[candidate.words++] = model_.IdOf(token);
  }
  candidate.wordwise = candidate.tokens == candidate.words &&
                       CountSpaces(candidate.original) + 1 == candidate.words &&
                       CountSpaces(candidate.spun) + 1 == candidate.tokens;
  return candidate.words > 0;
}

void CandidateFinder::AddRow(uint32_t row, std::string_view spun, size_t tokens,
                             std::vector<Candidate>& out) const {
  if (channel_.IsName(row) && channel_.Spun(row) != spun) return;
  Candidate candidate;
  candidate.spun = spun;
  candidate.original = channel_.Original(row);
  candidate.origin = Candidate::Origin::kTable;
  candidate.row = row;
  candidate.beliefs = channel_.Belief(row);
  candidate.tokens = static_cast<uint16_t>(tokens);
  if (!SetWords(candidate)) return;
  if (channel_.fixed() && candidate.words < candidate.tokens) {
    for (float& belief : candidate.beliefs) belief *= kPhraseOfFewer;
  }
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
      for (size_t i = 0; i < kMostRates; ++i) {
        known->beliefs[i] = std::max(known->beliefs[i], neighbour.beliefs[i]);
      }
      continue;
    }
    Candidate candidate;
    candidate.spun = spun;
    candidate.original = neighbour.word;
    candidate.origin = Candidate::Origin::kThesaurus;
    candidate.beliefs = neighbour.beliefs;
    candidate.ids[0] = neighbour.id;
    out.push_back(candidate);
  }
}

std::span<const Candidate> CandidateFinder::FindAlone(
    const MaskedToken& token, std::deque<std::vector<Candidate>>& store) const {
  if (token.free) {
    if (const auto* known = memory_->Find(token.text)) return *known;
  }
  std::vector<Candidate> candidates = LookUp(token);
  // There is no end of words that neither the lexicon nor the model knows.
  if (token.free && (candidates.size() > 1 || candidates[0].emission == 0)) {
    if (const auto* kept = memory_->Add(candidates)) return *kept;
  }
  return store.emplace_back(std::move(candidates));
}

std::vector<Candidate> CandidateFinder::LookUp(const MaskedToken& token) const {
  std::vector<Candidate> out = {Keep(token)};
  if (token.free) {
    const uint64_t hash = Channel::HashOf(token.text);
    const PhraseMatch match = channel_.matcher().Longest({&hash, 1});
    for (const PhraseEntry& entry : match.entries) {
      AddRow(entry.row, token.text, 1, out);
    }
    AddNeighbours(token.text, out);
  }
  for (Candidate& candidate : out) Finish(candidate);
  if (out.size() > 2) DropHopeless(out);
  return out;
}

void CandidateFinder::DropHopeless(std::vector<Candidate>& candidates) const {
  const auto rates = static_cast<std::ptrdiff_t>(channel_.rates());
  const auto prior = [rates](const Candidate& c) {
    const float belief =
        *std::max_element(c.log_beliefs.begin(), c.log_beliefs.begin() + rates);
    return belief + c.emission + c.unigram;
  };
  const auto likelier = [&](const Candidate& a, const Candidate& b) {
    return prior(a) > prior(b);
  };
  // The first stays in front: it is the word as it stands.
  std::stable_sort(candidates.begin() + 1, candidates.end(), likelier);
  const float worst = prior(candidates[1]) - kHopeless;
  while (candidates.size() > 2 &&
         (candidates.size() > kMostCandidates || prior(candidates.back()) < worst)) {
    candidates.pop_back();
  }
}

void CandidateFinder::Finish(Candidate& candidate) const {
  for (size_t i = 0; i < channel_.rates(); ++i) {
    candidate.log_beliefs[i] = LogBelief(candidate.beliefs[i]);
  }
  candidate.unigram = model_.Unigram(candidate.ids[0]);
  candidate.after = model_.HistoryOf(candidate.last());
}

std::vector<uint64_t> CandidateFinder::HashesOf(
    std::span<const MaskedToken> tokens) const {
  std::vector<uint64_t> hashes;
  hashes.reserve(tokens.size());
  for (const MaskedToken& token : tokens) {
    hashes.push_back(token.bare ? Channel::HashOf(token.text) : 0);
  }
  return hashes;
}

std::vector<Candidate> CandidateFinder::FindPhrases(std::span<const MaskedToken> tokens,
                                                    std::span<const uint64_t> hashes,
                                                    size_t at) const {
  std::vector<Candidate> out;
  const PhraseMatcher& matcher = channel_.matcher();
  size_t count = 0;
  while (count < kLongestPhrase && at + count < tokens.size() &&
         tokens[at + count].bare) {
    if (!tokens[at + count++].joined) break;
  }
  if (count < 2) return out;
  const std::span<const uint64_t> words = hashes.subspan(at, count);
  if (matcher.Longest(words).words < 2) return out;
  for (const PhraseMatch& match : matcher.All(words)) {
    if (match.words < 2) continue;
    const MaskedToken& last = tokens[at + match.words - 1];
    const char* begin = tokens[at].text.data();
    const auto size = static_cast<size_t>(last.text.data() + last.text.size() - begin);
    for (const PhraseEntry& entry : match.entries) {
      AddRow(entry.row, {begin, size}, match.words, out);
    }
  }
  for (Candidate& candidate : out) Finish(candidate);
  return out;
}

bool CandidateFinder::Complete(Candidate& candidate) const {
  if (!SetWords(candidate)) return false;
  Finish(candidate);
  return true;
}

}  // namespace unspin
