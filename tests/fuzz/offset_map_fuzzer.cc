// Composes offset maps and compares them with what a byte by byte model says. The input
// is a list of changes: bytes to keep, to take out, to write in; 255 ends a step.

#include <algorithm>
#include <vector>

#include "core/offset_map.h"
#include "fuzz/oracles.h"

namespace unspin::fuzz {
namespace {

constexpr size_t kSize = 200;
constexpr size_t kWritten = SIZE_MAX;

// For each byte of the text the byte of the original it was copied from.
using Model = std::vector<size_t>;

Model Applied(const Model& model, const std::vector<Change>& changes) {
  Model out;
  size_t done = 0;
  for (const Change& change : changes) {
    out.insert(out.end(), model.begin() + static_cast<ptrdiff_t>(done),
               model.begin() + static_cast<ptrdiff_t>(change.begin));
    out.insert(out.end(), change.size, kWritten);
    done = change.end;
  }
  out.insert(out.end(), model.begin() + static_cast<ptrdiff_t>(done), model.end());
  return out;
}

void RequireEqual(const OffsetMap& map, const Model& model) {
  size_t source = 0;
  size_t text = 0;
  for (const Run& run : map.runs()) {
    Require(run.source.begin == source && run.text.begin == text, "runs tile");
    source = run.source.end;
    text = run.text.end;
    for (size_t i = run.text.begin; i < run.text.end && !run.replaced; ++i) {
      Require(model[i] == run.source.begin + (i - run.text.begin), "copied is copied");
    }
  }
  Require(source == kSize && text == model.size(), "runs cover both");
  for (size_t i = 0; i < model.size(); ++i) {
    const SourceSpan found = map.ToSource({i, i + 1});
    Require(found.begin <= found.end && found.end <= kSize, "spans lie inside");
    if (model[i] == kWritten) continue;
    Require(found.begin <= model[i] && model[i] < found.end, "spans hold their byte");
    const TextSpan back = map.ToText({model[i], model[i] + 1});
    Require(back.begin <= i && i < back.end, "and back");
  }
}

}  // namespace
}  // namespace unspin::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace unspin;
  OffsetMap map(fuzz::kSize);
  fuzz::Model model;
  for (size_t i = 0; i < fuzz::kSize; ++i) model.push_back(i);
  std::vector<Change> changes;
  size_t at = 0;
  size_t steps = 0;
  for (size_t i = 0; i + 2 < size && steps < 8; i += 3) {
    at = std::min(at + data[i] % 16, model.size());
    const size_t end = std::min<size_t>(at + data[i + 1] % 8, model.size());
    const size_t written = data[i + 2] % 8;
    if (end > at || written > 0) changes.push_back({at, end, written});
    at = std::min(end + 1, model.size());
    if (data[i] != 255 && at < model.size()) continue;
    map = map.Then(changes);
    model = fuzz::Applied(model, changes);
    fuzz::RequireEqual(map, model);
    changes.clear();
    at = 0;
    ++steps;
    if (model.size() > 4 * fuzz::kSize) break;
  }
  return 0;
}
