#pragma once

// Finds where a JSON object or array ends without keeping it: the state of a scan may
// be carried from one part of the bytes to the next.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace unspin {

class JsonScanner {
 public:
  enum class Result {
    kMore,     // the value goes on behind these bytes
    kEnd,      // the value ends here
    kDamaged,  // what stands here cannot stand in JSON
  };
  struct Outcome {
    Result result = Result::kMore;
    size_t size = 0;  // of the bytes up to there, the last one of them included
  };
  static constexpr size_t kMaxDepth = 1 << 20;  // deeper is damage

  // Scans `bytes` from where the last call stopped, at first from the "{" or "[". Sees
  // braces, brackets, commas, colons and strings that stand where they cannot, which is
  // what a lost quote leads to at once; lets everything else pass.
  Outcome Scan(std::string_view bytes);

 private:
  enum class State : uint8_t {
    kValue,       // a value must come
    kValueOrEnd,  // or the end of an empty array
    kKey,         // a key must come
    kKeyOrEnd,    // or the end of an empty object
    kColon,
    kAfterValue,  // a comma or the end of the object or array
    kScalar,      // in a number or a word
    kString,
    kStringEscape,  // behind a backslash
  };

  size_t SkipString(std::string_view bytes, size_t i);
  bool Take(char c);
  bool Open(char c);
  bool Close(char c);

  State state_ = State::kValue;
  bool string_is_key_ = false;
  std::vector<bool> is_object_;  // of what is open, outermost first
};

// The usual names of what is around records: {"articles": [...]}, {"hits": {"hits":
// [...]}}; and around one record: {"_source": {...}}. In any case.
bool IsListName(std::string_view name);
bool IsWrapperName(std::string_view name);

// Whether records stand in a list inside of the object at the start of `bytes`: the
// offset of the list's "[". Nothing when the object has a text itself, or when `bytes`
// end before one can tell.
std::optional<size_t> FindRecordList(std::string_view bytes);

}  // namespace unspin
