#include "bench/stages.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <variant>

#include "export/article_json.h"
#include "extract/values/expressions.h"
#include "repair/language.h"
#include "store/article_writer.h"

namespace unspin::bench {
namespace {

size_t CountRecords(const Sample& sample) {
  ProblemCollector problems;
  const auto source = OpenInputs({sample.jsonl}, {}, problems);
  size_t records = 0;
  while (const auto item = source->Next()) {
    records += std::holds_alternative<RawDocument>(*item) ? 1 : 0;
  }
  return records;
}

// A fixer over text that needs none of it, as most text does.
Stage FixerStage(const Fixer& fixer, const Parts& parts) {
  return {"repair: " + std::string(fixer.name), [&fixer, &parts](const Sample& sample) {
            size_t edits = 0;
            for (const RawDocument& record : sample.records) {
              const FixContext context{Field::kBody, record, nullptr, record.title,
                                       parts.boilerplate};
              edits += fixer.find(record.original, context).size();
            }
            Expect(edits * 10 < sample.records.size(),
                   std::string(fixer.name) + " changed sound text");
          }};
}

std::vector<Stage> RepairStages(const Parts& parts) {
  std::vector<Stage> stages;
  for (const Fixer& fixer : Repairer::Fixers())
    stages.push_back(FixerStage(fixer, parts));
  stages.push_back({"language", [&parts](const Sample& sample) {
                      for (const RawDocument& record : sample.records) {
                        Expect(parts.language.Guess(record.original) == "en",
                               "language");
                      }
                    }});
  stages.push_back(
      {"spin: decision", [&parts](const Sample& sample) {
         size_t spun = 0;
         for (const RawDocument& record : sample.records) {
           spun += parts.spin.Verdict(record.title, record.original).profile.empty()
                       ? 0
                       : 1;
         }
         Expect(spun == (sample.name == "spun" ? sample.records.size() : 0),
                "articles called spun");
       }});
  stages.push_back(
      {"spin: decision and decoding", [&parts](const Sample& sample) {
         size_t edits = 0;
         for (const RawDocument& record : sample.records) {
           edits += parts.spin.Repair(record.title, record.original).edits.size();
         }
         Expect((edits > 10 * sample.records.size()) == (sample.name == "spun"),
                "words restored");
       }});
  stages.push_back({"repair, whole", [&parts](const Sample& sample) {
                      for (const RawDocument& record : sample.records) {
                        Expect(!parts.engine.Repair(record).body.text.empty(),
                               "repair");
                      }
                    }});
  return stages;
}

std::vector<TokenizedText> Tokenize(const Document& document) {
  std::vector<TokenizedText> texts;
  texts.emplace_back(document.title.text, Field::kTitle);
  texts.emplace_back(document.body.text, Field::kBody);
  return texts;
}

const std::vector<Tokenized>& Prepare(const Sample& sample, const Parts& parts,
                                      Prepared& prepared) {
  std::vector<Tokenized>& all = prepared[sample.name];
  if (!all.empty()) return all;
  for (const Article& article : sample.articles) {
    Tokenized one;
    one.texts = Tokenize(article.document);
    for (const TokenizedText& text : one.texts) {
      one.values.push_back(parts.values.Find(text, parts.published));
    }
    one.names = parts.names.Find(one.texts, one.values);
    all.push_back(std::move(one));
  }
  return all;
}

// `find` gives the number of things it found in one article.
template <typename Find>
Stage FinderStage(const std::string& name, const Parts& parts, Prepared& prepared,
                  const Find& find) {
  return {name, [name, &parts, &prepared, find](const Sample& sample) {
            size_t found = 0;
            for (const Tokenized& one : Prepare(sample, parts, prepared)) {
              found += find(one);
            }
            Expect(found > sample.articles.size(), name + " found too little");
          }};
}

std::vector<Stage> ExtractStages(const Parts& parts, Prepared& prepared) {
  std::vector<Stage> stages;
  stages.push_back({"tokens", [](const Sample& sample) {
                      size_t tokens = 0;
                      for (const Article& article : sample.articles) {
                        for (const TokenizedText& text : Tokenize(article.document)) {
                          tokens += text.tokens().size();
                        }
                      }
                      Expect(tokens > sample.words, "tokens");
                    }});
  stages.push_back(FinderStage("values", parts, prepared, [&](const Tokenized& one) {
    size_t values = 0;
    for (const TokenizedText& text : one.texts) {
      values += parts.values.Find(text, parts.published).size();
    }
    return values;
  }));
  stages.push_back(
      FinderStage("values, wider", parts, prepared, [&](const Tokenized& one) {
        size_t values = 0;
        for (const TokenizedText& text : one.texts) {
          values += FindExpressions(text, parts.published).size();
        }
        return values;
      }));
  stages.push_back(FinderStage("names", parts, prepared, [&](const Tokenized& one) {
    return parts.names.Find(one.texts, one.values).mentions.size();
  }));
  stages.push_back(FinderStage("facts", parts, prepared, [&](const Tokenized& one) {
    return parts.facts.Find(one.texts, one.values, one.names, parts.published).size();
  }));
  return stages;
}

std::vector<Stage> ResultStages(Parts& parts) {
  return {{"extract, whole",
           [&parts](const Sample& sample) {
             size_t facts = 0;
             for (const Article& article : sample.articles) {
               facts += parts.extractor.Extract(article.document).facts.size();
             }
             Expect(facts > sample.articles.size(), "facts");
           }},
          {"JSON",
           [](const Sample& sample) {
             size_t bytes = 0;
             for (const Article& article : sample.articles)
               bytes += ToJson(article).size();
             Expect(bytes > sample.bytes, "JSON");
           }},
          {"store",
           [&parts, run = 0](const Sample& sample) mutable {
             Database database(
                 (parts.folder.path() / fmt::format("{}.db", run++)).string());
             ArticleWriter writer(database, {"bench", "bench", "bench", ""});
             for (const Article& article : sample.articles) writer.Write(article);
             Expect(writer.Finish().added == sample.articles.size(), "store");
           }},
          {"read, repair, extract, JSON", [&parts](const Sample& sample) {
             ProblemCollector problems;
             const auto source = OpenInputs({sample.jsonl}, {}, problems);
             size_t articles = 0;
             while (auto item = source->Next()) {
               RawDocument& record = std::get<RawDocument>(*item);
               Expect(!ToJson(parts.engine.Analyse(std::move(record))).empty(), "JSON");
               ++articles;
             }
             Expect(articles == sample.records.size(), "articles");
           }}};
}

}  // namespace

Parts::Parts(const DataPaths& paths)
    : engine(paths, {}),
      boilerplate(engine.lexicon()),
      language(engine.lexicon()),
      spin(engine.lexicon(), engine.context_model()),
      values(engine.lexicon()),
      names(engine.lexicon(), &engine.tag_model()),
      facts(engine.lexicon()),
      extractor(engine.lexicon(), &engine.tag_model()) {}

std::vector<Stage> AllStages(Parts& parts) {
  std::vector<Stage> stages = {{"read JSON Lines", [](const Sample& sample) {
                                  Expect(CountRecords(sample) == sample.records.size(),
                                         "records read");
                                }}};
  for (auto more : {RepairStages(parts), ExtractStages(parts, parts.prepared),
                    ResultStages(parts)}) {
    stages.insert(stages.end(), more.begin(), more.end());
  }
  return stages;
}

}  // namespace unspin::bench
