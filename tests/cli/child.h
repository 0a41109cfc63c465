#pragma once

// The built program as a child process.

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace unspin {

struct ChildResult {
  int status = -1;  // exit status; -1 when a signal ended it
  int signal = 0;   // the signal that ended it; 0: none
  std::string out;
  std::string err;

  bool ErrHas(std::string_view text) const {
    return err.find(text) != std::string::npos;
  }
};

// Runs `unspin ARGUMENTS` to its end with `input` on its standard input.
ChildResult RunUnspin(const std::vector<std::string>& arguments,
                      std::string_view input = {});

// Reads the first line of its output and closes the pipe, as `| head -1` does.
ChildResult RunUnspinForOneLine(const std::vector<std::string>& arguments);

// Starts it and ends it with SIGKILL after so many microseconds. True when it was still
// running.
bool RunUnspinAndKill(const std::vector<std::string>& arguments, useconds_t after);

// The folder of the bundled corpus.
std::string Corpus(std::string_view path);

// The lines of `text`, without line breaks.
std::vector<std::string> LinesOf(std::string_view text);

}  // namespace unspin
