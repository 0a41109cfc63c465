// unspin explain: the whole chain behind one fact, mention or repair; why facts are one
// event and articles one story.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/shown_events.h"
#include "query/reader.h"

namespace unspin::cli {
namespace {

void AppendLine(std::string_view label, std::string_view value, std::string& out) {
  if (!value.empty()) out += fmt::format("  {:<12} {}\n", label, value);
}

std::string_view KindName(Explanation::Kind kind) {
  switch (kind) {
    case Explanation::Kind::kFact:
      return "fact";
    case Explanation::Kind::kMention:
      return "mention";
    case Explanation::Kind::kRepair:
      return "repair";
  }
  return "";
}

std::string Describe(const Explanation& e) {
  std::string out = fmt::format("{} {} ({})\n", KindName(e.kind), e.id, e.type);
  for (const auto& [name, value] : e.values) AppendLine(name, value, out);
  AppendLine("confidence", fmt::format("{:.2f}", e.confidence), out);
  AppendLine("rule", e.rule, out);
  AppendLine("reason", e.reason, out);
  AppendLine("lexicon row", e.lexicon_row, out);
  AppendLine("article", e.article, out);
  AppendLine("input", e.location, out);
  AppendLine("repaired",
             fmt::format("{} {}-{}: {}", e.field, e.start, e.end, e.repaired), out);
  AppendLine(
      "original",
      fmt::format("characters {}-{}, bytes {}-{}: {}", e.source_start, e.source_end,
                  e.source_byte_start, e.source_byte_end, e.original),
      out);
  for (const Explanation& repair : e.repairs) {
    AppendLine(
        repair.id,
        fmt::format("{} {:.2f}: '{}' -> '{}'  {}{}", repair.type, repair.confidence,
                    repair.original, repair.repaired, repair.reason,
                    repair.lexicon_row.empty() ? "" : " [" + repair.lexicon_row + "]"),
        out);
  }
  AppendLine(
      "made by",
      fmt::format("unspin {}, lexicon {}, model {}", e.program_version,
                  e.lexicon_version.substr(0, 12), e.model_version.substr(0, 12)),
      out);
  return out;
}

// One of `letters` and digits.
bool IsId(std::string_view id, std::string_view letters) {
  return id.size() > 1 && letters.find(id[0]) != std::string_view::npos &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// What is no id of an item or event is one of an article, whose story is meant.
std::optional<std::string> Explain(const std::string& database, const std::string& id) {
  const Reader reader(database);
  if (!IsId(id, "fmr")) {
    if (const std::optional<EventView> event = reader.ShowEvent(id)) {
      return DescribeEvent(*event, true);
    }
    if (IsId(id, "v")) return std::nullopt;
    if (const std::optional<StoryView> story = reader.ShowStory(id)) {
      return DescribeStory(*story, true);
    }
  }
  const std::optional<Explanation> explanation = reader.Explain(id);
  return explanation ? std::optional(Describe(*explanation)) : std::nullopt;
}

}  // namespace

void AddExplainCommand(CLI::App& app, Session& session) {
  struct Options {
    std::string database;
    std::string id;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain",
      "How one result came to be: a fact, mention or repair down to the "
      "bytes, an event or a story from its articles");
  command
      ->add_option(
          "ID", options->id,
          "f..., m..., r... or v..., as query shows it; an article's id for its "
          "story")
      ->required();
  command->add_option("--db", options->database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin explain $(unspin query outages --columns id --limit 1 "
      "--format tsv --no-header --db facts.db) --db facts.db");
  command->callback([options, &session] {
    const std::optional<std::string> explained =
        Explain(options->database, options->id);
    if (!explained) {
      session.Complain("nothing has the id " + options->id);
      session.status = kNothingFound;
      return;
    }
    Output output;
    output.Write(*explained);
    output.Flush();
  });
}

}  // namespace unspin::cli
