#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"

namespace unspin::cli {

bool Output::Check(bool written) {
  if (written) return true;
  if (errno != EPIPE) throw FileError("standard output", "cannot be written", errno);
  closed_ = true;
  return false;
}

bool Output::Write(std::string_view text) {
  if (closed_) return false;
  return Check(std::fwrite(text.data(), 1, text.size(), stream_) == text.size());
}

bool Output::Flush() { return !closed_ && Check(std::fflush(stream_) == 0); }

size_t TerminalWidth() {
  if (::isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace unspin::cli
