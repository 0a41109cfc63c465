#include "core/offset_map.h"

#include <algorithm>

namespace unspin {
namespace {

// The first run that ends behind `offset`, by one of a run's two sides.
template <typename Side>
size_t FirstEndingAfter(const std::vector<Run>& runs, size_t offset, Side side) {
  const auto found =
      std::partition_point(runs.begin(), runs.end(),
                           [&](const Run& run) { return (run.*side).end <= offset; });
  return static_cast<size_t>(found - runs.begin());
}

// Maps `span` from side `from` of the runs to side `to`. Ends inside a copied run keep
// their distance to its begin; a replaced run that the span touches is taken whole.
template <typename From, typename To>
auto MapSpan(const std::vector<Run>& runs, Span<From> span, Span<From> Run::*from,
             Span<To> Run::*to) {
  Span<To> out;
  if (runs.empty()) return out;
  size_t i = std::min(FirstEndingAfter(runs, span.begin, from), runs.size() - 1);
  const Run& first = runs[i];
  const size_t into = std::min(span.begin, (first.*from).end) - (first.*from).begin;
  if (span.begin >= (first.*from).end) {
    out.begin = (first.*to).end;
  } else {
    out.begin = (first.*to).begin + (first.replaced ? 0 : into);
  }
  out.end = out.begin;
  for (; i < runs.size() && (runs[i].*from).begin < span.end; ++i) {
    const Run& run = runs[i];
    if ((run.*from).end <= span.begin) continue;
    const size_t last = std::min(span.end, (run.*from).end);
    out.end =
        run.replaced ? (run.*to).end : (run.*to).begin + (last - (run.*from).begin);
  }
  // An empty span strictly inside a replaced run stands for the whole run.
  if (span.begin == span.end && first.replaced && into > 0 &&
      span.begin < (first.*from).end) {
    out.end = (first.*to).end;
  }
  return out;
}

// The runs of one fixer: its input as source, its output as text.
std::vector<Run> ToRuns(const std::vector<Change>& changes, size_t input_size) {
  std::vector<Run> runs;
  size_t in = 0;
  size_t out = 0;
  const auto copy_to = [&](size_t end) {
    if (end > in) runs.push_back({{in, end}, {out, out + end - in}, false});
    out += end - in;
    in = end;
  };
  for (const Change& change : changes) {
    copy_to(change.begin);
    runs.push_back({{change.begin, change.end}, {out, out + change.size}, true});
    out += change.size;
    in = change.end;
  }
  copy_to(input_size);
  return runs;
}

// Walks along runs by the side that two maps share; copied runs can be cut anywhere,
// replaced ones are taken whole.
class Cursor {
 public:
  // `shared` and `other` are the two sides of a run, in this order.
  struct Piece {
    size_t shared_begin, shared_end, other_begin, other_end;
    bool replaced;
  };
  Cursor(const std::vector<Run>& runs, bool shared_is_text)
      : runs_(runs), shared_is_text_(shared_is_text) {}

  bool done() const { return i_ == runs_.size(); }
  bool replaced() const { return runs_[i_].replaced; }
  size_t remaining() const { return Whole().shared_end - Whole().shared_begin - cut_; }
  size_t shared() const { return shared_; }
  size_t other() const { return other_; }

  void Take() {
    const Piece piece = Whole();
    shared_ = piece.shared_end;
    other_ = piece.other_end;
    cut_ = 0;
    ++i_;
  }
  // REQUIRES: the run is copied and size <= remaining().
  void TakePart(size_t size) {
    if (size == remaining()) return Take();
    cut_ += size;
    shared_ += size;
    other_ += size;
  }
  // Moves to `target`, past it if a replaced run reaches further.
  void MoveTo(size_t target) {
    while (shared_ < target) {
      if (replaced()) {
        Take();
      } else {
        TakePart(std::min(target - shared_, remaining()));
      }
    }
  }
  void StartAt(size_t other) { other_ = other; }

 private:
  Piece Whole() const {
    const Run& run = runs_[i_];
    if (shared_is_text_) {
      return {run.text.begin, run.text.end, run.source.begin, run.source.end,
              run.replaced};
    }
    return {run.source.begin, run.source.end, run.text.begin, run.text.end,
            run.replaced};
  }

  const std::vector<Run>& runs_;
  bool shared_is_text_;
  size_t i_ = 0;
  size_t cut_ = 0;     // bytes taken of a copied run
  size_t shared_ = 0;  // position on the shared side
  size_t other_ = 0;   // position on the other side
};

}  // namespace

OffsetMap::OffsetMap(size_t size, size_t source_begin) {
  if (size > 0)
    runs_.push_back({{source_begin, source_begin + size}, {0, size}, false});
}

SourceSpan OffsetMap::ToSource(TextSpan span) const {
  return MapSpan(runs_, span, &Run::text, &Run::source);
}

TextSpan OffsetMap::ToText(SourceSpan span) const {
  return MapSpan(runs_, span, &Run::source, &Run::text);
}

bool OffsetMap::is_identity() const {
  return runs_.size() <= 1 &&
         (runs_.empty() || (!runs_[0].replaced && runs_[0].source.begin == 0));
}

void OffsetMap::Append(const Run& run) {
  if (run.source.empty() && run.text.empty()) return;
  if (!runs_.empty() && !run.replaced && !runs_.back().replaced) {
    runs_.back().source.end = run.source.end;
    runs_.back().text.end = run.text.end;
    return;
  }
  runs_.push_back(run);
}

OffsetMap OffsetMap::Then(const std::vector<Change>& changes) const {
  const std::vector<Run> changed =
      ToRuns(changes, runs_.empty() ? 0 : runs_.back().text.end);
  Cursor before(runs_, true);
  Cursor after(changed, false);
  if (!runs_.empty()) before.StartAt(runs_.front().source.begin);
  OffsetMap out;
  while (!before.done() || !after.done()) {
    const size_t source = before.other();
    const size_t text = after.other();
    const bool copied =
        !before.done() && !after.done() && !before.replaced() && !after.replaced();
    if (copied) {
      const size_t size = std::min(before.remaining(), after.remaining());
      before.TakePart(size);
      after.TakePart(size);
    } else {
      // One replaced run of everything that overlaps.
      if (!before.done() && before.replaced()) {
        before.Take();
      } else {
        after.Take();
      }
      while (before.shared() != after.shared()) {
        before.MoveTo(after.shared());
        after.MoveTo(before.shared());
      }
    }
    out.Append({{source, before.other()}, {text, after.other()}, !copied});
  }
  return out;
}

}  // namespace unspin
