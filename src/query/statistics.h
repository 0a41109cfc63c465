#pragma once

// What a database holds, in figures, for `unspin stats`.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace unspin {

struct Statistics {
  using Counts = std::vector<std::pair<std::string, uint64_t>>;

  uint64_t articles = 0;
  uint64_t spun = 0;
  Counts profiles;   // spun articles by profile
  Counts languages;  // articles by language, most frequent first
  Counts repairs;    // by kind, most frequent first; so are the next
  Counts mentions;   // by entity type
  Counts entities;   // by entity type
  Counts facts;      // by fact type
  Counts events;     // by fact type
  uint64_t stories = 0;
  uint64_t sources = 0;
  uint64_t rejects = 0;
  uint64_t text_characters = 0;
  std::string first_published;  // empty when no article has a date
  std::string last_published;

  struct TopEntity {
    std::string name;
    std::string type;
    uint64_t articles = 0;
    uint64_t mentions = 0;
  };
  std::vector<TopEntity> top_entities;  // by articles, 10 at most

  struct Run {
    std::string program_version;
    std::string lexicon_version;
    std::string model_version;
    std::string options;
    uint64_t articles = 0;
  };
  std::vector<Run> runs;
  int schema_version = 0;
};

}  // namespace unspin
