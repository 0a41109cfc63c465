// unspin query: entities, facts, events, stories and articles of a database.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/error.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/modality_option.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "core/fact.h"
#include "query/modality_filter.h"
#include "query/reader.h"

namespace unspin::cli {
namespace {

struct QueryOptions {
  ResultOptions result;
  std::string what;
  std::string company;
  std::string person;
  std::string type;
  std::string since;
  std::string until;
  double min_confidence = -1;
  std::string modality;
  bool spun = false;
  bool clean = false;
  std::string language;
  std::string search;
  std::string columns;
  std::string order;
  uint64_t limit = 0;
  uint64_t offset = 0;
};

std::optional<std::string> Given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

QueryRequest ToRequest(const QueryOptions& options) {
  QueryRequest request;
  request.what = options.what;
  request.company = Given(options.company);
  request.person = Given(options.person);
  request.type = Given(options.type);
  request.since = Given(DateFilter(options.since, "--since", UnixNow()));
  request.until = Given(DateFilter(options.until, "--until", UnixNow()));
  if (options.min_confidence >= 0) request.min_confidence = options.min_confidence;
  if (!options.modality.empty()) request.modalities = ReadModalities(options.modality);
  if (options.spun) request.spun = true;
  if (options.clean) request.spun = false;
  request.language = Given(options.language);
  request.search = Given(options.search);
  if (!options.columns.empty()) {
    request.columns = CLI::detail::split(options.columns, ',');
  }
  if (!options.order.empty()) request.order = CLI::detail::split(options.order, ',');
  if (options.limit > 0) request.limit = options.limit;
  request.offset = options.offset;
  return request;
}

std::string TopicList() {
  std::string list;
  for (const std::string_view topic : QueryTopics()) {
    list += (list.empty() ? "" : " ") + std::string(topic);
  }
  return list;
}

// Types of entities and facts, for completion; the kinds of relations and so on are
// judged by the database.
std::vector<std::string> Types() {
  std::vector<std::string> types = {"company", "organization", "person", "product",
                                    "place"};
  for (const FactTypeSpec& type : FactTypes()) types.emplace_back(type.name);
  return types;
}

}  // namespace

void AddQueryCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App* command = app.add_subcommand(
      "query", "Entities, facts, events, stories and articles as a table");
  command->add_option("WHAT", options->what, "One of: " + TopicList())
      ->required()
      ->check(Usually({QueryTopics().begin(), QueryTopics().end()}))
      ->type_name("");
  AddResultOptions(*command, options->result);
  command->add_option("--company", options->company, "Only about this company")
      ->type_name("NAME");
  command->add_option("--person", options->person, "Only about this person")
      ->type_name("NAME");
  command
      ->add_option(
          "--type", options->type,
          "Only this type: of mentions, facts, events, repairs, relations, incidents "
          "or role changes")
      ->check(Usually(Types()))
      ->type_name("TYPE");
  command
      ->add_option("--since", options->since, "From this date on: 2022-12-29, 2w, 30d")
      ->type_name("DATE");
  command->add_option("--until", options->until, "Up to this date")->type_name("DATE");
  command->add_option("--min-confidence", options->min_confidence, "At least this sure")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("0..1");
  AddModalityOption(*command, options->modality);
  CLI::Option* spun = command->add_flag("--spun", options->spun, "Only spun articles");
  command->add_flag("--clean", options->clean, "Only articles that are not spun")
      ->excludes(spun);
  command
      ->add_option("--language", options->language,
                   "Only articles in this language: en, de, zh; und: not known")
      ->type_name("TAG");
  command->add_option("--search", options->search, "Only articles with these words")
      ->type_name("WORDS");
  command
      ->add_option("--columns", options->columns,
                   "Columns to show, with commas; * for all")
      ->type_name("NAMES");
  command
      ->add_option("--order", options->order,
                   "Columns to sort by, with commas; -NAME for downwards")
      ->type_name("NAMES");
  command->add_option("--limit", options->limit, "At most so many rows")
      ->type_name("N");
  command->add_option("--offset", options->offset, "Skip so many rows")->type_name("N");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n"
      "  unspin query outages --company \"Kumori Cloud\" --since 2022-12 --db "
      "facts.db\n"
      "  unspin query events --order -articles --columns type,date,subject,articles "
      "--limit 5 --db facts.db");
  command->callback([options, &session] {
    const Reader reader(options->result.database);
    options->result.leave_out = options->columns.empty();
    PrintResults(reader.Query(ToRequest(*options)), options->result, session);
  });
}

}  // namespace unspin::cli
