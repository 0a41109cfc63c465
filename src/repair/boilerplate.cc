#include "repair/boilerplate.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "repair/boilerplate_ends.h"
#include "repair/boilerplate_lines.h"
#include "repair/boilerplate_title.h"

namespace unspin {
namespace {

constexpr size_t kMaxRounds = 8;  // what one removal uncovers, another may take

void MoveInto(std::vector<Edit>& all, std::vector<Edit> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()),
             std::make_move_iterator(more.end()));
}

// The lines first: the tail stands before the ones at the end.
std::vector<Edit> FindInBody(std::string_view text, const FixContext& context) {
  std::vector<Edit> edits = FindBoilerplateLines(text, context);
  if (!edits.empty()) return edits;
  if (auto head = FindBoilerplateHead(text, context)) edits.push_back(*std::move(head));
  const size_t last = text.find_last_not_of(" \n");
  if (last == std::string_view::npos) return edits;
  const size_t begin =
      std::max(LineBegin(text, last), edits.empty() ? 0 : edits[0].end);
  MoveInto(edits, FindBoilerplateTails(text, begin, text.size(), context));
  if (edits.empty()) edits = FindBoilerplateInside(text, context);
  return edits;
}

std::string Without(std::string_view text, const std::vector<Edit>& removals) {
  std::string left;
  left.reserve(text.size());
  size_t from = 0;
  for (const Edit& removal : removals) {
    left += text.substr(from, removal.begin - from);
    from = removal.end;
  }
  left += text.substr(from);
  return left;
}

// Adds removals from what `removals` left to them. A later one that reaches across an
// earlier one takes it in. Both are sorted and disjoint.
std::vector<Edit> Join(std::vector<Edit> removals, std::vector<Edit> later) {
  std::vector<Edit> all;
  size_t next = 0;  // in `removals`
  size_t gone = 0;  // bytes before removals[next]
  for (Edit& edit : later) {
    while (next < removals.size() && removals[next].begin - gone <= edit.begin) {
      gone += removals[next].end - removals[next].begin;
      all.push_back(std::move(removals[next++]));
    }
    const size_t begin = edit.begin + gone;
    while (next < removals.size() && removals[next].begin - gone < edit.end) {
      gone += removals[next].end - removals[next].begin;
      ++next;
    }
    edit.end += gone;
    edit.begin = begin;
    all.push_back(std::move(edit));
  }
  for (; next < removals.size(); ++next) all.push_back(std::move(removals[next]));
  return all;
}

}  // namespace

std::vector<Edit> FindBoilerplate(std::string_view text, const FixContext& context) {
  const auto find = context.field == Field::kTitle ? FindTitleBoilerplate : FindInBody;
  std::vector<Edit> edits = find(text, context);
  if (edits.empty()) return edits;
  for (size_t round = 1; round < kMaxRounds && !edits.empty(); ++round) {
    std::vector<Edit> more = find(Without(text, edits), context);
    if (more.empty()) break;
    edits = Join(std::move(edits), std::move(more));
  }
  // A text that is all boilerplate is what its author had to say.
  const std::string left = Without(text, edits);
  if (left.find_first_not_of(" \n") == std::string::npos) edits.clear();
  return edits;
}

}  // namespace unspin
