// unspin explain: the whole chain behind one fact, mention or repair.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
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

}  // namespace

void AddExplainCommand(CLI::App& app, Session& session) {
  struct Options {
    std::string database;
    std::string id;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain", "How one fact, mention or repair came to be, down to the bytes");
  command->add_option("ID", options->id, "f..., m... or r..., as query shows it")
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
    const Reader reader(options->database);
    const std::optional<Explanation> explanation = reader.Explain(options->id);
    if (!explanation) {
      session.Complain("nothing has the id " + options->id);
      session.status = kNothingFound;
      return;
    }
    Output output;
    output.Write(Describe(*explanation));
    output.Flush();
  });
}

}  // namespace unspin::cli
