#include "serve/served.h"

#include <algorithm>

#include "core/mapped_text.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/sample_articles.h"

namespace unspin::serve {
namespace {

constexpr const char* kHostile =
    "</script><script>alert('pwned')</script><img src=x onerror=alert(1)> "
    "\x1b[31mred\x07 \u202Eetirw\u202C \"quoted\" & 'single'";

std::string Decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out +=
          static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

void WriteAll(const std::string& path, const std::vector<Article>& articles) {
  Database database(path);
  ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

}  // namespace

void WriteSamples(const std::string& database) {
  WriteAll(database, {OutageArticle(), FundingArticle("b/first.txt", "2023-02-01"),
                      FundingArticle("b/second.txt", "2023-03-01T10:00:00Z")});
}

void WriteEmpty(const std::string& database) { WriteAll(database, {}); }

void WriteHostile(const std::string& database) {
  Article article;
  Document& document = article.document;
  document.id = "<i>hostile</i>";
  document.location = "dump.jsonl:1";
  document.url = "javascript:alert(1)";
  document.source = document.author = document.original_title = kHostile;
  document.published = ParsePublished("2024-01-01");
  document.original = kHostile;
  MappedText title(document.original_title, {0, document.original_title.size()},
                   Field::kTitle);
  MappedText body(document.original, {0, document.original.size()}, Field::kBody);
  document.title = title.TakeText();
  document.body = body.TakeText();
  document.spun = {0.99, "<b>profile"};
  Mention mention;
  mention.span = {0, document.body.text.size()};
  mention.type = EntityType::kCompany;
  mention.entity = kHostile;
  mention.confidence = 0.9;
  article.analysis.mentions = {mention};
  article.analysis.entities = {{kHostile, EntityType::kCompany, {}, ""}};
  Fact fact;
  fact.type = "outage";
  fact.fields = {{"provider", kHostile, {}}, {"cause", kHostile, {}}};
  fact.evidence = mention.span;
  fact.confidence = 0.9;
  article.analysis.facts = {fact};
  WriteAll(database, {OutageArticle(), article});
}

Served::Served(void (*write)(const std::string&)) {
  write(folder_ / "facts.db");
  DashboardOptions options;
  options.database = database();
  options.hosts = {"dashboard.test"};
  dashboard_ = std::make_unique<Dashboard>(options);
  dashboard_->Check();
}

Answer Served::Get(const std::string& target) {
  return dashboard_->Handle(AskFor(target));
}

Ask AskFor(const std::string& target) {
  Ask ask;
  ask.target = target;
  ask.host = "127.0.0.1:8080";
  const size_t mark = std::min(target.find('?'), target.size());
  ask.path = Decoded(target.substr(0, mark));
  for (size_t begin = mark + 1; begin < target.size();) {
    const size_t end = std::min(target.find('&', begin), target.size());
    const std::string pair = target.substr(begin, end - begin);
    const size_t equals = std::min(pair.find('='), pair.size());
    ask.parameters.emplace(Decoded(pair.substr(0, equals)),
                           Decoded(pair.substr(std::min(equals + 1, pair.size()))));
    begin = end + 1;
  }
  return ask;
}

bool Has(const Answer& answer, std::string_view text) {
  return answer.body->find(text) != std::string::npos;
}

}  // namespace unspin::serve
