#include "repair/spin/context_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error.h"
#include "repair/spin/context_format.h"

namespace unspin {
namespace {

[[noreturn]] void Fail(const std::string& path, const std::string& what) {
  throw Error(path + ": " + what);
}

// The value of the header line "name value"; empty if there is none.
std::string_view HeaderValue(std::string_view header, std::string_view name) {
  for (size_t at = 0; at < header.size();) {
    const size_t end = std::min(header.find('\n', at), header.size());
    const std::string_view line = header.substr(at, end - at);
    if (line.starts_with(name) && line.size() > name.size() &&
        line[name.size()] == ' ') {
      return line.substr(name.size() + 1);
    }
    at = end + 1;
  }
  return {};
}

size_t HeaderCount(std::string_view header, std::string_view name,
                   const std::string& path) {
  const std::string_view text = HeaderValue(header, name);
  size_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      value > kMaxModelCount) {
    Fail(path, "header line '" + std::string(name) + "' is missing or not a count: '" +
                   std::string(text) + "'");
  }
  return value;
}

template <typename T>
std::span<const T> TakeArray(std::string_view& body, size_t count,
                             const std::string& path) {
  const size_t bytes = PaddedSize(count * sizeof(T));
  if (body.size() < bytes) {
    Fail(path, "cut short: " + std::to_string(body.size()) + " bytes left where " +
                   std::to_string(bytes) + " are expected");
  }
  const std::span<const T> array(reinterpret_cast<const T*>(body.data()), count);
  body.remove_prefix(bytes);
  return array;
}

}  // namespace

ContextModel ContextModel::Open(const std::string& path) {
  static_assert(std::endian::native == std::endian::little,
                "model files hold little-endian arrays");
  ContextModel model{MappedFile(path)};
  model.path_ = path;
  model.ReadHeader(path);
  model.ReadTables(model.file_.bytes().substr(model.header_.size()), path);
  model.SelfTest();
  return model;
}

void ContextModel::ReadHeader(const std::string& path) {
  const std::string_view bytes = file_.bytes();
  if (!bytes.starts_with(kModelMagic)) {
    Fail(path, "not a context model: starts with '" +
                   std::string(bytes.substr(0, std::min<size_t>(bytes.size(), 20))) +
                   "'");
  }
  const size_t end = bytes.substr(0, kMaxHeaderBytes).find(kHeaderEnd);
  if (end == std::string_view::npos) Fail(path, "the header has no end");
  header_ = bytes.substr(0, PaddedSize(end + kHeaderEnd.size()));
  const std::string_view version = HeaderValue(header_, "version");
  if (version != kModelVersion) {
    Fail(path, "context model version " + std::string(version) +
                   ", this program reads " + std::string(kModelVersion));
  }
  const std::string_view cut = HeaderValue(header_, "tokenisation");
  const std::string expected = HexText(TokenisationFingerprint());
  if (cut != expected) {
    Fail(path, "trained with tokenisation " + std::string(cut) + ", this program has " +
                   expected + ": run scripts/train_context_model");
  }
  description_ = HeaderValue(header_, "description");
}

void ContextModel::ReadTables(std::string_view body, const std::string& path) {
  const size_t words = HeaderCount(header_, "words", path);
  const size_t bigrams = HeaderCount(header_, "bigrams", path);
  const size_t contexts = HeaderCount(header_, "contexts", path);
  const size_t trigrams = HeaderCount(header_, "trigrams", path);
  const size_t vectors = HeaderValue(header_, "vectors").empty()
                             ? 0
                             : HeaderCount(header_, "vectors", path);
  const size_t tables = BodySize(words, bigrams, contexts, trigrams);
  const size_t expected =
      vectors == 0 ? tables
                   : PaddedSize(tables) + ContextVectors::BytesFor(words, vectors);
  if (body.size() != expected) {
    Fail(path, std::to_string(body.size()) + " bytes of tables, expected " +
                   std::to_string(expected));
  }
  const std::string_view checksum = HeaderValue(header_, "checksum");
  if (const std::string actual = HexText(Hash64(body)); checksum != actual) {
    Fail(path,
         "damaged: checksum " + actual + ", the header says " + std::string(checksum));
  }
  word_buckets_ = TakeArray<uint32_t>(body, WordBuckets(words) + 1, path);
  word_fingerprints_ = TakeArray<uint32_t>(body, words, path);
  unigrams_ = TakeArray<uint16_t>(body, words, path);
  word_backoffs_ = TakeArray<uint8_t>(body, words, path);
  if (word_buckets_.front() != 0 || word_buckets_.back() != words ||
      !std::is_sorted(word_buckets_.begin(), word_buckets_.end())) {
    Fail(path, "the vocabulary's offsets are damaged");
  }
  const auto take = [&](size_t count, std::string_view name) {
    const size_t size = NgramTable::BytesFor(count);
    NgramTable table(body.substr(0, size), count, path + ": " + std::string(name));
    body.remove_prefix(size);
    return table;
  };
  bigrams_ = take(bigrams, "bigrams");
  contexts_ = take(contexts, "contexts");
  trigrams_ = take(trigrams, "trigrams");
  if (vectors > 0) body.remove_prefix(PaddedSize(tables) - tables);
  vectors_ = ContextVectors(body, words, vectors, path + ": vectors");
  const WordId unknown = Find("<unknown>");
  sentence_start_ = Find("<s>");
  sentence_end_ = Find("</s>");
  if (unknown == kUnknown || sentence_start_ == kUnknown || sentence_end_ == kUnknown) {
    Fail(path, "the vocabulary lacks <unknown>, <s> or </s>");
  }
  unknown_ = unknown;
}

