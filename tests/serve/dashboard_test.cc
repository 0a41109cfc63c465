#include "serve/dashboard.h"

#include <doctest/doctest.h>

#include "serve/served.h"
#include "store/article_writer.h"
#include "store/sample_articles.h"

namespace unspin::serve {
namespace {

TEST_CASE("an answer that is still right is not sent again") {
  Served served;
  const Answer first = served.Get("/outages");
  CHECK_FALSE(first.etag.empty());
  Ask again = AskFor("/outages");
  again.if_none_match = "\"other\", " + first.etag;
  CHECK(served.dashboard().Handle(again).status == 304);
  {
    Database database(served.database());
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(FundingArticle("new", "2023-05-01"));
    writer.Finish();
  }
  const Answer changed = served.dashboard().Handle(again);
  CHECK(changed.status == 200);
  CHECK(changed.etag != first.etag);
  CHECK(Has(served.Get("/data/articles"), "id=new"));
}

TEST_CASE("only names of this machine are answered to") {
  Served served;
  for (const char* host : {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:80",
                           "192.168.1.5", "dashboard.test:443"}) {
    CAPTURE(host);
    Ask ask = AskFor("/");
    ask.host = host;
    CHECK(served.dashboard().Handle(ask).status == 200);
  }
  for (const char* host :
       {"evil.example", "evil.example:8080", "localhost.evil.example", "",
        "127.0.0.1.evil.example", "["}) {
    CAPTURE(host);
    Ask ask = AskFor("/api/facts");
    ask.host = host;
    CHECK(served.dashboard().Handle(ask).status == 403);
  }
}

TEST_CASE("nothing can be changed") {
  Served served;
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    Ask ask = AskFor("/");
    ask.method = method;
    const Answer answer = served.dashboard().Handle(ask);
    CHECK(answer.status == 405);
    CHECK(answer.allow == "GET, HEAD");
  }
}

TEST_CASE("a page that is not there is said to be so, in its own form") {
  Served served;
  CHECK(served.Get("/nothing").status == 404);
  CHECK(served.Get("/data/nothing").status == 404);
  CHECK(served.Get("/entity?name=Nobody").status == 404);
  CHECK(served.Get("/article").status == 400);
  CHECK(served.Get("/article?id=lumora&view=none").status == 400);
  CHECK(Has(served.Get("/nothing"), "<h1>Not Found</h1>"));
  CHECK(served.Get("/outages?since=soon").status == 400);
}

TEST_CASE("assets are built in") {
  Served served;
  for (const char* path : {"/assets/style.css", "/assets/dashboard.js",
                           "/assets/icon.svg", "/assets/chart.js"}) {
    CAPTURE(path);
    const Answer answer = served.Get(path);
    CHECK(answer.status == 200);
    CHECK(answer.body->size() > 100);
    CHECK_FALSE(answer.etag.empty());
  }
  CHECK(Has(served.Get("/assets/chart.js"), "Released under the MIT License"));
  CHECK(served.Get("/assets/style.css").type == "text/css; charset=utf-8");
}

TEST_CASE("a database that is gone or damaged is the server's fault") {
  Served served;
  std::filesystem::remove(served.database() + "-wal");
  std::filesystem::remove(served.database() + "-shm");
  std::filesystem::resize_file(served.database(), 5000);
  CHECK(served.Get("/outages").status >= 500);
  CHECK(served.Get("/api/outages").type == "application/problem+json");
  std::filesystem::remove(served.database());
  CHECK(served.Get("/roles").status == 503);
}

TEST_CASE("where all connections are busy the wait ends") {
  const TemporaryFolder folder;
  WriteSamples(folder / "facts.db");
  DashboardOptions options;
  options.database = folder / "facts.db";
  options.connections = 0;
  options.time_limit = std::chrono::milliseconds(20);
  Dashboard dashboard(options);
  const Answer answer = dashboard.Handle(AskFor("/api/facts"));
  CHECK(answer.status == 503);
}

}  // namespace
}  // namespace unspin::serve
