#include "extract/values/limits.h"

#include <array>

namespace unspin {
namespace {

bool SaysMore(std::string_view word) {
  return OneOf(word, {"more", "greater", "bigger", "larger", "higher", "longer",
                      "older", "above", "over"});
}

bool SaysLess(std::string_view word) {
  return OneOf(word, {"less", "fewer", "smaller", "lower", "shorter", "younger",
                      "below", "under"});
}

LimitKind WithEqual(LimitKind kind) {
  if (kind == LimitKind::kAbove) return LimitKind::kAtLeast;
  return kind == LimitKind::kBelow ? LimitKind::kAtMost : kind;
}

// "no more than" is at most.
LimitKind Negated(LimitKind kind) {
  return kind == LimitKind::kAbove ? LimitKind::kAtMost : LimitKind::kAtLeast;
}

// Reads backwards from a token.
class Backwards {
 public:
  Backwards(const ValueContext& context, size_t i)
      : context_(context), at_(i), floor_(i > 0 ? context.Sentence(i - 1).begin : 0) {}

  std::string_view word(size_t back = 0) const {
    return at_ > floor_ + back ? context_.lower(at_ - 1 - back) : std::string_view();
  }
  bool Take(std::initializer_list<std::string_view> words) {
    if (!OneOf(word(), words)) return false;
    --at_;
    return true;
  }
  // Takes words given from the last to the first.
  bool TakeAll(std::initializer_list<std::string_view> backwards) {
    size_t back = 0;
    for (const std::string_view w : backwards) {
      if (word(back++) != w) return false;
    }
    at_ -= back;
    return true;
  }
  size_t at() const { return at_; }

 private:
  const ValueContext& context_;
  size_t at_;
  size_t floor_;
};

// ">", ">=", "> =", "<=".
LimitKind SignBefore(Backwards& back) {
  const bool equal = back.Take({"="});
  if (back.Take({">", "≥"})) return equal ? LimitKind::kAtLeast : LimitKind::kAbove;
  if (back.Take({"<", "≤"})) return equal ? LimitKind::kAtMost : LimitKind::kBelow;
  return LimitKind::kNone;
}

// "more than", "less than or equal to", "bigger or equal than", "no less than".
LimitKind ComparisonBefore(Backwards& back) {
  bool equal = back.TakeAll({"to", "equal", "or"});
  if (equal) back.Take({"than"});
  if (!equal) {
    if (!back.Take({"than"})) return LimitKind::kNone;
    equal = back.TakeAll({"equal", "or"});
  }
  LimitKind kind = LimitKind::kNone;
  if (SaysMore(back.word())) kind = LimitKind::kAbove;
  if (SaysLess(back.word())) kind = LimitKind::kBelow;
  if (kind == LimitKind::kNone) {
    return equal && back.TakeAll({"least", "at"}) ? LimitKind::kAtLeast : kind;
  }
  back.Take({back.word()});
  if (equal) kind = WithEqual(kind);
  return back.Take({"no", "not"}) ? Negated(kind) : kind;
}

struct Phrase {
  std::array<std::string_view, 2> words;  // the second may be empty
  LimitKind kind;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    {{"at", "least"}, LimitKind::kAtLeast},
    {{"at", "most"}, LimitKind::kAtMost},
    {{"up", "to"}, LimitKind::kAtMost},
    {{"not", "exceeding"}, LimitKind::kAtMost},
    {{"minimum", "of"}, LimitKind::kAtLeast},
    {{"maximum", "of"}, LimitKind::kAtMost},
    {{"upwards", "of"}, LimitKind::kAbove},
    {{"excess", "of"}, LimitKind::kAbove},
    {{"maximum", ""}, LimitKind::kAtMost},
    {{"minimum", ""}, LimitKind::kAtLeast},
    {{"equal", "to"}, LimitKind::kEqual},
    {{"equals", "to"}, LimitKind::kEqual},
    {{"equaling", "to"}, LimitKind::kEqual},
    {{"above", ""}, LimitKind::kAbove},
    {{"over", ""}, LimitKind::kAbove},
    {{"exceed", ""}, LimitKind::kAbove},
    {{"exceeds", ""}, LimitKind::kAbove},
    {{"exceeded", ""}, LimitKind::kAbove},
    {{"exceeding", ""}, LimitKind::kAbove},
    {{"topping", ""}, LimitKind::kAbove},
    {{"below", ""}, LimitKind::kBelow},
    {{"under", ""}, LimitKind::kBelow},
});

LimitKind PhraseBefore(Backwards& back) {
  for (const Phrase& phrase : kPhrases) {
    if (phrase.words[1].empty() ? back.TakeAll({phrase.words[0]})
                                : back.TakeAll({phrase.words[1], phrase.words[0]})) {
      return phrase.kind;
    }
  }
  return LimitKind::kNone;
}

}  // namespace

LimitWords LimitBefore(const ValueContext& context, size_t i) {
  for (const auto read : {SignBefore, ComparisonBefore, PhraseBefore}) {
    Backwards back(context, i);
    const LimitKind kind = read(back);
    if (kind != LimitKind::kNone) return {kind, back.at(), i};
  }
  return {LimitKind::kNone, i, i};
}

LimitWords LimitBehind(const ValueContext& context, size_t i) {
  if (context.Is(i, "+") && context.Attached(i)) {
    return {LimitKind::kAtLeast, i, i + 1};
  }
  if (!OneOf(context.lower(i), {"or", "and"})) return {LimitKind::kNone, i, i};
  const std::string_view word = context.lower(i + 1);
  if (context.Is(i, "or") && word == "equal") {
    const bool to = context.Is(i + 2, "to");
    return {LimitKind::kEqual, i, to ? i + 3 : i + 2};
  }
  // "and more" and "and less" go on with something else.
  if (context.Is(i, "and") && !OneOf(word, {"above", "up", "upwards", "below"})) {
    return {LimitKind::kNone, i, i};
  }
  const bool more = SaysMore(word) || OneOf(word, {"up", "upwards"});
  if (!more && !SaysLess(word)) return {LimitKind::kNone, i, i};
  size_t end = i + 2;
  if (context.Is(end, "than")) {
    // "50 or greater than 40" has a number of its own; "or more than." has none.
    const std::string_view next = context.lower(end + 1);
    if (!next.empty() && next != "." && next != ",") return {LimitKind::kNone, i, i};
    ++end;
  }
  return {more ? LimitKind::kAtLeast : LimitKind::kAtMost, i, end};
}

}  // namespace unspin
