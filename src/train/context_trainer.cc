#include "train/context_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "train/ngram_counts.h"

namespace unspin {
namespace {

constexpr uint32_t kStartsBit = 2;
constexpr uint32_t kInitialBit = 1;

// Always in the vocabulary, whatever the corpus.
constexpr std::array<std::string_view, 11> kClasses = {
    "<unknown>", "<s>",   "</s>",  "<name>", "<acronym>", "<-ing>",
    "<-ed>",     "<-ly>", "<-er>", "<-s>",   "<-tion>"};

struct Entry {
  uint64_t count = 0;
  uint32_t type = 0;
};

// The `limit` most frequent of `entries`, ties by the order of first appearance.
void KeepMostFrequent(std::vector<Entry>& entries, size_t limit) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.count != b.count ? a.count > b.count : a.type < b.type;
  });
  if (entries.size() > limit) entries.resize(limit);
}

}  // namespace

uint32_t ContextTrainer::TypeOf(const ContextToken& token) {
  std::string key(token.text);
  const auto [found, added] =
      types_.try_emplace(key, static_cast<uint32_t>(texts_.size()));
  if (added) {
    texts_.push_back(std::move(key));
    kinds_.push_back(token.kind);
  }
  return found->second;
}

void ContextTrainer::AddParagraph(std::string_view text, unsigned weight) {
  if (weight < 1 || weight > kMaxWeight) {
    throw Error("paragraph weight " + std::to_string(weight) + " is not in 1 to 15");
  }
  SplitContextTokens(text, tokens_);
  if (tokens_.empty()) return;
  paragraphs_.push_back({stream_.size(), weight});
  for (const ContextToken& token : tokens_) {
    stream_.push_back(TypeOf(token) << 2 | (token.starts_sentence ? kStartsBit : 0) |
                      (token.initial ? kInitialBit : 0));
  }
}

template <typename Find>
std::vector<std::array<uint32_t, 2>> ContextTrainer::Meanings(const Find& find) const {
  std::vector<std::array<uint32_t, 2>> meanings(texts_.size());
  for (uint32_t type = 0; type < texts_.size(); ++type) {
    ContextToken token;
    token.text = texts_[type];
    token.kind = kinds_[type];
    for (const bool initial : {false, true}) {
      token.initial = initial;
      const uint32_t id = ResolveToken(token, find);
      meanings[type][initial] = id == 0 ? find("<unknown>") : id;
    }
  }
  return meanings;
}

ContextStream ContextTrainer::Stream(const ContextModel& model) const {
  const auto meaning =
      Meanings([&model](std::string_view word) { return model.Find(word); });
  ContextStream stream;
  stream.paragraphs = paragraphs_;
  stream.ids.reserve(stream_.size());
  for (const uint32_t code : stream_) {
    stream.ids.push_back(meaning[code >> 2][code & kInitialBit]);
  }
  return stream;
}

std::vector<std::string> ContextTrainer::ChooseWords(
    const ContextTrainerOptions& options) const {
  std::vector<uint64_t> counts(texts_.size(), 0);
  for (size_t p = 0; p < paragraphs_.size(); ++p) {
    for (size_t at = paragraphs_[p].begin; at < End(p); ++at) {
      // The first word of a sentence does not show which of its forms is meant.
      if (stream_[at] & kInitialBit) continue;
      counts[stream_[at] >> 2] += paragraphs_[p].weight;
    }
  }
  std::vector<Entry> lower;
  std::vector<Entry> cased;
  for (uint32_t type = 0; type < texts_.size(); ++type) {
    if (texts_[type].size() > kMaxWordBytes || counts[type] == 0) continue;
    const bool fixed = kinds_[type] == ContextToken::Kind::kFixed;
    const uint64_t count = fixed ? UINT64_MAX : counts[type];
    (HasUpper(texts_[type]) ? cased : lower).push_back({count, type});
  }
  KeepMostFrequent(lower, options.lower_words);
  KeepMostFrequent(cased, options.cased_words);
  std::vector<std::string> words(kClasses.begin(), kClasses.end());
  for (const auto* entries : {&lower, &cased}) {
    for (const Entry& entry : *entries) {
      const std::string& text = texts_[entry.type];
      if (std::find(kClasses.begin(), kClasses.end(), text) == kClasses.end()) {
        words.push_back(text);
      }
    }
  }
  return words;
}

ContextModelParts ContextTrainer::Train(const ContextTrainerOptions& options) const {
  ContextModelParts parts;
  parts.description = options.description;
  parts.words = ChooseWords(options);
  std::unordered_map<std::string_view, uint32_t> ids;
  for (uint32_t id = 0; id < parts.words.size(); ++id) {
    ids.emplace(parts.words[id], id + 1);
  }
  const auto find = [&ids](std::string_view word) -> uint32_t {
    const auto found = ids.find(word);
    return found == ids.end() ? 0 : found->second;
  };
  NgramCounts ngrams(parts.words.size());
  for (const std::string& word : options.doubtful_words) {
    if (const uint32_t id = find(word)) ngrams.SetDoubtful(id - 1);
  }
  const auto meanings = Meanings(find);
  const uint32_t start = find("<s>") - 1;
  const uint32_t stop = find("</s>") - 1;
  for (size_t p = 0; p < paragraphs_.size(); ++p) {
    const unsigned weight = paragraphs_[p].weight;
    uint32_t u = start;
    uint32_t v = start;
    for (size_t at = paragraphs_[p].begin; at < End(p); ++at) {
      if ((stream_[at] & kStartsBit) && at != paragraphs_[p].begin) {
        ngrams.Add(u, v, stop, weight);
        u = v = start;
      }
      const uint32_t w = meanings[stream_[at] >> 2][stream_[at] & kInitialBit] - 1;
      ngrams.Add(u, v, w, weight);
      u = v;
      v = w;
    }
    ngrams.Add(u, v, stop, weight);
  }
  ngrams.Estimate(start, options.bigrams, options.trigrams, parts);
  return parts;
}

}  // namespace unspin
