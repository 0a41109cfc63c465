#include "repair/spin/ngram_table.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kEntriesPerBucket = 16;

size_t BucketCount(size_t entries) { return entries / kEntriesPerBucket + 1; }

size_t Pad4(size_t bytes) { return (bytes + 3) / 4 * 4; }

template <typename T>
void Append(const std::vector<T>& values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  out.resize(Pad4(out.size()));
}

}  // namespace

size_t NgramTable::BytesFor(size_t entries) {
  return (BucketCount(entries) + 1) * 4 + Pad4(entries * 2) + Pad4(entries);
}

NgramTable::NgramTable(std::string_view bytes, size_t entries,
                       const std::string& name) {
  if (bytes.size() != BytesFor(entries)) {
    throw Error(name + ": " + std::to_string(bytes.size()) + " bytes for " +
                std::to_string(entries) + " entries, expected " +
                std::to_string(BytesFor(entries)));
  }
  const char* at = bytes.data();
  const size_t buckets = BucketCount(entries);
  offsets_ = {reinterpret_cast<const uint32_t*>(at), buckets + 1};
  at += (buckets + 1) * 4;
  fingerprints_ = {reinterpret_cast<const uint16_t*>(at), entries};
  at += Pad4(entries * 2);
  values_ = {reinterpret_cast<const uint8_t*>(at), entries};
  if (offsets_.front() != 0 || offsets_.back() != entries ||
      !std::is_sorted(offsets_.begin(), offsets_.end())) {
    throw Error(name + ": bucket offsets are damaged (last is " +
                std::to_string(offsets_.back()) + " of " + std::to_string(entries) +
                ")");
  }
}

std::string BuildNgramTable(std::vector<std::pair<uint64_t, uint8_t>> entries) {
  std::sort(entries.begin(), entries.end());
  const size_t buckets = BucketCount(entries.size());
  std::vector<uint32_t> offsets(buckets + 1, 0);
  std::vector<uint16_t> fingerprints;
  std::vector<uint8_t> values;
  for (const auto& [key, value] : entries) {
    ++offsets[(((key >> 32) * buckets) >> 32) + 1];
    fingerprints.push_back(static_cast<uint16_t>(key));
    values.push_back(value);
  }
  for (size_t bucket = 1; bucket <= buckets; ++bucket) {
    offsets[bucket] += offsets[bucket - 1];
  }
  std::string out;
  Append(offsets, out);
  Append(fingerprints, out);
  Append(values, out);
  return out;
}

}  // namespace unspin
