#include "extract/tagger/tag_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "base/model_header.h"

namespace unspin {
namespace {

constexpr std::string_view kMagic = "unspin tagger model\n";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kHeaderEnd = "\n\n";
constexpr size_t kMaxHeaderBytes = 8192;
constexpr size_t kMaxCount = size_t{1} << 28U;
constexpr size_t kPerBucket = 4;
constexpr size_t kAlignment = 16;
constexpr float kMostWeight = 127;
// Score() reads whole blocks of 16 weights.
constexpr size_t kBlock = 16;

size_t Padded(size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}
size_t Buckets(size_t entries) { return entries / kPerBucket + 1; }
size_t BucketOf(uint64_t hash, size_t buckets) {
  return static_cast<size_t>(((hash >> 32U) * buckets) >> 32U);
}
uint16_t FeatureFingerprint(uint64_t key) { return static_cast<uint16_t>(key); }
uint32_t WordFingerprint(uint64_t hash) { return static_cast<uint32_t>(hash); }

constexpr uint32_t kEight = 8;

// The first of the eight fingerprints at `at` that is `wanted`, four at a time; kEight
// if none is. REQUIRES: 16 readable bytes.
uint32_t FirstOfEight(const uint16_t* at, uint16_t wanted) {
  constexpr uint64_t kOnes = 0x0001000100010001U;
  constexpr uint64_t kTops = 0x8000800080008000U;
  std::array<uint64_t, 2> four;
  std::memcpy(four.data(), at, sizeof four);
  const auto matches = [&](uint64_t fingerprints) {
    const uint64_t differences = fingerprints ^ kOnes * wanted;
    return (differences - kOnes) & ~differences & kTops;  // the lowest one is exact
  };
  const uint64_t low = matches(four[0]);
  const uint64_t high = matches(four[1]);
  const auto first =
      static_cast<uint32_t>(std::countr_zero(low != 0 ? low : high)) / 16;
  return low != 0 ? first : first + 4;  // countr_zero(0) is 64
}

void Prefetch(const void* place) { __builtin_prefetch(place); }

// Adds up rows of sixteen weights, eight at a time: each is made positive and gets 16
// bits of a number.
class RowSum {
 public:
  void Add(const int8_t* row) {
    constexpr uint64_t kSigns = 0x8080808080808080U;
    std::array<uint64_t, 2> eight;
    std::memcpy(eight.data(), row, sizeof eight);
    for (size_t half = 0; half < 2; ++half) {
      const uint64_t positive = eight[half] ^ kSigns;
      even_[half] += positive & kEvenBytes;
      odd_[half] += positive >> 8U & kEvenBytes;
    }
    ++rows_;
  }
  // REQUIRES: less than 256 rows.
  int At(size_t i) const {
    constexpr int kShift = 128;
    const uint64_t four = i % 2 == 0 ? even_[i / 8] : odd_[i / 8];
    return static_cast<int>(four >> (i % 8 / 2 * 16) & 0xFFFFU) - kShift * rows_;
  }

 private:
  static constexpr uint64_t kEvenBytes = 0x00FF00FF00FF00FFU;
  std::array<uint64_t, 2> even_{};
  std::array<uint64_t, 2> odd_{};
  int rows_ = 0;
};

std::string Hex(uint64_t value) {
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx",
                static_cast<unsigned long long>(value));
  return text.data();
}

[[noreturn]] void Fail(const std::string& path, const std::string& what) {
  throw Error(path + ": " + what);
}

// Cuts arrays off the front of the body of a file.
class ArrayReader {
 public:
  ArrayReader(std::string_view body, const std::string& path)
      : body_(body), path_(path) {}

  template <typename T>
  std::span<const T> Take(size_t count) {
    const size_t bytes = Padded(count * sizeof(T));
    if (body_.size() < bytes) Fail(path_, "is cut short");
    // The file is mapped at a page and every array starts at a multiple of 16 bytes.
    const auto* data = reinterpret_cast<const T*>(body_.data());
    body_.remove_prefix(bytes);
    return {data, count};
  }
  bool done() const { return body_.empty(); }

