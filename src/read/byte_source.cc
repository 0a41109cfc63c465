#include "read/byte_source.h"

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

constexpr uint64_t kRatioFree = 1 << 20;  // unpacked bytes before the ratio counts
// A million members cost seconds even if there is nothing in them. No article is as
// short as this, on average.
constexpr uint64_t kManyMembers = 100'000;
constexpr uint64_t kShortest = 64;

}  // namespace

uint64_t UnpackMeter::packed() const {
  return file_size_ ? std::min(packed_, *file_size_) : packed_;
}

void UnpackMeter::Count(size_t level, uint64_t bytes) {
  if (exceeded()) throw Error(excess_);
  if (unpacked_.size() <= level) unpacked_.resize(level + 1);
  const uint64_t unpacked = unpacked_[level] += bytes;
  if (unpacked > limits_.max_bytes) {
    Exceed("unpacks to more than " + std::to_string(limits_.max_bytes) + " bytes");
  }
  if (unpacked > kRatioFree && packed() > 0 &&
      unpacked / packed() > limits_.max_ratio) {
    Exceed("unpacks to more than " + std::to_string(limits_.max_ratio) +
           " times its size");
  }
}

void UnpackMeter::CountMemberBytes(size_t level, uint64_t bytes) {
  member_bytes_ += bytes;
  Count(level, bytes);
}

void UnpackMeter::CountMember() {
  if (exceeded()) throw Error(excess_);
  if (members_ >= kManyMembers && member_bytes_ / members_ < kShortest) {
    Exceed("more than " + std::to_string(members_) + " members of less than " +
           std::to_string(kShortest) + " bytes each");
  }
  if (++members_ > limits_.max_members) {
    Exceed("more than " + std::to_string(limits_.max_members) + " members");
  }
}

void UnpackMeter::CheckLevel(size_t level) const {
  if (level > limits_.max_nesting) {
    throw Error("packed more than " + std::to_string(limits_.max_nesting) +
                " times over");
  }
}

void UnpackMeter::Exceed(std::string excess) {
  excess_ = std::move(excess);
  throw Error(excess_);
}

}  // namespace unspin
