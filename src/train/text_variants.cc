#include "train/text_variants.h"

#include <algorithm>
#include <utility>

namespace unspin {
namespace {

constexpr float kLeftOver = 0.1F;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

void SetCase(std::string& text, LetterCase letter_case) {
  char before = ' ';
  for (char& c : text) {
    const bool raise = letter_case == LetterCase::kUpper ||
                       (letter_case == LetterCase::kTitle && before == ' ');
    if (letter_case == LetterCase::kLower && IsUpper(c)) {
      c = static_cast<char>(c - 'A' + 'a');
    } else if (raise && IsLower(c)) {
      c = static_cast<char>(c - 'a' + 'A');
    }
    before = c;
  }
}

// Where each byte of a text went when parts of it were replaced.
class Moves {
 public:
  // The bytes from `from` on stand at `to` and behind it.
  void Add(size_t from, size_t to) { moves_.emplace_back(from, to); }
  size_t Of(size_t at) const {
    auto after =
        std::upper_bound(moves_.begin(), moves_.end(), at,
                         [](size_t a, const auto& move) { return a < move.first; });
    if (after == moves_.begin()) return at;
    --after;
    return after->second + (at - after->first);
  }

 private:
  std::vector<std::pair<size_t, size_t>> moves_;
};

}  // namespace

TaggedText InCase(const TaggedText& text, LetterCase letter_case, bool body) {
  TaggedText out = text;
  SetCase(out.title, letter_case);
  if (body) SetCase(out.body, letter_case);
  return out;
}

TaggedText WithLeftovers(const TaggedText& text, SpinSimulator& spinner, Dice& dice) {
  const SimulatedText spun = spinner.Spin(text.body);
  TaggedText out = text;
  out.body.clear();
  Moves moves;
  std::vector<TextSpan> touched;  // of text.body
  size_t done = 0;                // of spun.text
  size_t original = 0;            // of text.body
  for (const SimulatedText::Change& change : spun.changes) {
    out.body.append(spun.text, done, change.begin - done);
    original += change.begin - done;
    const bool left = dice.Falls(kLeftOver);
    if (left) {
      touched.push_back({original, original + change.original.size()});
      out.body.append(spun.text, change.begin, change.end - change.begin);
    } else {
      out.body += change.original;
    }
    original += change.original.size();
    done = change.end;
    moves.Add(original, out.body.size());
  }
  out.body.append(spun.text, done);
  std::erase_if(out.names, [&](const TaggedSpan& name) {
    return name.field == Field::kBody &&
           std::any_of(touched.begin(), touched.end(),
                       [&](TextSpan change) { return change.Overlaps(name.span); });
  });
  for (TaggedSpan& name : out.names) {
    if (name.field != Field::kBody) continue;
    name.span = {moves.Of(name.span.begin), moves.Of(name.span.end - 1) + 1};
  }
  return out;
}

}  // namespace unspin
