#pragma once

// How well a spun text was restored, word by word against the clean one.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unspin {

// For a spun word and its original: other words that are as good as the original.
class AcceptedWords {
 public:
  AcceptedWords() = default;
  // Reads lines of "spun TAB original TAB accepted,accepted". Throws Error.
  static AcceptedWords Read(const std::string& path);

  void Add(const std::string& spun, const std::string& original,
           const std::string& accepted);
  bool Accepts(std::string_view spun, std::string_view original,
               std::string_view word) const;

 private:
  std::map<std::pair<std::string, std::string>, std::set<std::string, std::less<>>>
      words_;
};

struct RepairScore {
  uint64_t substituted = 0;  // words of the clean text that the spinner changed
  uint64_t restored = 0;     // of those, right in the repaired text
  uint64_t untouched = 0;    // the other words of the clean text
  uint64_t harmed = 0;       // of those, wrong in the repaired text

  double restored_share() const;  // 1 when nothing was substituted
  double harmed_share() const;    // 0 when everything was substituted
  RepairScore& operator+=(const RepairScore& other);
};

// Words are what stands between white space. What is wrong is added to `errors`, one
// line a word.
RepairScore ScoreRepair(std::string_view clean, std::string_view spun,
                        std::string_view repaired, const AcceptedWords& accepted,
                        std::vector<std::string>& errors);

}  // namespace unspin
