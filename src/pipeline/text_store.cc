#include "pipeline/text_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/error.h"

namespace unspin {
namespace {

constexpr char kName[] = "the temporary file for --learn";

int OpenNameless() {
  std::string path =
      (std::filesystem::temp_directory_path() / "unspin-XXXXXX").string();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) throw FileError(path, "cannot be created", errno);
  ::unlink(path.c_str());
  return file;
}

}  // namespace

TextStore::~TextStore() {
  if (file_ >= 0) ::close(file_);
}

TextStore::Place TextStore::Add(std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  full_ = full_ || kept_.size() + size > memory_;
  if (!full_) {
    kept_ += text;
    return {kept_.size() - size, size};
  }
  if (file_ < 0) file_ = OpenNameless();
  const Place place{kept_.size() + written_, size};
  while (!text.empty()) {
    const ssize_t n =
        ::pwrite(file_, text.data(), text.size(), static_cast<off_t>(written_));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw FileError(kName, "cannot be written", errno);
    written_ += static_cast<uint64_t>(n);
    text.remove_prefix(static_cast<size_t>(n));
  }
  return place;
}

std::string TextStore::Read(Place place) const {
  if (place.begin + place.size <= kept_.size()) {
    return kept_.substr(place.begin, place.size);
  }
  std::string text(place.size, '\0');
  for (size_t read = 0; read < text.size();) {
    const auto at = static_cast<off_t>(place.begin - kept_.size() + read);
    const ssize_t n = ::pread(file_, text.data() + read, text.size() - read, at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw FileError(kName, "cannot be read", n < 0 ? errno : EIO);
    read += static_cast<size_t>(n);
  }
  return text;
}

}  // namespace unspin
