// unspin serve as a process: how it begins and ends. What it answers is tested in
// tests/serve.

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

std::string SmallDatabase(const TemporaryFolder& folder) {
  const std::string database = (folder.path() / "facts.db").string();
  const std::string article = folder.Write("a.txt", "Acme falls\n\nAcme fell.\n");
  CHECK(RunUnspin({"ingest", article, "--db", database}).status == 0);
  return database;
}

// A port of this machine that is taken for the life of the object.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    CHECK(::bind(socket_, any, size) == 0);
    CHECK(::listen(socket_, 1) == 0);
    CHECK(::getsockname(socket_, any, &size) == 0);
    port_ = std::to_string(ntohs(address.sin_port));
  }
  ~TakenPort() { ::close(socket_); }
  const std::string& port() const { return port_; }

 private:
  int socket_;
  std::string port_;
};

TEST_CASE("serve says at once what it cannot do") {
  const TemporaryFolder folder;
  const ChildResult missing = RunUnspin({"serve", "--db", folder.path() / "none.db"});
  CHECK(missing.status == 2);
  CHECK(missing.ErrHas("does not exist"));
  const std::string text = folder.Write("text.db", std::string(5000, 'x'));
  CHECK(RunUnspin({"serve", "--db", text}).status == 2);
  const TakenPort taken;
  const ChildResult busy =
      RunUnspin({"serve", "--db", SmallDatabase(folder), "--port", taken.port()});
  CHECK(busy.status == 2);
  CHECK(busy.ErrHas("port " + taken.port() + " is in use by another program"));
  CHECK(RunUnspin({"serve", "--db", text, "--port", "70000"}).status == 2);
}

TEST_CASE("SIGINT and SIGTERM end serve with status 0") {
  const TemporaryFolder folder;
  const std::string database = SmallDatabase(folder);
  for (const std::string signal : {"INT", "TERM"}) {
    CAPTURE(signal);
    const std::string log = (folder.path() / signal).string();
    const std::string line = "timeout --preserve-status -s " + signal +
                             " 2 '" UNSPIN_BINARY_DIR "/unspin' serve --port 0 --db '" +
                             database + "' 2>'" + log + "'";
    CHECK(WEXITSTATUS(std::system(line.c_str())) == 0);
    CHECK(ReadFile(log).find("at http://127.0.0.1:") != std::string::npos);
  }
}

}  // namespace
}  // namespace unspin
