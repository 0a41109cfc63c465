// Scores FindExpressions and FindNumbers on the English specs of Microsoft's
// Recognizers-Text (JSON files in a folder that is given): right span and value.
//
//     unspin_recognizers_bench FOLDER [--list]
//
// What counts and what does not is told in tests/bench/README.md.

#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/civil_date.h"
#include "base/unicode.h"
#include "extract/values/expressions.h"
#include "values/recognizer_cases.h"

namespace unspin {
namespace {

struct Tally {
  int right = 0;
  int of = 0;
  int out_of_scope = 0;
};

void Print(const std::string& name, const Tally& tally) {
  std::printf("%-28s %4d of %4d  %5.1f %%   (%d out of scope)\n", name.c_str(),
              tally.right, tally.of, tally.of > 0 ? 100.0 * tally.right / tally.of : 0,
              tally.out_of_scope);
}

int Score(const std::string& folder, bool list) {
  std::map<std::string, int> reasons;
  Tally all;
  for (const std::string model :
       {"DateTime", "Currency", "Number", "NumberRange", "Percent"}) {
    std::ifstream in(folder + "/" + model + "Model.json");
    if (!in) {
      std::cerr << folder << " has no " << model << "Model.json\n";
      continue;
    }
    Tally tally;
    for (const RecognizerCase& c : ReadCases(nlohmann::json::parse(in), model)) {
      const Verdict verdict = Judge(c);
      if (!verdict.reason.empty()) {
        ++tally.out_of_scope;
        ++reasons[verdict.reason];
        continue;
      }
      ++tally.of;
      tally.right += verdict.right ? 1 : 0;
      if (list && !verdict.right) {
        std::cout << model << " " << c.number << ": " << c.input << "\n    expected "
                  << verdict.expected << "\n    found    " << verdict.found << "\n";
      }
    }
    Print(model, tally);
    all.right += tally.right;
    all.of += tally.of;
    all.out_of_scope += tally.out_of_scope;
  }
  Print("all", all);
  if (all.of == 0) return 2;
  for (const auto& [reason, count] : reasons) {
    std::printf("out of scope: %-60s %d\n", reason.c_str(), count);
  }
  return 0;
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: unspin_recognizers_bench FOLDER [--list]\n";
    return 2;
  }
  const bool list = argc > 2 && std::string_view(argv[2]) == "--list";
  return unspin::Score(argv[1], list);
}
