#include "repair/repair_fixture.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "base/unicode.h"

namespace unspin {
namespace {

std::string Unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "\\\\") {  // a backslash
      out += text[i];
      i += 2;
      continue;
    }
    if (text.substr(i, 2) != "\\u") {
      out += text[i++];
      continue;
    }
    const std::string digits(text.substr(i + 2, 4));
    AppendUtf8(static_cast<char32_t>(std::stoul(digits, nullptr, 16)), out);
    i += 6;
  }
  return out;
}

}  // namespace

const Lexicon& ShippedLexicon() {
  static const Lexicon kLexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  return kLexicon;
}

const ContextModel& ShippedModel() {
  static const ContextModel kModel =
      ContextModel::Open(UNSPIN_SOURCE_DIR "/lexicons/models/context.bin");
  return kModel;
}

const Repairer& PlainRepairer() {
  static const Repairer kRepairer = [] {
    RepairOptions options;
    options.spin = false;
    return Repairer(ShippedLexicon(), ShippedModel(), options);
  }();
  return kRepairer;
}

RawDocument RawText(std::string text, Markup markup) {
  RawDocument raw;
  raw.id = "test";
  raw.original = std::move(text);
  raw.body = {0, raw.original.size()};
  raw.markup = markup;
  return raw;
}

std::string RepairedBody(std::string text, Markup markup) {
  return PlainRepairer().Repair(RawText(std::move(text), markup)).body.text;
}

std::vector<RepairCase> ReadCases(const std::string& name) {
  const std::string text = ReadFile(UNSPIN_SOURCE_DIR "/tests/cases/" + name);
  std::vector<RepairCase> cases;
  bool header = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with('#')) continue;
    if (header) {
      header = false;
      continue;
    }
    std::vector<std::string> cells;
    for (size_t cell = 0; cell <= line.size();) {
      const size_t tab = std::min(line.find('\t', cell), line.size());
      cells.push_back(Unescape(line.substr(cell, tab - cell)));
      cell = tab + 1;
    }
    cells.resize(std::max<size_t>(cells.size(), 5));
    cases.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
  }
  return cases;
}

}  // namespace unspin
