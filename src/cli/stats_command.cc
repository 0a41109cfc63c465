// unspin stats: what a database holds, in figures.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "query/reader.h"

namespace unspin::cli {
namespace {

void AppendLine(std::string_view label, std::string_view value, std::string& out) {
  out += fmt::format("{:<14} {}\n", label, value);
}

std::string Listed(const Statistics::Counts& counts) {
  std::string text;
  for (const auto& [name, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, Grouped(count));
  }
  return text.empty() ? "none" : text;
}

std::string Describe(const Statistics& s) {
  std::string out;
  const double share = s.articles == 0 ? 0
                                       : 100.0 * static_cast<double>(s.spun) /
                                             static_cast<double>(s.articles);
  AppendLine("articles",
             fmt::format("{} ({} characters) from {} sources", Grouped(s.articles),
                         Grouped(s.text_characters), Grouped(s.sources)),
             out);
  AppendLine("stories", Grouped(s.stories), out);
  AppendLine(
      "spun",
      fmt::format("{} ({:.1f} %): {}", Grouped(s.spun), share, Listed(s.profiles)),
      out);
  AppendLine("published",
             s.first_published.empty()
                 ? "unknown"
                 : fmt::format("{} to {}", s.first_published, s.last_published),
             out);
  AppendLine("languages", Listed(s.languages), out);
  AppendLine("repairs", Listed(s.repairs), out);
  AppendLine("mentions", Listed(s.mentions), out);
  AppendLine("entities", Listed(s.entities), out);
  AppendLine("facts", Listed(s.facts), out);
  AppendLine("events", Listed(s.events), out);
  AppendLine("rejects", Grouped(s.rejects), out);
  for (size_t i = 0; i < s.top_entities.size(); ++i) {
    const Statistics::TopEntity& top = s.top_entities[i];
    AppendLine(i == 0 ? "top entities" : "",
               fmt::format("{} ({}): {} articles, {} mentions", top.name, top.type,
                           Grouped(top.articles), Grouped(top.mentions)),
               out);
  }
  for (const Statistics::Run& run : s.runs) {
    AppendLine("made by",
               fmt::format("unspin {}, lexicon {}, model {}{}: {} articles",
                           run.program_version, run.lexicon_version.substr(0, 12),
                           run.model_version.substr(0, 12),
                           run.options.empty() ? "" : ", " + run.options,
                           Grouped(run.articles)),
               out);
  }
  AppendLine("schema", std::to_string(s.schema_version), out);
  return out;
}

}  // namespace

void AddStatsCommand(CLI::App& app, Session& session) {
  auto database = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("stats", "What the database holds, in figures");
  command->add_option("--db", *database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin stats --db facts.db");
  command->callback([database] {
    const Reader reader(*database);
    Output output;
    output.Write(Describe(reader.Stats()));
    output.Flush();
  });
}

}  // namespace unspin::cli
