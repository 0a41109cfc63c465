#include "serve/server.h"

#include <doctest/doctest.h>
#include <httplib.h>

#include <atomic>
#include <thread>
#include <vector>

#include "serve/served.h"
#include "store/article_writer.h"
#include "store/sample_articles.h"

namespace unspin::serve {
namespace {

// A server on a free port for the life of the object.
class Running {
 public:
  Running() : server_(Options()), thread_([this] { server_.Run(); }) {}
  ~Running() {
    server_.Stop();
    thread_.join();
  }
  httplib::Client Client() const {
    httplib::Client client("127.0.0.1", server_.port());
    client.set_connection_timeout(20);
    client.set_read_timeout(20);
    return client;
  }
  int port() const { return server_.port(); }
  std::string database() const { return folder_ / "facts.db"; }

 private:
  ServerOptions Options() {
    WriteSamples(database());
    ServerOptions options;
    options.port = 0;
    options.dashboard.database = database();
    return options;
  }

  TemporaryFolder folder_;
  Server server_;
  std::thread thread_;
};

TEST_CASE("every answer comes with a strict policy") {
  const Running running;
  httplib::Client client = running.Client();
  for (const char* path : {"/", "/nothing", "/api/facts", "/assets/style.css"}) {
    CAPTURE(path);
    const auto answer = client.Get(path);
    REQUIRE(answer);
    const std::string policy = answer->get_header_value("Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(answer->get_header_value("Referrer-Policy") == "no-referrer");
  }
}

TEST_CASE("entity tags, HEAD and other methods work over the wire") {
  const Running running;
  httplib::Client client = running.Client();
  const auto first = client.Get("/api/facts");
  REQUIRE(first);
  const auto again =
      client.Get("/api/facts", {{"If-None-Match", first->get_header_value("ETag")}});
  REQUIRE(again);
  CHECK(again->status == 304);
  CHECK(again->body.empty());
  const auto head = client.Head("/api/facts");
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->get_header_value("Content-Length") == std::to_string(first->body.size()));
  const auto post = client.Post("/api/facts", "x=1", "text/plain");
  REQUIRE(post);
  CHECK(post->status == 405);
}

TEST_CASE("a name that points here from elsewhere is refused") {
  const Running running;
  httplib::Client client = running.Client();
  const auto answer = client.Get("/", {{"Host", "evil.example"}});
  REQUIRE(answer);
  CHECK(answer->status == 403);
}

TEST_CASE("a port in use and a missing database are said at once") {
  const Running running;
  ServerOptions options;
  options.port = running.port();
  options.dashboard.database = running.database();
  const std::string place = "127.0.0.1 port " + std::to_string(options.port);
  CHECK_THROWS_WITH_AS(
      Server{options},
      (place + " is in use by another program; --port takes another one").c_str(),
      Error);
  options.port = 0;
  options.dashboard.database = "/nowhere/facts.db";
  CHECK_THROWS_AS(Server{options}, Error);
  options.dashboard.database = running.database();
  options.host = "no.such.host.invalid";
  CHECK_THROWS_AS(Server{options}, Error);
}

TEST_CASE("fifty clients are answered while a writer writes") {
  const Running running;
  std::atomic<int> right = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back([&running, &right] {
      httplib::Client client = running.Client();
      for (const char* path :
           {"/", "/outages", "/api/articles", "/search?search=lumora"}) {
        const auto answer = client.Get(path);
        if (answer && answer->status == 200) ++right;
      }
    });
  }
  Database database(running.database());
  for (int i = 0; i < 10; ++i) {
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(FundingArticle("new/" + std::to_string(i), "2023-05-01"));
    writer.Finish();
  }
  for (std::thread& client : clients) client.join();
  CHECK(right == 200);
  const auto answer = running.Client().Get("/api/articles?columns=id&limit=100");
  REQUIRE(answer);
  CHECK(answer->body.find("new/9") != std::string::npos);
}

TEST_CASE("a server that was stopped before it ran ends") {
  const TemporaryFolder folder;
  WriteSamples(folder / "facts.db");
  ServerOptions options;
  options.port = 0;
  options.dashboard.database = folder / "facts.db";
  Server server(options);
  server.Stop();
  server.Run();
}

}  // namespace
}  // namespace unspin::serve
