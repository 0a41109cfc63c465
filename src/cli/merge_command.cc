// unspin merge: the results of separate runs in one database.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "store/merger.h"
#include "store/shard.h"

namespace unspin::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> shards;
  std::string database;
};

std::string CountsText(const std::string& path, const MergeCounts& counts) {
  return fmt::format("{}: {} added, {} replaced, {} unchanged", path,
                     Grouped(counts.added), Grouped(counts.replaced),
                     Grouped(counts.unchanged));
}

void MergeOne(const std::string& shard, Merger& merger, MergeCounts& all,
              const Session& session) {
  const MergeCounts counts = merger.Merge(shard);
  session.TellDetail(CountsText(shard, counts));
  if (counts.unfinished && !session.quiet) {
    session.Complain("warning: " + shard +
                     ": the run that wrote it was not finished: run it again, and "
                     "merge again");
  }
  all.added += counts.added;
  all.replaced += counts.replaced;
  all.unchanged += counts.unchanged;
}

void Merge(const MergeOptions& options, Session& session) {
  Database database(options.database);
  Merger merger(database);
  MergeCounts all;
  size_t refused = 0;
  for (const std::string& shard : options.shards) {
    try {
      MergeOne(shard, merger, all, session);
    } catch (const ShardError& error) {
      session.Complain(std::string("rejected: ") + error.what());
      ++refused;
    }
  }
  merger.Finish();
  session.Tell(CountsText(options.database, all));
  if (refused == 0) return;
  session.Complain(fmt::format("{} of {} databases could not be merged", refused,
                               options.shards.size()));
  session.status = refused == options.shards.size() ? kCouldNotBeDone : kSomeRejected;
}

}  // namespace

void AddMergeCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<MergeOptions>();
  CLI::App* command =
      app.add_subcommand("merge", "Join the databases of separate runs in one");
  command->add_option("SHARD", options->shards, "Databases that `unspin ingest` made")
      ->required();
  command
      ->add_option("--into", options->database,
                   "The database that takes them up; made if it is not there")
      ->required()
      ->type_name("FILE");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin merge shard-1.db shard-2.db --into facts.db\n"
      "The result is that of one run over all inputs, in whatever order and in however "
      "many steps the databases are merged, and again changes nothing. Of two versions "
      "of one article the one published later stays, then the one of the greater hash "
      "of its content. A database that cannot be used is named, the others are "
      "merged.");
  command->callback([options, &session] { Merge(*options, session); });
}

}  // namespace unspin::cli
