#include "serve/answer_cache.h"

namespace unspin::serve {
namespace {

// What one entry takes beside its text, roughly.
constexpr size_t kEntryBytes = 400;

size_t SizeOf(const std::string& target, const Answer& answer) {
  return 2 * target.size() + answer.body->size() + kEntryBytes;
}

}  // namespace

void AnswerCache::Use(const std::string& version) {
  if (version == version_) return;
  version_ = version;
  by_target_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::optional<Answer> AnswerCache::Find(const std::string& version,
                                        const std::string& target) {
  const std::lock_guard lock(mutex_);
  Use(version);
  const auto found = by_target_.find(target);
  if (found == by_target_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void AnswerCache::Keep(const std::string& version, const std::string& target,
                       const Answer& answer) {
  const size_t size = SizeOf(target, answer);
  const std::lock_guard lock(mutex_);
  if (version != version_ || size > max_bytes_ / 4 || by_target_.contains(target))
    return;
  entries_.push_front({target, answer});
  by_target_[target] = entries_.begin();
  bytes_ += size;
  while (bytes_ > max_bytes_) {
    bytes_ -= SizeOf(entries_.back().target, entries_.back().answer);
    by_target_.erase(entries_.back().target);
    entries_.pop_back();
  }
}

}  // namespace unspin::serve
