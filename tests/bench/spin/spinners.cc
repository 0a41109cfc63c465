#include "bench/spin/spinners.h"

#include <algorithm>
#include <utility>

#include "bench/measure.h"

namespace unspin::bench {

SpunText Spinner::Spin(std::string_view clean) {
  SpunText spun;
  std::vector<Change> changes;
  size_t copied = 0;
  for (size_t begin = 0; begin < clean.size();) {
    const size_t end = std::min(clean.find('\n', begin), clean.size());
    for (Substitution& item : Replace(clean.substr(begin, end - begin))) {
      item.change.begin += begin;
      item.change.end += begin;
      Expect(item.change.begin >= copied && item.change.end <= end, "substitutions");
      spun.text += clean.substr(copied, item.change.begin - copied);
      spun.text += item.spun;
      copied = item.change.end;
      changes.push_back(item.change);
      spun.substitutions.push_back(std::move(item));
    }
    begin = end + 1;
  }
  spun.text += clean.substr(copied);
  spun.map = OffsetMap(clean.size()).Then(changes);
  return spun;
}

}  // namespace unspin::bench
