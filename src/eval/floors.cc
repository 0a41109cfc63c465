#include "eval/floors.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "base/file.h"

namespace unspin {
namespace {

// Scores are compared as they are printed and stored, to four digits.
constexpr double kRounding = 0.00005;

std::optional<double> Find(const Scores& scores, std::string_view name) {
  if (scores.repair_scored) {
    if (name == "repair restored") return scores.repair.restored_share();
    if (name == "repair unharmed") return 1 - scores.repair.harmed_share();
  }
  if (name.starts_with("field ")) {
    const auto found = scores.fields.find(name.substr(6));
    if (found == scores.fields.end()) return std::nullopt;
    return static_cast<double>(found->second.right) /
           static_cast<double>(found->second.of);
  }
  const size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto found = scores.tallies.find(name.substr(0, space));
  if (found == scores.tallies.end()) return std::nullopt;
  const std::string_view figure = name.substr(space + 1);
  if (figure == "precision") return found->second.precision();
  if (figure == "recall") return found->second.recall();
  if (figure == "f1") return found->second.f1();
  return std::nullopt;
}

Floor ParseRow(std::string_view row, const std::string& place) {
  const size_t tab = row.find('\t');
  const std::string_view number = row.substr(tab == row.npos ? row.size() : tab + 1);
  double value = -1;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || value < 0 ||
      value > 1) {
    throw Error(place + ": must be a score, a tab and a floor from 0 to 1");
  }
  return {std::string(row.substr(0, tab)), value};
}

}  // namespace

std::vector<Floor> ReadFloors(const std::string& path) {
  const std::string bytes = ReadFile(path);
  std::vector<Floor> floors;
  std::string_view rest = bytes;
  bool header = false;
  for (size_t line = 1; !rest.empty(); ++line) {
    const size_t end = rest.find('\n');
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (row.empty() || row.starts_with('#')) continue;
    const std::string place = fmt::format("{}:{}", path, line);
    if (header) {
      floors.push_back(ParseRow(row, place));
    } else if (row == "score\tfloor") {
      header = true;
    } else {
      throw Error(place + ": the header must be: score, tab, floor");
    }
  }
  if (floors.empty()) throw Error(path + ": holds no floors");
  return floors;
}

std::vector<std::string> CheckFloors(const std::vector<Floor>& floors,
                                     const Scores& scores) {
  std::vector<std::string> fallen;
  for (const Floor& floor : floors) {
    const std::optional<double> score = Find(scores, floor.score);
    if (!score) {
      fallen.push_back(fmt::format("no score is called {}", floor.score));
    } else if (*score < floor.value - kRounding) {
      fallen.push_back(fmt::format("{} is {:.4f}, its floor is {:.4f}", floor.score,
                                   *score, floor.value));
    }
  }
  return fallen;
}

}  // namespace unspin
