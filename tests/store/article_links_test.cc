#include "store/article_links.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

// A database of the outage article, with a name of it meaning nothing any more.
class Banned {
 public:
  explicit Banned(const std::string& name) : database_(path()) {
    ArticleWriter writer(database_, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(OutageArticle());
    writer.Finish();
    id_ = Ask(path(), "SELECT id FROM articles");
    SQLite::Statement ban(db(), "UPDATE names SET entity_id = NULL WHERE name = ?");
    ban.bind(1, name);
    REQUIRE(ban.exec() == 1);
  }
  std::string path() const { return folder_ / "facts.db"; }
  SQLite::Database& db() { return database_.connection(); }
  // The number of rows that it writes.
  int Follow() {
    const int before = db().getTotalChanges();
    ArticleLinks(db()).Follow(id_);
    return db().getTotalChanges() - before;
  }

 private:
  TemporaryFolder folder_;
  Database database_;
  std::string id_;
};

TEST_CASE("mentions, counts and facts follow a name that means nothing any more") {
  Banned banned("Lumora Cloud");
  const char* const links =
      "SELECT count(*) FROM mentions WHERE entity = 'Lumora Cloud' AND entity_id IS "
      "NOT "
      "NULL";
  CHECK(Ask(banned.path(), links) != "0");
  const std::string counts = "SELECT count(*) FROM article_entities";
  const int before = std::stoi(Ask(banned.path(), counts));
  CHECK(banned.Follow() > 0);
  CHECK(Ask(banned.path(), links) == "0");
  CHECK(std::stoi(Ask(banned.path(), counts)) == before - 1);
  CHECK(Ask(banned.path(), "SELECT provider_id IS NULL FROM outages") == "1");
  CHECK(Ask(banned.path(), "SELECT count(*) FROM facts WHERE withdrawn = 1") == "2");
  CHECK(Ask(banned.path(), "SELECT count(*) FROM pending WHERE kind = 'event'") == "1");
}

TEST_CASE("what is banned from a list leaves its fact standing") {
  Banned banned("Zurich");
  CHECK(banned.Follow() > 0);
  CHECK(Ask(banned.path(), "SELECT count(*) FROM facts WHERE withdrawn = 1") == "0");
}

TEST_CASE("rows that stay as they are are not written") {
  Banned banned("Lumora Cloud");
  CHECK(banned.Follow() > 0);
  banned.db().exec("DELETE FROM pending");
  CHECK(banned.Follow() == 0);
  CHECK(Ask(banned.path(), "SELECT count(*) FROM pending") == "0");
}

}  // namespace
}  // namespace unspin
