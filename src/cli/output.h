#pragma once

// Standard output. A reader that goes away (a closed pipe) is no error: writing then
// ends quietly.

#include <cstdio>
#include <string>
#include <string_view>

namespace unspin::cli {

class Output {
 public:
  explicit Output(std::FILE* stream = stdout) : stream_(stream) {}
  // False when nobody reads any more. Throws Error when the write fails otherwise, such
  // as on a full disk.
  bool Write(std::string_view text);
  // Hands everything on; the same results and errors.
  bool Flush();
  bool closed() const { return closed_; }

 private:
  bool Check(bool written);
  std::FILE* stream_;
  bool closed_ = false;
};

// Columns of the terminal on standard output; 0 when it is none.
size_t TerminalWidth();

// Writes text for people: through a pager when standard output is a terminal with fewer
// lines. The pager is $UNSPIN_PAGER, else $PAGER, else less; "cat" or an empty value is
// none.
void PageOut(std::string_view text);

}  // namespace unspin::cli
