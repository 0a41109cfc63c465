#include "export/prometheus.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include "export/filled.h"

namespace unspin {
namespace {

TEST_CASE("counts are samples with labels") {
  const TemporaryFolder folder;
  const std::string text = PrometheusText(Reader(FilledDatabase(folder)), "1.2.3");
  CHECK(text.find("unspin_build_info{version=\"1.2.3\"} 1\n") != std::string::npos);
  CHECK(text.find("unspin_facts{type=\"outage\"} 1\n") != std::string::npos);
  CHECK(text.find("unspin_rejects 0\n") != std::string::npos);
}

TEST_CASE("each metric is announced once, before its samples") {
  const TemporaryFolder folder;
  std::istringstream lines(PrometheusText(Reader(FilledDatabase(folder)), "1"));
  std::set<std::string> announced;
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string hash;
    std::string kind;
    std::string name;
    if (line.starts_with("# ")) {
      words >> hash >> kind >> name;
      if (kind == "TYPE") CHECK(announced.insert(name).second);
      last = name;
    } else {
      CHECK(line.substr(0, line.find_first_of("{ ")) == last);
    }
  }
  CHECK(announced.size() > 8);
}

TEST_CASE("labels are escaped") {
  const TemporaryFolder folder;
  const std::string path = FilledDatabase(folder);
  {
    Database database(path);
    Article article = OutageArticle();
    article.document.id = "escaped";
    article.document.source = "The \"Daily\" \\ Post";
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(article);
    writer.Finish();
  }
  CHECK(PrometheusText(Reader(path), "1").find(R"(source="The \"Daily\" \\ Post")") !=
        std::string::npos);
}

}  // namespace
}  // namespace unspin
