#pragma once

// One stored article with everything that is known about it, for `unspin show`. Offsets
// are code points, as in the database.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace unspin {

struct StoredMention {
  int64_t id = 0;  // shown as "m" + id
  bool in_title = false;
  uint64_t start = 0;  // in title or text
  uint64_t end = 0;
  uint64_t source_start = 0;  // in original_title or original
  uint64_t source_end = 0;
  std::string text;
  std::string type;
  std::string entity;
  double confidence = 0;
  std::string rule;
  std::string lexicon_row;
};

struct StoredRepair {
  int64_t id = 0;  // shown as "r" + id
  bool in_title = false;
  uint64_t start = 0;
  uint64_t end = 0;
  uint64_t source_start = 0;
  uint64_t source_end = 0;
  std::string text;
  std::string source;
  std::string kind;
  double confidence = 0;
  std::string fixer;
  std::string reason;
  std::string lexicon_row;
  std::string alternatives;  // JSON array of {"text", "confidence"}; empty: none
};

struct StoredFact {
  int64_t id = 0;  // shown as "f" + id
  std::string type;
  std::string fields;  // JSON object
  bool in_title = false;
  uint64_t start = 0;
  uint64_t end = 0;
  uint64_t source_start = 0;
  uint64_t source_end = 0;
  std::string evidence;
  double confidence = 0;
  std::string rule;
  std::string lexicon_row;
  std::string modality;
  std::string speaker;  // empty when nobody is said to say so
};

struct StoredEntity {
  int64_t id = 0;
  std::string name;
  std::string type;
  std::vector<std::string> aliases;
};

struct ArticleView {
  std::string id;
  std::string location;
  std::string url;  // empty when unknown, as are the next three
  std::string source;
  std::string author;
  std::string published;
  std::string language;
  std::string encoding;
  std::string title;
  std::string text;
  std::string original_title;
  std::string original;
  double spun_score = 0;
  std::string spun_profile;  // empty: clean
  std::string story;
  std::vector<StoredRepair> repairs;
  std::vector<StoredMention> mentions;
  std::vector<StoredEntity> entities;
  std::vector<StoredFact> facts;
};

}  // namespace unspin
