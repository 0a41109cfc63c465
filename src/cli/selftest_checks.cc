// The checks of the data files and of the engine, on a small article of our own.

#include <fmt/format.h>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/selftest.h"
#include "cli/selftest_runs.h"
#include "extract/tagger/tag_model.h"
#include "lexicon/lexicon.h"
#include "repair/spin/context_model.h"

namespace unspin::cli {
namespace {

// Names that any lexicon of this program has, as cells of their rows.
struct LexiconSample {
  std::string_view table;
  std::string_view phrase;
  std::string_view column;
  std::string_view value;
};
constexpr LexiconSample kSamples[] = {
    {"companies", "Alibaba Cloud", "name", "Alibaba Cloud"},
    {"places", "Hong Kong", "name", "Hong Kong"},
    {"spin_a", "helium", "original", "he"},
    {"spin_a", "astatine", "original", "at"},
};

constexpr std::string_view kTitle = "Cooling failure stops Tavira Cloud in Porto";
constexpr std::string_view kClean =
    "Tavira Cloud suffered an outage in Porto on Sunday after a pump failed. The "
    "company "
    "said on Monday that most of its customers were back within an hour, and that the "
    "others would be before the end of the week.\n\n"
    "\"We had a plan for one pump,\" said Joana Varela, chief executive of Tavira "
    "Cloud. She said that the company would add more cooling before the summer.";
// The same as a word-by-word spinner leaves it.
constexpr std::string_view kSpun =
    "Tavira Cloud suffered an outage successful Porto connected Sunday aft a pump "
    "failed. The institution said connected Monday that astir of its customers were "
    "backmost wrong an hour, and that the others would beryllium earlier the extremity "
    "of the week.\n\n"
    "\"We had a program for 1 pump,\" said Joana Varela, main enforcement of Tavira "
    "Cloud. She said that the institution would adhd much cooling earlier the summer.";

// What is to be found in it.
constexpr std::pair<std::string_view, EntityType> kEntities[] = {
    {"Tavira Cloud", EntityType::kCompany},
    {"Joana Varela", EntityType::kPerson},
    {"Porto", EntityType::kPlace}};

RawDocument Record(std::string id, std::string_view body) {
  RawDocument record;
  record.id = std::move(id);
  record.location = record.id;
  record.title = kTitle;
  record.original = body;
  record.body = {0, body.size()};
  record.published = ParsePublished("2024-05-20");
  return record;
}

std::vector<RawDocument> Records() {
  std::vector<RawDocument> records;
  for (int i = 0; i < 40; ++i) {
    records.push_back(Record(fmt::format("clean-{}", i), kClean));
    records.push_back(Record(fmt::format("spun-{}", i), kSpun));
  }
  return records;
}

Article AnalyseOne(const Engine& engine, std::string_view body) {
  return engine.Analyse(Record("selftest", body));
}

std::string CheckSamples(const Lexicon& lexicon) {
  for (const LexiconSample& sample : kSamples) {
    const Table& table = lexicon.table(sample.table);
    const uint32_t column = table.Column(sample.column);
    bool found = false;
    for (const PhraseEntry& entry : table.matcher().Find(sample.phrase).entries) {
      found = found || table.Cell(entry.row, column) == sample.value;
    }
    if (!found) {
      return fmt::format("{} does not lead from \"{}\" to \"{}\"", sample.table,
                         sample.phrase, sample.value);
    }
  }
  return {};
}

std::string CheckSpunArticle(const Article& article) {
  if (article.document.spun.profile.empty()) {
    return fmt::format("not called spun (score {:.3f})", article.document.spun.score);
  }
  const std::string& text = article.document.body.text;
  if (text != kClean) return "restored to: " + text;
  return {};
}

std::string CheckFound(const Article& article) {
  std::map<std::string, EntityType> entities;
  for (const Entity& entity : article.analysis.entities) {
    entities[entity.name] = entity.type;
  }
  for (const auto& [name, type] : kEntities) {
    const auto found = entities.find(std::string(name));
    if (found == entities.end() || found->second != type) {
      return fmt::format("{} {} is missing", Name(type), name);
    }
  }
  for (const Fact& fact : article.analysis.facts) {
    if (fact.type == "outage" && fact.Text("provider") == "Tavira Cloud" &&
        IsFactual(fact.modality)) {
      return {};
    }
  }
  return "the outage of Tavira Cloud is missing";
}

std::string CheckOffsets(const Article& article) {
  const Document& document = article.document;
  for (const Repair& repair : document.repairs) {
    const std::string_view source =
        repair.source.In(document.field_original(repair.field));
    const std::string_view text = repair.text.In(document.field(repair.field).text);
    if (source == text) return fmt::format("repair of \"{}\" changes nothing", source);
  }
  for (const Mention& mention : article.analysis.mentions) {
    const RepairedText& field = document.field(mention.field);
    const std::string_view text = mention.span.In(field.text);
    const std::string_view source =
        field.map.ToSource(mention.span).In(document.field_original(mention.field));
    if (text != source) {
      return fmt::format("mention \"{}\" stands on \"{}\" of the original", text,
                         source);
    }
  }
  return {};
}

}  // namespace

void CheckData(const std::string& data_folder, Checks& checks) {
  const DataPaths paths = DataPaths::In(data_folder);
  checks.Run("lexicon " + paths.lexicon,
             [&] { return CheckSamples(Lexicon::Open(paths.lexicon)); });
  checks.Run("context model " + paths.context_model, [&] {
    ContextModel::Open(paths.context_model).SelfTest();
    return std::string();
  });
  checks.Run("tagger model " + paths.tag_model, [&] {
    TagModel::Open(paths.tag_model);
    return std::string();
  });
}

void CheckEngine(const Engine& engine, Checks& checks) {
  checks.Run("a spun article is restored",
             [&] { return CheckSpunArticle(AnalyseOne(engine, kSpun)); });
  checks.Run("its names and facts are found",
             [&] { return CheckFound(AnalyseOne(engine, kSpun)); });
  checks.Run("its offsets lead back to the original",
             [&] { return CheckOffsets(AnalyseOne(engine, kSpun)); });
  checks.Run("a clean article is left alone", [&]() -> std::string {
    const Document document = AnalyseOne(engine, kClean).document;
    if (!document.spun.profile.empty()) return "called spun";
    return document.body.text == kClean ? "" : "changed to: " + document.body.text;
  });
  checks.Run("1 and 4 threads give the same", [&] {
    return ToJsonLines(Records(), engine, 1) == ToJsonLines(Records(), engine, 4)
               ? ""
               : "the lines differ";
  });
  CheckStore(Analyse(Records(), engine), checks);
}

}  // namespace unspin::cli
