#include "repair/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

// An automaton that runs out of memory starts anew and crawls: all rows together need
// some 3 MB on text that fits them.
constexpr int64_t kAutomatonBytes = 64 << 20;

// RE2 unrolls a counted repeat: up to here that costs less than it tells apart.
constexpr int kMaxUnrolled = 4;
constexpr int kMaxRepeat = 1000;  // RE2 takes no more

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(kAutomatonBytes);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Anchor AnchorOf(PatternSet::Fit fit) {
  if (fit == PatternSet::Fit::kWhole) return RE2::ANCHOR_BOTH;
  return fit == PatternSet::Fit::kStart ? RE2::ANCHOR_START : RE2::UNANCHORED;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Repeat {
  int min = 0;
  int max = 0;  // -1: without bound
  size_t size = 0;
};

// "{3}", "{3,}", "{3,40}" at the start of `text`; size 0 if there is none.
Repeat RepeatAt(std::string_view text) {
  Repeat repeat;
  size_t i = 1;
  const auto number = [&] {
    int value = 0;
    while (i < text.size() && IsDigit(text[i])) {
      value = std::min(value * 10 + (text[i++] - '0'), kMaxRepeat + 1);
    }
    return value;
  };
  if (text.size() < 3 || text[0] != '{' || !IsDigit(text[1])) return repeat;
  repeat.min = repeat.max = number();
  if (i < text.size() && text[i] == ',') {
    ++i;
    repeat.max = i < text.size() && IsDigit(text[i]) ? number() : -1;
  }
  if (i < text.size() && text[i] == '}') repeat.size = i + 1;
  return repeat;
}

struct LetterClass {
  std::string_view name;
  std::string_view ascii;
};
constexpr std::array<LetterClass, 3> kLetterClasses = {
    {{"\\p{Lu}", "A-Z"}, {"\\p{Ll}", "a-z"}, {"\\p{L}", "A-Za-z"}}};

// Where letters beyond ASCII are, and other characters with them: but no punctuation.
constexpr std::string_view kOtherLetters =
    "\\x{AA}-\\x{1FFF}\\x{2071}-\\x{218F}\\x{2C00}-\\x{10FFFF}";

}  // namespace

std::string RelaxedPattern(std::string_view pattern) {
  if (pattern.find("\\Q") != pattern.npos) return std::string(pattern);  // quoted
  std::string relaxed;
  bool in_class = false;
  bool negated = false;
  for (size_t i = 0; i < pattern.size();) {
    const std::string_view rest = pattern.substr(i);
    const auto* letters = std::find_if(
        kLetterClasses.begin(), kLetterClasses.end(),
        [rest](const LetterClass& each) { return rest.starts_with(each.name); });
    const Repeat repeat = in_class ? Repeat{} : RepeatAt(rest);
    size_t taken = 1;
    if (letters != kLetterClasses.end()) {
      // A class that is to hold more excludes less.
      std::string ranges(letters->ascii);
      if (!in_class || !negated) ranges += kOtherLetters;
      relaxed += in_class ? ranges : "[" + ranges + "]";
      i += letters->name.size();
      continue;
    }
    const bool is_long = repeat.max < 0 || repeat.max > kMaxUnrolled;
    const bool is_valid = repeat.min <= kMaxRepeat && repeat.max <= kMaxRepeat;
    if (repeat.size > 0 && is_long && is_valid) {
      relaxed += repeat.min == 0 ? '*' : '+';
      i += repeat.size;
      continue;
    }
    if (rest[0] == '\\') {
      taken = 2;
    } else if (in_class) {
      in_class = rest[0] != ']';
    } else if (rest[0] == '[') {
      // A bracket that closes may be the first member of a class.
      in_class = true;
      negated = rest.substr(taken).starts_with('^');
      if (negated) ++taken;
      if (rest.substr(taken).starts_with(']')) ++taken;
    }
    relaxed += rest.substr(0, taken);
    i += taken;
  }
  return relaxed;
}

struct PatternSet::Pattern {
  std::string text;
  std::string name;
  std::once_flag once;
  std::unique_ptr<const RE2> exact;

  const RE2& Exact() {
    std::call_once(
        once, [this] { exact = std::make_unique<const RE2>(text, PatternOptions()); });
    if (!exact->ok()) throw Error(name + ": pattern: " + exact->error());
    return *exact;
  }
};

struct PatternSet::Impl {
  explicit Impl(Fit how) : anchor(AnchorOf(how)), relaxed(PatternOptions(), anchor) {}

  RE2::Anchor anchor;
  std::deque<Pattern> patterns;
  RE2::Set relaxed;
};

PatternSet::PatternSet(Fit fit) : impl_(std::make_unique<Impl>(fit)) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::Add(std::string_view pattern, std::string name) {
  std::string error;
  if (impl_->relaxed.Add(RelaxedPattern(pattern), &error) < 0) {
    throw Error(name + ": pattern: " + error);
  }
  Pattern& added = impl_->patterns.emplace_back();
  added.text = pattern;
  added.name = std::move(name);
}

void PatternSet::Compile() {
  if (!impl_->relaxed.Compile()) throw Error("patterns need too much memory");
}

std::vector<int> PatternSet::Candidates(std::string_view text) const {
  // To ask whether any fits is faster than which, and most often the answer is no.
  std::vector<int> candidates;
  if (impl_->patterns.empty() || !impl_->relaxed.Match(Piece(text), nullptr) ||
      !impl_->relaxed.Match(Piece(text), &candidates)) {
    return {};
  }
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

std::vector<size_t> PatternSet::AllFitting(std::string_view text) const {
  std::vector<size_t> fitting;
  for (const int candidate : Candidates(text)) {
    const auto index = static_cast<size_t>(candidate);
    const RE2& exact = impl_->patterns[index].Exact();
    if (exact.Match(Piece(text), 0, text.size(), impl_->anchor, nullptr, 0)) {
      fitting.push_back(index);
    }
  }
  return fitting;
}

std::optional<PatternSet::Found> PatternSet::FirstFitting(std::string_view text) const {
  for (const int candidate : Candidates(text)) {
    const auto index = static_cast<size_t>(candidate);
    const RE2& exact = impl_->patterns[index].Exact();
    const int groups = std::min(exact.NumberOfCapturingGroups(), 1);
    std::array<re2::StringPiece, 2> found;
    if (!exact.Match(Piece(text), 0, text.size(), impl_->anchor, found.data(),
                     groups + 1)) {
      continue;
    }
    const re2::StringPiece taken = found[static_cast<size_t>(groups)];
    if (taken.data() == nullptr || taken.empty()) continue;
    const auto begin = static_cast<size_t>(taken.data() - text.data());
    return Found{index, begin, begin + taken.size()};
  }
  return std::nullopt;
}

}  // namespace unspin
