#include "repair/html/page_score.h"

#include <algorithm>
#include <map>

#include "lexicon/words.h"

namespace unspin {
namespace {

std::map<std::string, size_t> Count(std::string_view text, size_t& total) {
  std::map<std::string, size_t> counts;
  for (const Word& word : SplitWords(text)) {
    ++counts[std::string(word.In(text))];
    ++total;
  }
  return counts;
}

// Without white space, so that a line broken elsewhere is no debris.
std::string Squash(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

}  // namespace

double PageScore::F1() const {
  return found + wanted == 0
             ? 1
             : 2 * static_cast<double>(common) / static_cast<double>(found + wanted);
}

PageScore& PageScore::operator+=(const PageScore& other) {
  found += other.found;
  wanted += other.wanted;
  common += other.common;
  debris.insert(debris.end(), other.debris.begin(), other.debris.end());
  return *this;
}

PageScore ScorePage(std::string_view found, std::string_view wanted) {
  PageScore score;
  const auto found_counts = Count(found, score.found);
  const auto wanted_counts = Count(wanted, score.wanted);
  for (const auto& [word, count] : found_counts) {
    const auto place = wanted_counts.find(word);
    if (place != wanted_counts.end()) score.common += std::min(count, place->second);
  }
  const std::string all = Squash(wanted);
  for (size_t begin = 0; begin < found.size();) {
    const size_t end = std::min(found.find('\n', begin), found.size());
    const std::string_view line = found.substr(begin, end - begin);
    if (all.find(Squash(line)) == std::string::npos) score.debris.emplace_back(line);
    begin = end + 1;
  }
  return score;
}

}  // namespace unspin
