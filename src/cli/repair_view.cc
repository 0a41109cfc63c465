#include "cli/repair_view.h"

#include <fmt/format.h>

#include "base/unicode.h"

namespace unspin::cli {
namespace {

constexpr size_t kLongestShown = 60;  // code points of removed text shown in lists

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kReset = "\x1b[0m";

std::string Painted(std::string_view text, std::string_view paint, bool colour) {
  if (!colour) return std::string(text);
  return std::string(paint) + std::string(text) + std::string(kReset);
}

// `text` on one line, cut in the middle when it is long.
std::string Shown(std::string_view text) {
  std::string line;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (c == '\n') {
      line += "↵";
    } else if (c >= 0x20) {
      AppendUtf8(c, line);
    }
  }
  const size_t length = CountCodePoints(line);
  if (length <= kLongestShown) return line;
  const CodePointIndex index(line);
  return line.substr(0, index.ByteAt(kLongestShown / 2)) + " … " +
         line.substr(index.ByteAt(length - kLongestShown / 2));
}

void AppendDiff(const Document& document, Field field, bool colour, std::string& out) {
  const std::string_view text = document.field(field).text;
  const std::string_view original = document.field_original(field);
  size_t done = 0;
  for (const Repair& repair : document.repairs) {
    if (repair.field != field || repair.text.begin < done) continue;
    out += text.substr(done, repair.text.begin - done);
    const std::string_view was = repair.source.In(original);
    if (!was.empty()) out += Painted("[-" + std::string(was) + "-]", kRed, colour);
    if (!repair.text.empty()) {
      out += Painted("{+" + std::string(repair.text.In(text)) + "+}", kGreen, colour);
    }
    done = repair.text.end;
  }
  out += text.substr(done);
}

}  // namespace

std::string WordDiff(const Document& document, bool colour) {
  std::string out;
  AppendDiff(document, Field::kTitle, colour, out);
  if (!out.empty()) out += "\n\n";
  AppendDiff(document, Field::kBody, colour, out);
  return out + "\n";
}

std::string ListRepairs(const Document& document, bool colour) {
  const CodePointIndex title(document.title.text);
  const CodePointIndex body(document.body.text);
  std::string out;
  for (const Repair& repair : document.repairs) {
    const bool in_title = repair.field == Field::kTitle;
    const CodePointIndex& index = in_title ? title : body;
    const std::string_view text = document.field(repair.field).text;
    out += fmt::format(
        "{}{}-{}  {} {:.2f}  {} -> {}  {}", in_title ? "title " : "",
        index.CodePointAt(repair.text.begin), index.CodePointAt(repair.text.end),
        Name(repair.kind), repair.confidence,
        Painted(
            "'" + Shown(repair.source.In(document.field_original(repair.field))) + "'",
            kRed, colour),
        Painted("'" + Shown(repair.text.In(text)) + "'", kGreen, colour),
        repair.reason);
    if (!repair.lexicon_row.empty()) {
      out += Painted(" [" + repair.lexicon_row + "]", kDim, colour);
    }
    for (size_t i = 0; i < repair.alternatives.size(); ++i) {
      out += fmt::format("{}{} {:.2f}", i == 0 ? "  else: " : ", ",
                         Shown(repair.alternatives[i].text),
                         repair.alternatives[i].confidence);
    }
    out += '\n';
  }
  return out;
}

std::string PlainText(const Document& document) {
  std::string out = document.title.text;
  if (!out.empty()) out += "\n\n";
  return out + document.body.text + "\n";
}

}  // namespace unspin::cli