ContextModel::WordId ContextModel::Find(std::string_view word) const {
  if (word.empty() || word.size() > kMaxWordBytes) return kUnknown;
  const uint64_t hash = WordHash(word);
  const size_t bucket = WordBucket(hash, word_buckets_.size() - 1);
  for (uint32_t at = word_buckets_[bucket]; at < word_buckets_[bucket + 1]; ++at) {
    if (word_fingerprints_[at] == static_cast<uint32_t>(hash)) return at + 1;
  }
  return kUnknown;
}

float ContextModel::Unigram(WordId word) const {
  return -kUnigramStep * static_cast<float>(unigrams_[Index(word)]);
}

ContextModel::History ContextModel::HistoryOf(WordId previous,
                                              WordId before_previous) const {
  const auto v = static_cast<uint32_t>(Index(previous) + 1);
  const auto u = static_cast<uint32_t>(Index(before_previous) + 1);
  History history;
  history.key = NgramKey(u, v);
  history.previous = v;
  if (const auto value = contexts_.Find(history.key)) {
    history.backoff = BackoffOf(*value);
  }
  history.word_backoff = history.backoff + BackoffOf(word_backoffs_[v - 1]);
  return history;
}

ContextModel::History ContextModel::HistoryOf(WordId previous) const {
  const auto v = static_cast<uint32_t>(Index(previous) + 1);
  return {0, v, 0, BackoffOf(word_backoffs_[v - 1])};
}

void ContextModel::HistoriesOf(std::span<const Pair> pairs,
                               std::span<History> histories) const {
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto v = static_cast<uint32_t>(Index(pairs[i].previous) + 1);
    const auto u = static_cast<uint32_t>(Index(pairs[i].before_previous) + 1);
    histories[i].key = NgramKey(u, v);
    histories[i].previous = v;
    contexts_.PrefetchBucket(histories[i].key);
    __builtin_prefetch(&word_backoffs_[v - 1]);
  }
  for (const History& history : histories) contexts_.PrefetchEntries(history.key);
  for (History& history : histories) {
    const auto value = contexts_.Find(history.key);
    history.backoff = value ? BackoffOf(*value) : 0;
    history.word_backoff =
        history.backoff + BackoffOf(word_backoffs_[history.previous - 1]);
  }
}

float ContextModel::LogProb(WordId word, const History& history) const {
  const auto w = static_cast<uint32_t>(Index(word) + 1);
  if (history.key != 0) {
    const auto value = trigrams_.Find(LongerNgramKey(history.key, w));
    if (value) return LogProbOf(*value);
  }
  if (const auto value = bigrams_.Find(NgramKey(history.previous, w))) {
    return history.backoff + LogProbOf(*value);
  }
  return history.word_backoff + Unigram(w);
}

float ContextModel::LogProb(std::string_view phrase) const {
  float sum = 0;
  WordId previous = kUnknown;
  WordId before_previous = kUnknown;
  for (const ContextToken& token : SplitContextTokens(phrase)) {
    const WordId id = IdOf(token);
    if (previous == kUnknown) {
      sum += Unigram(id);
    } else {
      sum += LogProb(id, before_previous == kUnknown
                             ? HistoryOf(previous)
                             : HistoryOf(previous, before_previous));
    }
    before_previous = previous;
    previous = id;
  }
  return sum;
}

void ContextModel::LogProb(std::span<Query> queries) const {
  // As many cache lines as a core can wait for, about.
  constexpr size_t kBatch = 16;
  std::array<uint64_t, kBatch> trigrams{};
  std::array<uint64_t, kBatch> bigrams{};
  while (!queries.empty()) {
    const std::span<Query> batch = queries.first(std::min(kBatch, queries.size()));
    for (size_t i = 0; i < batch.size(); ++i) {
      const auto w = static_cast<uint32_t>(Index(batch[i].word) + 1);
      bigrams[i] = NgramKey(batch[i].history->previous, w);
      bigrams_.PrefetchBucket(bigrams[i]);
      if (batch[i].history->key == 0) continue;
      trigrams[i] = LongerNgramKey(batch[i].history->key, w);
      trigrams_.PrefetchBucket(trigrams[i]);
    }
    for (size_t i = 0; i < batch.size(); ++i) {
      bigrams_.PrefetchEntries(bigrams[i]);
      if (batch[i].history->key != 0) trigrams_.PrefetchEntries(trigrams[i]);
    }
    for (Query& query : batch) query.log_prob = LogProb(query.word, *query.history);
    queries = queries.subspan(batch.size());
  }
}

void ContextModel::SelfTest() const {
  std::string_view rest = header_;
  size_t samples = 0;
  for (size_t at = rest.find("\nsample "); at != std::string_view::npos;
       at = rest.find("\nsample ")) {
    rest.remove_prefix(at + 8);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::optional<ModelSample> sample = ParseSample(line);
    if (!sample) Fail(path_, "unreadable sample '" + std::string(line) + "'");
    const float value = LogProb(Find(sample->word), Find(sample->previous),
                                Find(sample->before_previous));
    if (SampleValue(value) != sample->value) {
      Fail(path_, "sample '" + std::string(line) + "' gives " +
                      std::to_string(SampleValue(value)) + ": the file is damaged");
    }
    ++samples;
  }
  if (samples == 0) Fail(path_, "the header has no samples");
}

}  // namespace unspin
