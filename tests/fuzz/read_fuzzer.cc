// Readers: UNSPIN_FUZZ_FORMAT names the format, "" means found by content, with all
// packings and archives.

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <variant>
#include <vector>

#include "base/unicode.h"
#include "fuzz/oracles.h"
#include "read/document_source.h"

namespace unspin::fuzz {
namespace {

constexpr size_t kMaxItems = 200000;

// A file in memory that readers can open by its path.
class MemoryFile {
 public:
  MemoryFile(const uint8_t* data, size_t size) : fd_(::memfd_create("input", 0)) {
    Require(fd_ >= 0 && ::write(fd_, data, size) == static_cast<ssize_t>(size),
            "the input can be written");
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

void RequireSound(const RawDocument& document) {
  Require(!document.id.empty(), "records have an identifier");
  Require(IsValidUtf8(document.original), "records are UTF-8");
  Require(IsValidUtf8(document.title), "titles are UTF-8");
  Require(document.body.begin <= document.body.end &&
              document.body.end <= document.original.size(),
          "the body lies inside the record");
}

std::vector<std::string> ReadAll(const std::string& path) {
  ReadOptions options;
  options.format = InputFormatByName(UNSPIN_FUZZ_FORMAT);
  options.max_record_bytes = 1 << 16;
  options.max_unpacked_bytes = 1 << 22;
  ProblemCollector problems;
  const auto source = OpenInputs({path}, options, problems);
  std::vector<std::string> seen;
  while (const auto item = source->Next()) {
    Require(seen.size() < kMaxItems, "reading ends");
    if (const auto* document = std::get_if<RawDocument>(&*item)) {
      RequireSound(*document);
      seen.push_back(document->id + '\n' + document->original);
    } else {
      const auto& problem = std::get<Problem>(*item);
      Require(!problem.reason.empty(), "rejects have a reason");
      Require(!problem.record_id.empty() || !problem.source.empty(), "and a place");
      seen.push_back(problem.ToString());
    }
  }
  return seen;
}

}  // namespace
}  // namespace unspin::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const unspin::fuzz::MemoryFile file(data, size);
  const auto first = unspin::fuzz::ReadAll(file.path());
  unspin::fuzz::Require(!first.empty(), "no input is dropped in silence");
  unspin::fuzz::Require(first == unspin::fuzz::ReadAll(file.path()),
                        "reading twice gives the same");
  return 0;
}
