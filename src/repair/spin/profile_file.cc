#include "repair/spin/profile_file.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/unicode.h"

namespace unspin {
namespace {

// A pair without a weight was written by somebody who knows it.
constexpr double kWeightOfHand = 0.9;
constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view NameOf(Touches value) {
  return value == Touches::kFreeWords ? "free" : "any";
}
std::string_view NameOf(Mapping value) {
  return value == Mapping::kFixed ? "fixed" : "random";
}
std::string_view NameOf(Articles value) {
  return value == Articles::kOriginal ? "original" : "spun";
}

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::string Rounded(double value, int decimals) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

class Parser {
 public:
  Parser(const std::string& path, std::string_view bytes) : path_(path), rest_(bytes) {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
    profile_.name = std::filesystem::path(path).stem().string();
  }

  LearnedProfile Run() {
    for (; !rest_.empty(); ++line_) {
      const size_t end = std::min(rest_.find('\n'), rest_.size());
      Line(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }
    if (columns_.empty()) {
      throw Error(path_ + ": no header line with the columns spun and original");
    }
    return std::move(profile_);
  }

 private:
  [[noreturn]] void Fail(const std::string& reason) const {
    throw Error(path_ + ":" + std::to_string(line_) + ": " + reason);
  }

  void Line(std::string_view line) {
    if (!IsValidUtf8(line)) Fail("not valid UTF-8");
    if (Trimmed(line).empty()) return;
    if (line.starts_with("#:")) return Setting(Trimmed(line.substr(2)));
    if (line.starts_with('#')) return;
    if (columns_.empty()) {
      Header(line);
    } else {
      Row(line);
    }
  }

  void Setting(std::string_view setting) {
    const size_t end = std::min(setting.find_first_of(" \t"), setting.size());
    std::string_view key = setting.substr(0, end);
    const std::string_view value = Trimmed(setting.substr(end));
    if (key.ends_with(':')) key.remove_suffix(1);
    if (value.empty()) Fail("'" + std::string(key) + "' has no value");
    if (key == "profile") {
      profile_.name = value;
    } else if (key == "touches") {
      profile_.touches = Choose(key, value, Touches::kFreeWords, Touches::kAnyWord);
    } else if (key == "determinism") {
      profile_.mapping = Choose(key, value, Mapping::kFixed, Mapping::kRandom);
    } else if (key == "articles") {
      profile_.articles = Choose(key, value, Articles::kOriginal, Articles::kSpun);
    } else if (key == "rate") {
      profile_.rate = Share(key, value);
    } else if (key == "learned-from") {
      profile_.learned_from = value;
    } else {
      Fail("'" + std::string(key) +
           "' is not one of profile, touches, determinism, articles, rate, "
           "learned-from");
    }
  }

  template <typename Value>
  Value Choose(std::string_view key, std::string_view value, Value one,
               Value other) const {
    if (value == NameOf(one)) return one;
    if (value == NameOf(other)) return other;
    Fail(std::string(key) + " is '" + std::string(value) + "', must be " +
         std::string(NameOf(one)) + " or " + std::string(NameOf(other)));
  }

  double Share(std::string_view key, std::string_view text) const {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) ||
        value > 1) {
      Fail(std::string(key) + " is '" + std::string(text) +
           "', must be a number above 0 and at most 1");
    }
    return value;
  }

  static std::vector<std::string_view> Cells(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
      const size_t end = line.find('\t');
      cells.push_back(Trimmed(line.substr(0, end)));
      if (end == std::string_view::npos) return cells;
      line.remove_prefix(end + 1);
    }
  }

  void Header(std::string_view line) {
    for (const std::string_view cell : Cells(line)) columns_.emplace_back(cell);
    for (const std::string_view needed : {"spun", "original"}) {
      if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end()) {
        Fail("the header '" + std::string(Trimmed(line)) + "' has no column '" +
             std::string(needed) + "'; columns are separated by tabs");
      }
    }
  }

  void Row(std::string_view line) {
    const std::vector<std::string_view> cells = Cells(line);
    if (cells.size() > columns_.size()) {
      Fail(std::to_string(cells.size()) + " cells, the header has " +
           std::to_string(columns_.size()));
    }
    LearnedProfile::Row row;
    row.weight = kWeightOfHand;
    row.line = static_cast<uint32_t>(line_);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i] == "spun") row.spun = cells[i];
      if (columns_[i] == "original") row.original = cells[i];
      if (columns_[i] == "weight" && !cells[i].empty()) {
        row.weight = Share("weight", cells[i]);
      }
      if (columns_[i] == "source" && !cells[i].empty()) row.source = cells[i];
      if (columns_[i] == "note") row.note = cells[i];
    }
    if (row.spun.empty() || row.original.empty()) {
      Fail("no " + std::string(row.spun.empty() ? "spun" : "original") +
           " word; cells are separated by tabs");
    }
    const auto [place, fresh] =
        places_.emplace(row.spun + '\t' + row.original, profile_.rows.size());
    if (fresh) {
      profile_.rows.push_back(std::move(row));
    } else {
      profile_.rows[place->second] = std::move(row);
    }
  }

  const std::string& path_;
  std::string_view rest_;
  size_t line_ = 1;
  std::vector<std::string> columns_;
  std::map<std::string, size_t> places_;  // of the rows, by their pair
  LearnedProfile profile_;
};

}  // namespace

std::string WriteProfile(const LearnedProfile& profile) {
  std::string out =
      "# Word spinner learned from copies and originals by `unspin learn`.\n"
      "# weight: P(original | spun form, in texts of this spinner); the rest to 1 is\n"
      "# that the form stands for itself. Edit, add and delete rows as you like.\n";
  const auto set = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.append("#: ").append(key).append("\t").append(value).append("\n");
  };
  set("profile", profile.name);
  set("touches", NameOf(profile.touches));
  set("determinism", NameOf(profile.mapping));
  set("articles", NameOf(profile.articles));
  set("rate", Rounded(std::max(profile.rate, 0.001), 3));
  set("learned-from", profile.learned_from);
  out += "spun\toriginal\tweight\tsource\tnote\n";
  for (const LearnedProfile::Row& row : profile.rows) {
    out += row.spun + '\t' + row.original + '\t' +
           Rounded(std::max(row.weight, 0.001), 3) + '\t' + row.source + '\t' +
           row.note + '\n';
  }
  return out;
}

LearnedProfile ParseProfile(const std::string& path, std::string_view bytes) {
  return Parser(path, bytes).Run();
}

LearnedProfile ReadProfile(const std::string& path) {
  return ParseProfile(path, ReadFile(path));
}

}  // namespace unspin