 private:
  std::string_view body_;
  const std::string& path_;
};

template <typename T>
void AppendArray(const std::vector<T>& values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  out.resize(Padded(out.size()));
}

bool AreOffsets(std::span<const uint32_t> buckets, size_t entries) {
  return buckets.front() == 0 && buckets.back() == entries &&
         std::is_sorted(buckets.begin(), buckets.end());
}

// Offsets of the buckets of sorted hashes.
template <typename Range, typename HashOf>
std::vector<uint32_t> BucketOffsets(const Range& entries, HashOf hash_of) {
  const size_t buckets = Buckets(entries.size());
  std::vector<uint32_t> offsets(buckets + 1);
  for (const auto& entry : entries) ++offsets[BucketOf(hash_of(entry), buckets) + 1];
  for (size_t b = 0; b < buckets; ++b) offsets[b + 1] += offsets[b];
  return offsets;
}

}  // namespace

TagModel TagModel::Open(const std::string& path) {
  TagModel model{MappedFile(path)};
  model.Read(path);
  return model;
}

void TagModel::Read(const std::string& path) {
  const std::string_view bytes = file_.bytes();
  if (!bytes.starts_with(kMagic)) Fail(path, "is no tagger model");
  const size_t end = bytes.substr(0, kMaxHeaderBytes).find(kHeaderEnd);
  if (end == std::string_view::npos) Fail(path, "its header does not end");
  const ModelHeader fields(bytes.substr(0, end), path);
  const std::string_view version = fields.Value("version");
  if (version != kVersion) {
    Fail(path, "is format " + std::string(version) + ", this program reads " +
                   std::string(kVersion));
  }
  if (fields.Value("features") != Hex(kFeatureVersion)) {
    Fail(path,
         "was trained on other features than those of this program: train it anew with "
         "scripts/train_tagger");
  }
  const size_t body_at = std::min(Padded(end + kHeaderEnd.size()), bytes.size());
  const std::string_view body = bytes.substr(body_at);
  if (fields.Value("checksum") != Hex(Hash64(body))) {
    Fail(path, "is damaged: its checksum is wrong");
  }
  description_ = fields.Value("description");
  const size_t words = fields.Count("words", kMaxCount);
  const size_t features = fields.Count("weights", kMaxCount);
  ArrayReader arrays(body, path);
  word_buckets_ = arrays.Take<uint32_t>(Buckets(words) + 1);
  word_fingerprints_ = arrays.Take<uint32_t>(words);
  clusters_ = arrays.Take<WordClusters>(words);
  feature_buckets_ = arrays.Take<uint32_t>(Buckets(features) + 1);
  feature_fingerprints_ = arrays.Take<uint16_t>(features);
  weights_ = arrays.Take<int8_t>(features * kTags + kBlock);
  const auto floats = arrays.Take<float>(1 + kTags * (kTags + 1));
  if (!arrays.done() || !AreOffsets(word_buckets_, words) ||
      !AreOffsets(feature_buckets_, features)) {
    Fail(path, "is damaged: its parts do not fit together");
  }
  step_ = floats[0];
  for (size_t before = 0; before < kTags; ++before) {
    for (size_t tag = 0; tag < kTags; ++tag) {
      transitions_.between[before][tag] = floats[1 + before * kTags + tag];
    }
    transitions_.start[before] = floats[1 + kTags * kTags + before];
  }
}

WordClusters TagModel::ClustersOf(uint64_t exact_hash) const {
  const size_t bucket = BucketOf(exact_hash, word_buckets_.size() - 1);
  for (size_t i = word_buckets_[bucket]; i < word_buckets_[bucket + 1]; ++i) {
    if (word_fingerprints_[i] == WordFingerprint(exact_hash)) return clusters_[i];
  }
  return {};
}

