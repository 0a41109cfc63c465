// unspin search: full-text search with snippets, over repaired text.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "query/reader.h"

namespace unspin::cli {
namespace {

struct SearchOptions {
  ResultOptions result;
  SearchRequest request;
  std::string since;
  std::string until;
  bool spun = false;
  bool clean = false;
};

// Marks on a terminal are bold; elsewhere the words stand in brackets.
void SetMarks(SearchRequest& request, const ResultOptions& result) {
  const bool plain = result.format == "table" || result.format == "markdown";
  request.mark_begin = plain ? "[" : "<b>";
  request.mark_end = plain ? "]" : "</b>";
}

}  // namespace

void AddSearchCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command =
      app.add_subcommand("search", "Full-text search with snippets, best first");
  command
      ->add_option("WORDS", options->request.text,
                   "Words that must all appear; \"a phrase\" in quotes")
      ->required();
  AddResultOptions(*command, options->result);
  command->add_flag("--raw", options->request.raw, "WORDS is an FTS5 expression");
  command->add_option("--since", options->since, "From this date on")
      ->type_name("DATE");
  command->add_option("--until", options->until, "Up to this date")->type_name("DATE");
  CLI::Option* spun = command->add_flag("--spun", options->spun, "Only spun articles");
  command->add_flag("--clean", options->clean, "Only articles that are not spun")
      ->excludes(spun);
  command->add_option("--limit", options->request.limit, "At most so many rows")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--offset", options->request.offset, "Skip so many rows")
      ->type_name("N");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin search 'cooling failure' --db facts.db");
  command->callback([options, &session] {
    SearchRequest request = options->request;
    const std::string since = DateFilter(options->since, "--since", UnixNow());
    const std::string until = DateFilter(options->until, "--until", UnixNow());
    if (!since.empty()) request.since = since;
    if (!until.empty()) request.until = until;
    if (options->spun) request.spun = true;
    if (options->clean) request.spun = false;
    SetMarks(request, options->result);
    const Reader reader(options->result.database);
    PrintResults(reader.Search(request), options->result, session);
  });
}

}  // namespace unspin::cli
