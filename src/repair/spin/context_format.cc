#include "repair/spin/context_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "base/error.h"

namespace unspin {
namespace {

template <typename T>
void AppendArray(const std::vector<T>& values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  out.resize(PaddedSize(out.size()));
}

uint8_t QuantisedLogProb(float value) {
  return static_cast<uint8_t>(std::clamp(std::lround(-value / kLogProbStep), 0L, 255L));
}

uint8_t QuantisedBackoff(float value) {
  const long step = std::lround(value / kBackoffStep) + kBackoffZero;
  return static_cast<uint8_t>(std::clamp(step, 0L, 255L));
}

// The words in the order of the file, and for each position in `words` its id.
struct Vocabulary {
  std::vector<uint32_t> order;
  std::vector<uint32_t> ids;
};

Vocabulary OrderWords(const std::vector<std::string>& words) {
  Vocabulary vocabulary;
  vocabulary.order.resize(words.size());
  std::iota(vocabulary.order.begin(), vocabulary.order.end(), 0U);
  std::sort(
      vocabulary.order.begin(), vocabulary.order.end(),
      [&](uint32_t a, uint32_t b) { return WordHash(words[a]) < WordHash(words[b]); });
  vocabulary.ids.resize(words.size());
  for (uint32_t at = 0; at < words.size(); ++at) {
    vocabulary.ids[vocabulary.order[at]] = at + 1;
  }
  return vocabulary;
}

std::string WordArrays(const ContextModelParts& parts, const Vocabulary& vocabulary) {
  const size_t buckets = WordBuckets(parts.words.size());
  std::vector<uint32_t> offsets(buckets + 1, 0);
  std::vector<uint32_t> fingerprints;
  std::vector<uint16_t> unigrams;
  std::vector<uint8_t> backoffs;
  for (const uint32_t word : vocabulary.order) {
    const uint64_t hash = WordHash(parts.words[word]);
    ++offsets[WordBucket(hash, buckets) + 1];
    fingerprints.push_back(static_cast<uint32_t>(hash));
    const long step = std::lround(-parts.unigrams[word] / kUnigramStep);
    unigrams.push_back(static_cast<uint16_t>(std::clamp(step, 0L, 65535L)));
    backoffs.push_back(QuantisedBackoff(parts.backoffs[word]));
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  std::string out;
  AppendArray(offsets, out);
  AppendArray(fingerprints, out);
  AppendArray(unigrams, out);
  AppendArray(backoffs, out);
  return out;
}

using Ngram = ContextModelParts::Ngram;

std::string Table(const std::vector<Ngram>& ngrams, const std::vector<uint32_t>& ids,
                  bool three_words, uint8_t (*quantise)(float)) {
  std::vector<std::pair<uint64_t, uint8_t>> entries;
  entries.reserve(ngrams.size());
  for (const Ngram& ngram : ngrams) {
    const uint32_t v = ids.at(ngram.previous);
    const uint32_t w = ids.at(ngram.word);
    const uint64_t key =
        three_words ? NgramKey(ids.at(ngram.before_previous), v, w) : NgramKey(v, w);
    entries.emplace_back(key, quantise(ngram.value));
  }
  return BuildNgramTable(std::move(entries));
}

// Evenly spaced trigrams with their stored values: they fail when a change of the hash
// or of the quantisation makes the file mean something else.
std::string SampleLines(const ContextModelParts& parts) {
  constexpr size_t kSamples = 16;
  std::string lines;
  for (size_t n = 0; n < std::min(kSamples, parts.trigrams.size()); ++n) {
    const Ngram& ngram = parts.trigrams[n * parts.trigrams.size() / kSamples];
    const int value = SampleValue(LogProbOf(QuantisedLogProb(ngram.value)));
    lines += "\nsample " + parts.words[ngram.before_previous] + " " +
             parts.words[ngram.previous] + " " + parts.words[ngram.word] + " " +
             std::to_string(value);
  }
  return lines;
}

std::string Header(const ContextModelParts& parts, const std::string& body) {
  return std::string(kModelMagic) + "version " + std::string(kModelVersion) +
         "\ntokenisation " + HexText(TokenisationFingerprint()) + "\ndescription " +
         parts.description + "\nwords " + std::to_string(parts.words.size()) +
         "\nbigrams " + std::to_string(parts.bigrams.size()) + "\ncontexts " +
         std::to_string(parts.contexts.size()) + "\ntrigrams " +
         std::to_string(parts.trigrams.size()) + "\nvectors " +
         std::to_string(parts.vectors.candidates.size()) + "\nchecksum " +
         HexText(Hash64(body)) + SampleLines(parts);
}

}  // namespace

std::optional<ModelSample> ParseSample(std::string_view line) {
  std::array<std::string_view, 4> cells;
  for (std::string_view& cell : cells) {
    const size_t end = std::min(line.find(' '), line.size());
    cell = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  ModelSample sample{cells[0], cells[1], cells[2], 0};
  const std::string_view number = cells[3];
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), sample.value);
  if (!line.empty() || number.empty() || error != std::errc() ||
      end != number.data() + number.size()) {
    return std::nullopt;
  }
  return sample;
}

std::string HexText(uint64_t value) {
  std::string text(16, '0');
  for (size_t at = 16; at-- > 0; value >>= 4)
    text[at] = "0123456789abcdef"[value & 15U];
  return text;
}

std::string BuildContextModel(const ContextModelParts& parts) {
  if (parts.unigrams.size() != parts.words.size() ||
      parts.backoffs.size() != parts.words.size() ||
      parts.description.find('\n') != std::string::npos) {
    throw Error("context model: " + std::to_string(parts.words.size()) + " words, " +
                std::to_string(parts.unigrams.size()) + " unigrams, " +
                std::to_string(parts.backoffs.size()) + " back-off weights");
  }
  const Vocabulary vocabulary = OrderWords(parts.words);
  std::string body = WordArrays(parts, vocabulary);
  body += Table(parts.bigrams, vocabulary.ids, false, QuantisedLogProb);
  body += Table(parts.contexts, vocabulary.ids, false, QuantisedBackoff);
  body += Table(parts.trigrams, vocabulary.ids, true, QuantisedLogProb);
  if (!parts.vectors.candidates.empty()) body.resize(PaddedSize(body.size()));
  body += BuildContextVectors(parts.vectors, parts.words.size());
  std::string out = Header(parts, body);
  out += kHeaderEnd;
  out.resize(PaddedSize(out.size()), ' ');
  out += body;
  return out;
}

}  // namespace unspin
