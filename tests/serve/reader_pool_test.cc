#include "serve/reader_pool.h"

#include <doctest/doctest.h>

#include "serve/http.h"
#include "serve/served.h"
#include "store/article_writer.h"
#include "store/sample_articles.h"

namespace unspin::serve {
namespace {

using std::chrono::milliseconds;

TEST_CASE("a reader that comes back is lent again, and no more than there are") {
  Served served;
  ReaderPool pool(served.database(), 1, milliseconds(50));
  {
    const ReaderPool::Loan loan = pool.Borrow();
    CHECK_THROWS_WITH_AS(pool.Borrow(),
                         "all connections to the database are busy; try again",
                         HttpError);
  }
  CHECK(pool.Borrow()->LatestFacts(9).rows.size() == 4);
}

TEST_CASE("the version changes with every change and only then") {
  Served served;
  ReaderPool pool(served.database(), 1, milliseconds(1000));
  pool.Borrow()->LatestFacts(1);
  const std::string before = pool.Version();
  pool.Borrow()->LatestFacts(1);
  CHECK(pool.Version() == before);
  Database database(served.database());
  std::string last = before;
  for (const char* id : {"new/1", "new/2", "new/3"}) {
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(FundingArticle(id, "2023-05-01"));
    writer.Finish();
    CHECK(pool.Version() != last);
    last = pool.Version();
  }
  CHECK(pool.Borrow()->LatestFacts(9).rows.size() == 7);
}

TEST_CASE("a database that takes the place of another is read") {
  Served served;
  ReaderPool pool(served.database(), 2, milliseconds(1000));
  pool.Borrow()->LatestFacts(1);
  const TemporaryFolder folder;
  WriteEmpty(folder / "other.db");
  for (const char* end : {"-wal", "-shm"}) {
    std::filesystem::remove(served.database() + end);
  }
  std::filesystem::rename(folder / "other.db", served.database());
  CHECK(pool.Borrow()->LatestFacts(9).rows.empty());
}

TEST_CASE("a database that is not there is said to be so") {
  ReaderPool pool("/nowhere/facts.db", 1, milliseconds(50));
  CHECK_THROWS_AS(pool.Borrow(), HttpError);
  CHECK_THROWS_AS(pool.Version(), HttpError);
  CHECK_THROWS_AS(pool.Borrow(), HttpError);  // not "busy": it came back
}

}  // namespace
}  // namespace unspin::serve
