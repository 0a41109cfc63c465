#include "repair/spin/residues.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string>
#include <utility>

namespace unspin {
namespace {

constexpr size_t kMostWords = 4;

// Nothing else looks like them where a spinner is known to have been, but the words may
// have been meant as they stand.
constexpr double kConfidence = 0.95;

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

bool EndsWithOneOf(std::string_view text, std::string_view bytes,
                   std::initializer_list<std::string_view> marks) {
  return bytes.find(text.back()) != std::string_view::npos ||
         std::any_of(marks.begin(), marks.end(),
                     [text](std::string_view mark) { return text.ends_with(mark); });
}

bool CanStandBefore(std::string_view text) {
  return text.empty() || IsSpace(text.back()) ||
         EndsWithOneOf(text, "(\"", {"“", "‘", "—"});
}

bool CanStandBehind(std::string_view text) {
  if (text.empty() || IsSpace(text.front())) return true;
  if (std::string_view(".,;:!?)\"").find(text.front()) != std::string_view::npos) {
    return true;
  }
  return text.starts_with("”") || text.starts_with("’") || text.starts_with("—");
}

// Words of lower-case letters with one space between them.
bool AreWords(std::string_view text) {
  size_t words = 1;
  bool in_word = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') {
      if (!in_word) return false;
      in_word = false;
      ++words;
    } else if (IsLower(text[i])) {
      in_word = true;
    } else if (in_word && text[i] == '\'') {
      continue;
    } else if (in_word && text.substr(i).starts_with("’")) {
      i += std::string_view("’").size() - 1;
    } else {
      return false;
    }
  }
  return in_word && words <= kMostWords;
}

Edit RemovalOf(size_t brace, std::string_view words) {
  Edit edit;
  edit.begin = brace;
  edit.end = brace + 1;
  edit.kind = RepairKind::kSpin;
  edit.confidence = kConfidence;
  edit.reason = "a spinner left its braces around '" + std::string(words) + "'";
  return edit;
}

// Whether one of `edits`, sorted and disjoint, touches the brace.
bool IsTaken(const Edit& brace, std::span<const Edit> edits) {
  const auto next = std::partition_point(
      edits.begin(), edits.end(),
      [&brace](const Edit& edit) { return edit.end <= brace.begin; });
  return next != edits.end() && next->begin < brace.end;
}

}  // namespace

void AddResidues(std::string_view body, std::vector<Edit>& edits) {
  std::vector<Edit> removals;
  for (size_t open = body.find('{'); open != std::string_view::npos;
       open = body.find('{', open + 1)) {
    const size_t close = body.find_first_of("{}", open + 1);
    if (close == std::string_view::npos) break;
    const std::string_view words = body.substr(open + 1, close - open - 1);
    if (body[close] == '{' || !AreWords(words) ||
        !CanStandBefore(body.substr(0, open)) ||
        !CanStandBehind(body.substr(close + 1))) {
      continue;
    }
    Edit left = RemovalOf(open, words);
    Edit right = RemovalOf(close, words);
    if (IsTaken(left, edits) || IsTaken(right, edits)) continue;
    removals.push_back(std::move(left));
    removals.push_back(std::move(right));
  }
  const auto before = [](const Edit& a, const Edit& b) { return a.begin < b.begin; };
  const auto middle = static_cast<std::ptrdiff_t>(edits.size());
  edits.insert(edits.end(), std::make_move_iterator(removals.begin()),
               std::make_move_iterator(removals.end()));
  std::inplace_merge(edits.begin(), edits.begin() + middle, edits.end(), before);
}

}  // namespace unspin
