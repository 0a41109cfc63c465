#pragma once

// One function a command, each in a file of its own: it adds the command and what is to
// be done when it is called.

namespace CLI {
class App;
}

namespace unspin::cli {

struct Session;

void AddIngestCommand(CLI::App& app, Session& session);
void AddMergeCommand(CLI::App& app, Session& session);
void AddRepairCommand(CLI::App& app, Session& session);
void AddExtractCommand(CLI::App& app, Session& session);
void AddQueryCommand(CLI::App& app, Session& session);
void AddSearchCommand(CLI::App& app, Session& session);
void AddShowCommand(CLI::App& app, Session& session);
void AddSqlCommand(CLI::App& app, Session& session);
void AddExplainCommand(CLI::App& app, Session& session);
void AddEntityCommand(CLI::App& app, Session& session);
void AddExportCommand(CLI::App& app, Session& session);
void AddServeCommand(CLI::App& app, Session& session);
void AddStatsCommand(CLI::App& app, Session& session);
void AddLearnCommand(CLI::App& app, Session& session);
void AddLexiconCommand(CLI::App& app, Session& session);
void AddEvalCommand(CLI::App& app, Session& session);
void AddSelftestCommand(CLI::App& app, Session& session);
void AddCompletionCommand(CLI::App& app, Session& session);
void AddManCommand(CLI::App& app, Session& session);
void AddConfigCommand(CLI::App& app, Session& session);

}  // namespace unspin::cli
