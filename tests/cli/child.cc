#include "cli/child.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "base/file.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

struct Streams {
  int in = -1;
  int out = -1;
  int err = -1;
};

pid_t Start(const std::vector<std::string>& arguments, const Streams& streams) {
  static const std::string kProgram = UNSPIN_BINARY_DIR "/unspin";
  std::vector<const char*> argv = {kProgram.c_str()};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::dup2(streams.in, STDIN_FILENO);
  ::dup2(streams.out, STDOUT_FILENO);
  ::dup2(streams.err, STDERR_FILENO);
  ::execv(kProgram.c_str(), const_cast<char* const*>(argv.data()));
  ::_exit(127);
}

int OpenFile(const std::string& path, int flags) {
  return ::open(path.c_str(), flags | O_CLOEXEC, 0600);
}

void Wait(pid_t child, ChildResult& result) {
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
}

}  // namespace

ChildResult RunUnspin(const std::vector<std::string>& arguments,
                      std::string_view input) {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string();
  const std::string err = (folder.path() / "err").string();
  const Streams streams = {OpenFile(folder.Write("in", input), O_RDONLY),
                           OpenFile(out, O_WRONLY | O_CREAT),
                           OpenFile(err, O_WRONLY | O_CREAT)};
  ChildResult result;
  Wait(Start(arguments, streams), result);
  for (const int file : {streams.in, streams.out, streams.err}) ::close(file);
  result.out = ReadFile(out);
  result.err = ReadFile(err);
  return result;
}

ChildResult RunUnspinForOneLine(const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  const std::string err = (folder.path() / "err").string();
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  const Streams streams = {OpenFile("/dev/null", O_RDONLY), ends[1],
                           OpenFile(err, O_WRONLY | O_CREAT)};
  const pid_t child = Start(arguments, streams);
  ::close(ends[1]);
  ChildResult result;
  char c = '\0';
  while (c != '\n' && ::read(ends[0], &c, 1) == 1) result.out += c;
  ::close(ends[0]);
  Wait(child, result);
  ::close(streams.in);
  ::close(streams.err);
  result.err = ReadFile(err);
  return result;
}

bool RunUnspinAndKill(const std::vector<std::string>& arguments, useconds_t after) {
  const int null = OpenFile("/dev/null", O_RDWR);
  const pid_t child = Start(arguments, {null, null, null});
  ::usleep(after);
  ::kill(child, SIGKILL);
  ChildResult result;
  Wait(child, result);
  ::close(null);
  return result.signal == SIGKILL;
}

std::string Corpus(std::string_view path) {
  return UNSPIN_SOURCE_DIR "/corpus/" + std::string(path);
}

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace unspin
