#include "repair/boilerplate.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "repair/boilerplate_patterns.h"

namespace unspin {
namespace {

constexpr size_t kMaxLine = 400;      // bytes; longer lines are paragraphs
constexpr size_t kTail = 300;         // bytes at the end that tail patterns see
constexpr size_t kMaxTailPieces = 8;  // "... Read more Source X"
constexpr size_t kHead = 300;

Edit RemovalOf(size_t begin, size_t end, std::string reason, std::string row) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.kind = RepairKind::kBoilerplate;
  edit.confidence = 0.95;
  edit.reason = std::move(reason);
  edit.lexicon_row = std::move(row);
  return edit;
}

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

// The start of the code point that holds byte `i`.
size_t Boundary(std::string_view text, size_t i) {
  while (i > 0 && i < text.size() &&
         (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) {
    --i;
  }
  return i;
}

// Cuts at the end of [begin, end), in text order: "... said.Source Outlet".
std::vector<Edit> FindTails(std::string_view text, size_t begin, size_t end,
                            const BoilerplatePatterns& patterns) {
  std::vector<Edit> cuts;
  for (size_t pieces = 0; pieces < kMaxTailPieces; ++pieces) {
    while (end > begin && IsSpace(text[end - 1])) --end;
    const size_t from = end - begin > kTail ? Boundary(text, end - kTail) : begin;
    auto match = patterns.Find(BoilerplatePlace::kTail, text.substr(from, end - from));
    if (!match || match->begin == match->end) break;
    const size_t cut = from + match->begin;
    cuts.push_back(
        RemovalOf(cut, end, std::move(match->reason), std::move(match->lexicon_row)));
    end = cut;
  }
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

// Whole lines, each with the line breaks behind it.
std::vector<Edit> FindLines(std::string_view text, size_t begin,
                            const FixContext& context) {
  std::vector<Edit> edits;
  bool at_start = true;  // nothing but removed lines before
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    size_t next = end;
    while (next < text.size() && IsSpace(text[next])) ++next;
    const std::string_view line = text.substr(begin, end - begin);
    const size_t found = edits.size();
    if (at_start && !context.title.empty() && line == context.title) {
      edits.push_back(RemovalOf(begin, next, "the headline again", {}));
    } else if (line.size() <= kMaxLine) {
      if (auto match = context.boilerplate.Find(BoilerplatePlace::kLine, line)) {
        edits.push_back(RemovalOf(begin, next, std::move(match->reason),
                                  std::move(match->lexicon_row)));
      }
    }
    at_start = at_start && edits.size() > found;
    begin = next;
  }
  return edits;
}

std::optional<Edit> FindHead(std::string_view text, const FixContext& context) {
  const size_t size = Boundary(text, std::min(kHead, text.size()));
  auto match = context.boilerplate.Find(BoilerplatePlace::kHead, text.substr(0, size));
  if (!match || match->begin != 0 || match->end == 0) return std::nullopt;
  size_t end = match->end;
  while (end < text.size() && IsSpace(text[end])) ++end;
  return RemovalOf(0, end, std::move(match->reason), std::move(match->lexicon_row));
}

std::vector<Edit> FindInBody(std::string_view text, const FixContext& context) {
  std::vector<Edit> edits;
  if (auto head = FindHead(text, context)) edits.push_back(*std::move(head));
  const size_t begin = edits.empty() ? 0 : edits[0].end;
  std::vector<Edit> lines = FindLines(text, begin, context);
  edits.insert(edits.end(), std::make_move_iterator(lines.begin()),
               std::make_move_iterator(lines.end()));
  // The tail stands before the removed lines at the end.
  size_t end = text.size();
  auto last_lines = edits.end();
  while (last_lines != edits.begin() && (last_lines - 1)->end == end) {
    --last_lines;
    end = last_lines->begin;
  }
  const size_t body = last_lines == edits.begin() ? begin : (last_lines - 1)->end;
  std::vector<Edit> tails =
      FindTails(text, std::min(body, end), end, context.boilerplate);
  edits.insert(last_lines, std::make_move_iterator(tails.begin()),
               std::make_move_iterator(tails.end()));
  return edits;
}

// "Headline - Outlet", where the record names its outlet or its host.
size_t OutletSuffix(std::string_view title, std::string_view outlet) {
  if (outlet.size() < 3 || title.size() < outlet.size() + 8) return title.size();
  const size_t begin = title.size() - outlet.size();
  if (FoldCase(title.substr(begin)) != FoldCase(outlet)) return title.size();
  std::string_view head = title.substr(0, begin);
  const size_t last = head.find_last_not_of(' ');
  if (last == std::string_view::npos) return title.size();
  head = head.substr(0, last + 1);
  for (const std::string_view separator :
       {" -", " |", " \xE2\x80\x93", " \xE2\x80\x94", " \xC2\xB7", " :"}) {
    if (head.ends_with(separator)) return head.size() - separator.size();
  }
  return title.size();
}

std::vector<Edit> FindInTitle(std::string_view title, const FixContext& context) {
  std::vector<Edit> edits;
  if (context.raw.source) {
    if (const size_t cut = OutletSuffix(title, *context.raw.source);
        cut < title.size()) {
      edits.push_back(RemovalOf(cut, title.size(), "name of the outlet", {}));
      return edits;
    }
  }
  auto match = context.boilerplate.Find(BoilerplatePlace::kTitle, title);
  if (match && match->end - match->begin < title.size()) {
    edits.push_back(RemovalOf(match->begin, match->end, std::move(match->reason),
                              std::move(match->lexicon_row)));
  }
  return edits;
}

}  // namespace

std::vector<Edit> FindBoilerplate(std::string_view text, const FixContext& context) {
  return context.field == Field::kTitle ? FindInTitle(text, context)
                                        : FindInBody(text, context);
}

}  // namespace unspin
