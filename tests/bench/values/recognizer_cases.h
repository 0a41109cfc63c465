#pragma once

// The cases of Recognizers-Text as they are compared with what this project finds.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_date.h"

namespace unspin {

// One expected result.
struct Expected {
  std::string type;  // "date", "daterange", "duration", "currency", "number", ...
  std::string text;
  size_t begin = 0;  // code points, half-open
  size_t end = 0;
  // The readings that count as right, in the form of RecognizerValue.
  std::vector<std::string> values;
  std::string out_of_scope;  // why it does not count; empty when it does
};

struct RecognizerCase {
  std::string model;
  int number = 0;
  std::string input;
  std::optional<CivilDate> reference;
  std::vector<Expected> results;
};

std::vector<RecognizerCase> ReadCases(const nlohmann::json& cases,
                                      const std::string& model);

struct Verdict {
  bool right = false;
  std::string reason;  // why the case is out of scope; empty when it counts
  std::string expected;
  std::string found;
};

// A case is right when its results of supported types, and nothing else, are found with
// their span and one of their values. What lies inside a result out of scope is not
// looked at.
Verdict Judge(const RecognizerCase& c);

}  // namespace unspin
