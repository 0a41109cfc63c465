#include "store/stories/story_updater.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/mapped_text.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

const RunInfo kRun{"0.1.0", "lexicon-1", "model-1", ""};

void Ingest(const std::string& path, const std::vector<Article>& articles,
            const RunInfo& run = kRun) {
  Database database(path);
  ArticleWriter writer(database, run);
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

// A text of names and words drawn from `random`.
std::vector<std::string> MakeWords(std::mt19937& random) {
  std::vector<std::string> words;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(random() % 5000);
    words.push_back(i % 3 == 0 ? "Name" + number : "word" + number);
  }
  return words;
}

std::string JoinWords(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Some texts with their copies, which have `changes` other words each. Many texts of
// one kind fill bands up.
std::vector<Article> MakeCopies(unsigned seed, int texts, int copies, int changes) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (int text = 0; text < texts; ++text) {
    const std::vector<std::string> words = MakeWords(random);
    for (int copy = 0; copy < copies; ++copy) {
      std::vector<std::string> changed = words;
      for (int i = 0; i < changes; ++i) {
        changed[random() % changed.size()] = "Other" + std::to_string(random() % 5000);
      }
      const std::string id = std::to_string(text) + "/" + std::to_string(copy);
      articles.push_back(PlainArticle(id, JoinWords(changed)));
    }
  }
  return articles;
}

TEST_CASE("copies are one story that is called as the first of their ids") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, MakeCopies(1, 20, 3, 2));
  CHECK(Ask(path, "SELECT count(*) FROM stories") == "20");
  CHECK(Ask(path, "SELECT count(*) FROM stories WHERE articles = 3") == "20");
  CHECK(Ask(path,
            "SELECT count(*) FROM articles WHERE story_id = substr(id, 1, "
            "instr(id, '/')) || '0'") == "60");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
}

TEST_CASE("a story tells of its articles") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  std::mt19937 random(1);
  const std::string text = JoinWords(MakeWords(random));
  Article spun = PlainArticle("a", text);
  spun.document.published = ParsePublished("2023-01-02");
  spun.document.spun = {0.9, "wordnet"};
  spun.document.source = "Mill";
  Article clean = PlainArticle("b", text);
  clean.document.published = ParsePublished("2023-01-01");
  clean.document.source = "Wire";
  Ingest(path, {spun, clean});
  CHECK(Ask(path,
            "SELECT id || first_published || last_published || articles || "
            "clean_articles || outlets FROM stories") == "a2023-01-012023-01-02212");
}

TEST_CASE("stories do not depend on the order of articles or on runs") {
  const TemporaryFolder folder;
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const int changes : {2, 7, 12}) {
    CAPTURE(changes);
    std::vector<Article> articles = MakeCopies(seed, 6, 9, changes);
    const std::string whole = folder / ("whole" + std::to_string(changes));
    Ingest(whole, articles);
    const std::string expected = Dump(whole);
    for (int round = 0; round < 3; ++round) {
      std::shuffle(articles.begin(), articles.end(), random);
      const std::string path =
          folder / (std::to_string(changes) + "-" + std::to_string(round));
      for (size_t begin = 0; begin < articles.size(); begin += 20) {
        const size_t end = std::min(begin + 20, articles.size());
        Ingest(path, {articles.begin() + static_cast<ptrdiff_t>(begin),
                      articles.begin() + static_cast<ptrdiff_t>(end)});
      }
      CHECK(Dump(path) == expected);
    }
  }
}

TEST_CASE("bands that are full lose and gain members without a trace") {
  const TemporaryFolder folder;
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  // Many more copies than heads, so unlike that bands differ.
  std::vector<Article> articles = MakeCopies(seed, 1, 150, 9);
  const std::vector<Article> others = MakeCopies(seed + 1, 1, 150, 9);
  Ingest(folder / "whole", articles);
  const std::string expected = Dump(folder / "whole");
  std::vector<Article> before = articles;
  for (size_t i = 0; i < before.size(); ++i) {
    if (random() % 3 == 0) before[i] = others[i];  // the same id, another text
  }
  std::shuffle(before.begin(), before.end(), random);
  before.resize(100);
  const std::string path = folder / "parts";
  Ingest(path, before);
  std::shuffle(articles.begin(), articles.end(), random);
  const auto middle = articles.begin() + 40;
  Ingest(path, {articles.begin(), middle});
  Ingest(path, {middle, articles.end()});
  CHECK(Dump(path) == expected);
}

TEST_CASE("an article with another text leaves its story") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  std::vector<Article> articles = MakeCopies(3, 2, 2, 2);
  Ingest(path, articles);
  CHECK(Ask(path, "SELECT count(*) FROM stories") == "2");
  const Article moved = PlainArticle("0/0", articles[3].document.body.text);
  Ingest(path, {moved});
  CHECK(Ask(path, "SELECT group_concat(id || ' ' || articles) FROM stories") ==
        "0/0 3,0/1 1");
  articles[0] = moved;
  Ingest(folder / "fresh", articles);
  CHECK(Dump(path) == Dump(folder / "fresh"));
}

TEST_CASE("articles made anew by another lexicon keep their stories") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  const RunInfo newer{"0.1.0", "lexicon-2", "model-1", ""};
  const std::vector<Article> articles = MakeCopies(4, 10, 3, 2);
  Ingest(path, articles);
  Ingest(path, articles, newer);
  Ingest(folder / "fresh", articles, newer);
  CHECK(Dump(path) == Dump(folder / "fresh"));
}

std::string Weather(std::mt19937& random) {
  const auto degrees = [&] { return std::to_string(10 + random() % 25); };
  const auto place = [&] { return "Town" + std::to_string(random() % 40); };
  return "The National Weather Service forecasts highs of " + degrees() +
         " degrees in " + place() + " and lows of " + degrees() +
         " at night. Winds from the North Sea will reach " + degrees() + " knots off " +
         place() + ". Rain is likely by " + degrees() + ":" + degrees() +
         ". Drivers on the Coastal Highway near " + place() +
         " should expect delays, the Ministry of Transport said.";
}

std::string Shares(std::mt19937& random) {
  const auto number = [&] { return std::to_string(random() % 90 + 10); };
  const std::string name = "Firm" + std::to_string(random() % 60);
  return "Shares of " + name + " (NYSE: " + name.substr(4) + "X) closed at " +
         number() + "." + number() + " on Monday, a change of " + number() + "." +
         number() + " per cent. The Dow Jones Industrial Average stood at " + number() +
         "," + number() + "1. Volume in " + name + " was " + number() + "," + number() +
         "0 shares, FactBoard data show.";
}

std::string Notice(std::mt19937& random) {
  const auto two = [&] { return std::to_string(10 + random() % 50); };
  return "Investigating: we see elevated error rates for API requests in the Frankfurt "
         "region of Lumora Compute. Customers may see timeouts in the Console. Posted "
         "on "
         "Dec " +
         two() + ", " + two() + ":" + two() + " UTC.";
}

TEST_CASE("texts that one template makes are stories of their own") {
  const TemporaryFolder folder;
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 600; ++i) {
    const std::string texts[] = {Weather(random), Shares(random), Notice(random)};
    articles.push_back(PlainArticle("t" + std::to_string(i), texts[i % 3]));
  }
  const std::string path = folder / "facts.db";
  Ingest(path, articles);
  // Some are alike by chance.
  CHECK(std::stoi(Ask(path, "SELECT count(*) FROM stories")) >= 560);
  CHECK(std::stoi(Ask(path, "SELECT max(articles) FROM stories")) <= 4);
}

}  // namespace
}  // namespace unspin
