#include "cli/output.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

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

namespace {

// Lines of the terminal on standard output; 0 when it is none.
size_t TerminalHeight() {
  if (::isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_row;
}

std::string PagerCommand() {
  for (const char* variable : {"UNSPIN_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(variable)) return command;
  }
  return "less";
}

// False when there is no such program.
bool PageThrough(const std::string& command, std::string_view text) {
  ::setenv("LESS", "FRX", 0);  // colours; quit what fits; leave it on the screen
  std::FILE* const pager = ::popen(command.c_str(), "w");
  if (pager == nullptr) return false;
  // Someone who leaves the pager early closes the pipe, which is no error.
  std::fwrite(text.data(), 1, text.size(), pager);
  constexpr int kNoSuchCommand = 127;
  const int status = ::pclose(pager);
  return !(WIFEXITED(status) && WEXITSTATUS(status) == kNoSuchCommand);
}

}  // namespace

void PageOut(std::string_view text) {
  const size_t height = TerminalHeight();
  const auto lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  if (height > 0 && lines >= height) {
    const std::string command = PagerCommand();
    if (!command.empty() && command != "cat" && PageThrough(command, text)) return;
  }
  Output output;
  output.Write(text);
  output.Flush();
}

size_t TerminalWidth() {
  if (::isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace unspin::cli
