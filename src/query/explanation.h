#pragma once

// The whole chain behind one fact, mention or repair, for `unspin explain`.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace unspin {

struct Explanation {
  enum class Kind { kFact, kMention, kRepair };
  Kind kind = Kind::kFact;
  std::string id;    // "f123"
  std::string type;  // fact type, entity type or repair kind
  // What was found, in the order of the manual: {"provider", "Alibaba Cloud"}, ...
  std::vector<std::pair<std::string, std::string>> values;
  double confidence = 0;
  std::string rule;         // rule, model or fixer
  std::string reason;       // of a repair
  std::string lexicon_row;  // "spin_a.tsv:123"; empty when no row decided

  std::string article;   // id
  std::string location;  // input file and line
  std::string field;     // "body" or "title"
  std::string repaired;  // the words of the repaired text ...
  uint64_t start = 0;    // ... and where they stand, in code points
  uint64_t end = 0;
  std::string original;  // the words of the original ...
  uint64_t source_start = 0;
  uint64_t source_end = 0;
  uint64_t source_byte_start = 0;  // ... and their place in its UTF-8 form
  uint64_t source_byte_end = 0;

  std::string program_version;
  std::string lexicon_version;
  std::string model_version;
  // What was changed within the words: for a fact or a mention.
  std::vector<Explanation> repairs;
};

}  // namespace unspin