// Nearly all time goes into waiting for memory: each of some seventy features touches
// three places of three megabytes. So each step is taken for all features, and asks for
// what the next will need, before the next begins. None of them branches on what it
// found, as hits and misses have no pattern.
TagScores TagModel::Score(const FeatureList& features) const {
  struct Bucket {
    uint32_t begin;
    uint32_t size;
  };
  std::array<Bucket, kMostFeatures> found_in;
  const size_t buckets = feature_buckets_.size() - 1;
  const uint16_t* const fingerprints = feature_fingerprints_.data();
  for (size_t f = 0; f < features.size; ++f) {
    const size_t bucket = BucketOf(features.keys[f], buckets);
    const uint32_t begin = feature_buckets_[bucket];
    found_in[f] = {begin, feature_buckets_[bucket + 1] - begin};
    Prefetch(fingerprints + begin);
  }
  std::array<const int8_t*, kMostFeatures + 1> rows;
  size_t found = 0;
  for (size_t f = 0; f < features.size; ++f) {
    const auto [begin, size] = found_in[f];
    const uint16_t wanted = FeatureFingerprint(features.keys[f]);
    uint32_t place = FirstOfEight(fingerprints + begin, wanted);
    if (size > kEight && place == kEight) {  // one bucket in fifty
      while (place < size && fingerprints[begin + place] != wanted) ++place;
    }
    rows[found] = weights_.data() + (begin + place) * kTags;
    Prefetch(rows[found]);
    found += place < size ? 1 : 0;
  }
  RowSum sum;
  for (size_t r = 0; r < found; ++r) sum.Add(rows[r]);
  TagScores scores;
  for (size_t tag = 0; tag < kTags; ++tag) {
    scores[tag] = step_ * static_cast<float>(sum.At(tag));
  }
  return scores;
}

std::string BuildTagModel(TagModelParts parts) {
  std::sort(parts.words.begin(), parts.words.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  std::sort(parts.features.begin(), parts.features.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  std::vector<uint32_t> word_fingerprints;
  std::vector<WordClusters> clusters;
  for (const TagModelParts::Word& word : parts.words) {
    word_fingerprints.push_back(WordFingerprint(word.hash));
    clusters.push_back(word.clusters);
  }
  float most = 0;
  for (const TagModelParts::Feature& feature : parts.features) {
    for (const float weight : feature.weights) most = std::max(most, std::abs(weight));
  }
  const float step = most > 0 ? most / kMostWeight : 1;
  std::vector<uint16_t> feature_fingerprints;
  std::vector<int8_t> weights;
  for (const TagModelParts::Feature& feature : parts.features) {
    feature_fingerprints.push_back(FeatureFingerprint(feature.key));
    for (const float weight : feature.weights) {
      weights.push_back(static_cast<int8_t>(std::lround(weight / step)));
    }
  }
  weights.resize(weights.size() + kBlock);
  std::vector<float> floats{step};
  for (const TagScores& row : parts.transitions.between) {
    floats.insert(floats.end(), row.begin(), row.end());
  }
  floats.insert(floats.end(), parts.transitions.start.begin(),
                parts.transitions.start.end());

  std::string body;
  AppendArray(BucketOffsets(parts.words, [](const auto& w) { return w.hash; }), body);
  AppendArray(word_fingerprints, body);
  AppendArray(clusters, body);
  AppendArray(BucketOffsets(parts.features, [](const auto& f) { return f.key; }), body);
  AppendArray(feature_fingerprints, body);
  AppendArray(weights, body);
  AppendArray(floats, body);

  std::string out(kMagic);
  out += "version " + std::string(kVersion) + "\n";
  out += "features " + Hex(kFeatureVersion) + "\n";
  out += "description " + parts.description + "\n";
  out += "words " + std::to_string(parts.words.size()) + "\n";
  out += "weights " + std::to_string(parts.features.size()) + "\n";
  out += "checksum " + Hex(Hash64(body)) + std::string(kHeaderEnd);
  out.resize(Padded(out.size()));
  return out + body;
}

}  // namespace unspin
