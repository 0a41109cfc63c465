#pragma once

// A Dashboard behind a socket.

#include <memory>
#include <string>

#include "serve/dashboard.h"

namespace unspin::serve {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  // 0: any that is free
  DashboardOptions dashboard;
};

class Server {
 public:
  // Opens the database and the port. Throws Error when either cannot be done, with the
  // cause.
  explicit Server(const ServerOptions& options);
  ~Server();

  int port() const { return port_; }
  // "http://127.0.0.1:8080/".
  std::string Address() const;

  // Answers until Stop; connections that wait for an answer get it. REQUIRES: called
  // once.
  void Run();
  // From another thread, also before Run.
  void Stop();

 private:
  class Socket;
  std::string host_;
  int port_ = 0;
  Dashboard dashboard_;
  std::unique_ptr<Socket> socket_;
};

}  // namespace unspin::serve
