#include "serve/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <thread>

namespace unspin::serve {
namespace {

// Browsers keep six connections open each, and each holds a thread: those that wait for
// a query cost next to nothing.
constexpr size_t kThreads = 64;
constexpr int kBacklog = 256;  // httplib's own is 5
constexpr time_t kIdleSeconds = 2;
constexpr time_t kReadSeconds = 5;
constexpr time_t kWriteSeconds = 15;

// Nothing from elsewhere, no scripts or styles but files of our own, in nobody's frame.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

httplib::Headers SafeHeaders() {
  return {{"Content-Security-Policy", kPolicy},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
          {"Cache-Control", "no-cache"}};
}

Ask ToAsk(const httplib::Request& request) {
  Ask ask;
  ask.method = request.method;
  ask.path = request.path;
  ask.parameters = Parameters(request.params.begin(), request.params.end());
  ask.target = request.target;
  ask.host = request.get_header_value("Host");
  ask.if_none_match = request.get_header_value("If-None-Match");
  return ask;
}

void Fill(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  if (!answer.etag.empty()) response.set_header("ETag", answer.etag);
  if (!answer.allow.empty()) response.set_header("Allow", answer.allow);
  if (answer.status == 304) return;
  if (answer.body->empty()) return;
  // A provider, since httplib would compress a string with Brotli at its slowest.
  response.set_content_provider(
      answer.body->size(), answer.type,
      [body = answer.body](size_t offset, size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

}  // namespace

class Server::Socket {
 public:
  explicit Socket(Dashboard& dashboard) {
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_socket_options([this](socket_t socket) {
      // httplib sets SO_REUSEPORT, with which two servers share a port unknowingly.
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
      bound_ = socket;
    });
    server_.set_keep_alive_timeout(kIdleSeconds);
    server_.set_keep_alive_max_count(1000);
    server_.set_read_timeout(kReadSeconds);
    server_.set_write_timeout(kWriteSeconds);
    server_.set_payload_max_length(0);
    server_.set_tcp_nodelay(true);
    server_.set_default_headers(SafeHeaders());
    server_.set_pre_routing_handler(
        [&dashboard](const httplib::Request& request, httplib::Response& response) {
          Fill(dashboard.Handle(ToAsk(request)), response);
          return httplib::Server::HandlerResponse::Handled;
        });
  }

  // The port; throws Error.
  int Bind(const std::string& host, int port) {
    errno = 0;
    const bool any = port == 0;
    const int bound = any ? server_.bind_to_any_port(host)
                      : server_.bind_to_port(host, port) ? port
                                                         : -1;
    const int error = errno;
    if (bound < 0) {
      const std::string place = host + " port " + std::to_string(port);
      if (error == EADDRINUSE) {
        throw Error(place + " is in use by another program; --port takes another one");
      }
      if (error == 0) throw Error(host + ": no address of this machine");
      throw FileError(place, "cannot be opened", error);
    }
    ::listen(bound_, kBacklog);
    return bound;
  }

  void Run() {
    if (!stopped_) server_.listen_after_bind();
  }

  void Stop() {
    stopped_ = true;
    // Run may be about to begin: httplib forgets a stop that comes before it.
    if (server_.is_running()) {
      server_.stop();
    } else {
      ::shutdown(bound_, SHUT_RDWR);
    }
  }

 private:
  httplib::Server server_;
  std::atomic<socket_t> bound_ = INVALID_SOCKET;
  std::atomic<bool> stopped_ = false;
};

Server::Server(const ServerOptions& options)
    : host_(options.host), dashboard_([&] {
        DashboardOptions dashboard = options.dashboard;
        dashboard.hosts.push_back(options.host);
        return dashboard;
      }()) {
  dashboard_.Check();
  socket_ = std::make_unique<Socket>(dashboard_);
  port_ = socket_->Bind(host_, options.port);
}

Server::~Server() = default;

std::string Server::Address() const {
  const bool six = host_.find(':') != std::string::npos;
  return "http://" + (six ? "[" + host_ + "]" : host_) + ":" + std::to_string(port_) +
         "/";
}

void Server::Run() {
  std::thread warmer([this] { dashboard_.Warm(); });
  socket_->Run();
  warmer.join();
}
void Server::Stop() { socket_->Stop(); }

}  // namespace unspin::serve
