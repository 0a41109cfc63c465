#include "store/sample_articles.h"

#include "core/mapped_text.h"

namespace unspin {
namespace {

// Adds a repair of the first `from` in `text`.
Edit Replace(std::string_view text, std::string_view from, std::string to,
             RepairKind kind, double confidence) {
  const size_t begin = text.find(from);
  Edit edit;
  edit.begin = begin;
  edit.end = begin + from.size();
  edit.text = std::move(to);
  edit.kind = kind;
  edit.confidence = confidence;
  edit.reason = "\"" + std::string(from) + "\" makes no sense here";
  if (kind == RepairKind::kSpin) edit.lexicon_row = "spin_a.tsv:12";
  return edit;
}

TextSpan Find(std::string_view text, std::string_view words) {
  const size_t begin = text.find(words);
  return {begin, begin + words.size()};
}

Mention Named(const Document& document, Field field, std::string_view words,
              EntityType type, std::string entity) {
  Mention mention;
  mention.field = field;
  mention.span = Find(document.field(field).text, words);
  mention.type = type;
  mention.entity = std::move(entity);
  mention.confidence = 0.97;
  mention.rule = "gazetteer";
  mention.lexicon_row = "companies.tsv:7";
  return mention;
}

Fact Stated(const Document& document, std::string type, std::vector<FactField> fields,
            std::string_view sentence) {
  Fact fact;
  fact.type = std::move(type);
  fact.fields = std::move(fields);
  fact.evidence = Find(document.body.text, sentence);
  fact.confidence = 0.9;
  fact.rule = fact.type + "_stated";
  fact.lexicon_row = "fact_rules.tsv:3";
  return fact;
}

using List = std::vector<std::string>;

}  // namespace

Article OutageArticle() {
  Article article;
  Document& d = article.document;
  d.id = "news/lumora.txt";
  d.location = "news/lumora.txt";
  d.url = "https://example.com/lumora";
  d.source = "Example Wire";
  d.published = ParsePublished("2022-12-29");
  d.encoding = "UTF-8";
  d.original_title = "Lumora Cloud loses its cheif";
  d.original =
      "“Lumora Cloud” was down in Zürich for a day. Helium said Ada Brandt, its "
      "leader, leaves.";
  MappedText title(d.original_title, {0, d.original_title.size()}, Field::kTitle);
  title.Apply("typos",
              {Replace(title.text(), "cheif", "chief", RepairKind::kSpin, 0.8)});
  MappedText body(d.original, {0, d.original.size()}, Field::kBody);
  body.Apply("quotes", {Replace(body.text(), "“", "\"", RepairKind::kMojibake, 1),
                        Replace(body.text(), "”", "\"", RepairKind::kMojibake, 1)});
  Edit spin = Replace(body.text(), "Helium", "He", RepairKind::kSpin, 0.99);
  spin.alternatives = {{"It", 0.004}, {"They", 0.001}};
  Edit doubt = Replace(body.text(), "leader", "", RepairKind::kSpin, 0.8);
  doubt.kept = true;
  doubt.alternatives = {{"head", 0.15}, {"chief", 0.05}};
  body.Apply("unspin", {spin, doubt});
  d.repairs = title.TakeRepairs();
  for (Repair& repair : body.TakeRepairs()) d.repairs.push_back(std::move(repair));
  d.doubts = body.TakeDoubts();
  d.title = title.TakeText();
  d.body = body.TakeText();
  d.spun = {0.998, "wordnet"};

  Analysis& a = article.analysis;
  a.mentions = {
      Named(d, Field::kTitle, "Lumora Cloud", EntityType::kCompany, "Lumora Cloud"),
      Named(d, Field::kBody, "Lumora Cloud", EntityType::kCompany, "Lumora Cloud"),
      Named(d, Field::kBody, "Zürich", EntityType::kPlace, "Zurich"),
      Named(d, Field::kBody, "a day", EntityType::kDate, "2022-12-18"),
      Named(d, Field::kBody, "Ada Brandt", EntityType::kPerson, "Ada Brandt")};
  a.entities = {
      {"Lumora Cloud", EntityType::kCompany, {"Lumora", "LC"}, "companies.tsv:7"},
      {"Zurich", EntityType::kPlace, {"Zürich"}, ""},
      {"Ada Brandt", EntityType::kPerson, {}, ""}};
  a.facts = {Stated(d, "outage",
                    {{"provider", "Lumora Cloud", {}},
                     {"regions", List{"Zurich"}, {}},
                     {"began", "2022-12-18", {}},
                     {"start_precision", "day", {}},
                     {"duration_hours_max", 24.0, {}},
                     {"status", "resolved", {}}},
                    "\"Lumora Cloud\" was down in Zürich for a day."),
             Stated(d, "role_change",
                    {{"person", "Ada Brandt", {}},
                     {"company", "Lumora Cloud", {}},
                     {"role", "leader", {}},
                     {"change", "leaves", {}},
                     {"date", "2022-12-29", {}}},
                    "He said Ada Brandt, its leader, leaves.")};
  return article;
}

Article FundingArticle(const std::string& id, std::string_view published) {
  Article article;
  Document& d = article.document;
  d.id = id;
  d.location = "dump.jsonl:" + std::to_string(id.size());
  d.published = ParsePublished(published);
  d.encoding = "UTF-8";
  d.original_title = "Ostrava Robotics raises money";
  d.original =
      "Ostrava Robotics raised $40 million from Pine Hill on Monday. (" + id + ")";
  MappedText title(d.original_title, {0, d.original_title.size()}, Field::kTitle);
  MappedText body(d.original, {0, d.original.size()}, Field::kBody);
  d.title = title.TakeText();
  d.body = body.TakeText();
  d.spun = {0.01, ""};
  Analysis& a = article.analysis;
  a.mentions = {
      Named(d, Field::kBody, "Ostrava Robotics", EntityType::kCompany,
            "Ostrava Robotics"),
      Named(d, Field::kBody, "$40 million", EntityType::kMoney, "USD 40000000"),
      Named(d, Field::kBody, "Pine Hill", EntityType::kCompany, "Pine Hill")};
  a.entities = {
      {"Ostrava Robotics", EntityType::kCompany, {"Ostrava"}, "companies.tsv:9"},
      {"Pine Hill", EntityType::kCompany, {}, ""}};
  a.facts = {Stated(d, "funding",
                    {{"company", "Ostrava Robotics", {}},
                     {"amount", "USD 40000000", {}},
                     {"investors", List{"Pine Hill"}, {}}},
                    "Ostrava Robotics raised $40 million from Pine Hill on Monday.")};
  return article;
}

Article PlainArticle(const std::string& id, const std::string& text) {
  Article article;
  Document& d = article.document;
  d.id = id;
  d.location = id;
  d.published = ParsePublished("2023-01-01");
  d.encoding = "UTF-8";
  d.original = text;
  MappedText title(d.original_title, {0, 0}, Field::kTitle);
  MappedText body(d.original, {0, d.original.size()}, Field::kBody);
  d.title = title.TakeText();
  d.body = body.TakeText();
  return article;
}

Article ReportedOutage(const std::string& id, const std::string& provider,
                       std::string_view published, const std::string& began,
                       double hours) {
  const std::string sentence = provider + " was down.";
  std::string text = sentence;
  for (int i = 0; i < 12; ++i) text += " said Witness" + id + std::to_string(i);
  Article article = PlainArticle(id, text);
  const Document& d = article.document;
  article.document.published = ParsePublished(published);
  Mention mention = Named(d, Field::kBody, provider, EntityType::kCompany, provider);
  mention.lexicon_row.clear();
  article.analysis.mentions = {std::move(mention)};
  article.analysis.entities = {{provider, EntityType::kCompany, {}, ""}};
  std::vector<FactField> fields = {{"provider", provider, {}}};
  if (!began.empty()) fields.push_back({"began", began, {}});
  if (hours > 0) {
    fields.push_back({"duration_hours_max", hours, {}});
    fields.push_back({"duration_hours_min", hours, {}});
  }
  article.analysis.facts = {Stated(d, "outage", std::move(fields), sentence)};
  return article;
}

std::vector<Article> ManyArticles(size_t count) {
  std::vector<Article> articles;
  for (size_t i = 0; i < count; ++i) {
    const std::string day = std::to_string(10 + i % 20);
    articles.push_back(FundingArticle("a" + std::to_string(i), "2023-01-" + day));
    articles.back().document.location = "dump.jsonl:" + std::to_string(i + 1);
  }
  return articles;
}

}  // namespace unspin
