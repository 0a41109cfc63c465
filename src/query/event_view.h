#pragma once

// One event with its facts, for `unspin show` and `unspin explain`.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace unspin {

struct EventFactView {
  int64_t id = 0;      // shown as "f" + id
  std::string reason;  // why it is of this event
  std::string evidence;
  std::string date;
  double confidence = 0;
  std::string article;
  std::string story;
  std::string published;
  std::string source;
  bool spun = false;
};

struct DisagreementView {
  std::string field;
  std::vector<std::pair<std::string, uint64_t>> values;  // with numbers of sources
};

struct EventView {
  int64_t id = 0;  // shown as "v" + id
  std::string type;
  std::string date;
  uint64_t articles = 0;
  uint64_t sources = 0;
  std::string first_seen;
  std::string last_seen;
  double confidence = 0;
  // What it says, entities by the names that all articles have for them.
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<DisagreementView> disagreements;
  std::vector<EventFactView> facts;  // by time of publication
};

}  // namespace unspin
