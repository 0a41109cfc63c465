#pragma once

// Answers that were given for what the database holds now.

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "serve/http.h"

namespace unspin::serve {

// Safe for use by several threads.
class AnswerCache {
 public:
  explicit AnswerCache(size_t max_bytes) : max_bytes_(max_bytes) {}

  // Answers of another version of the database are forgotten.
  std::optional<Answer> Find(const std::string& version, const std::string& target);
  // Those that were not asked for longest make room.
  void Keep(const std::string& version, const std::string& target,
            const Answer& answer);

 private:
  struct Entry {
    std::string target;
    Answer answer;
  };

  void Use(const std::string& version);

  const size_t max_bytes_;
  std::mutex mutex_;
  std::string version_;
  std::list<Entry> entries_;  // the latest used first
  std::map<std::string, std::list<Entry>::iterator> by_target_;
  size_t bytes_ = 0;
};

}  // namespace unspin::serve
