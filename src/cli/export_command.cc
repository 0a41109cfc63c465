// unspin export: a database as files for other tools.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "export/datasette.h"
#include "export/grafana.h"
#include "export/html_report.h"
#include "export/prometheus.h"
#include "export/table_files.h"
#include "query/reader.h"
#include "store/snapshot.h"

namespace unspin::cli {
namespace {

struct ExportOptions {
  std::string database;
  std::string folder;
  std::string format;
  std::string tables;
  std::string sql;
};

using Files = std::vector<WrittenFile>;

Files ExportTables(const ExportOptions& options, TableFormat format) {
  TableFilesRequest request;
  request.format = format;
  request.sql = options.sql;
  if (!options.tables.empty()) {
    request.tables = CLI::detail::split(options.tables, ',');
  }
  return WriteTableFiles(Reader(options.database), options.folder, request);
}

Files ExportCsv(const ExportOptions& options) {
  return ExportTables(options, TableFormat::kCsv);
}

Files ExportJsonl(const ExportOptions& options) {
  return ExportTables(options, TableFormat::kJsonl);
}

std::string Write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  WriteFileAtomically(path, text);
  return path;
}

Files ExportPrometheus(const ExportOptions& options) {
  const std::string text = PrometheusText(Reader(options.database), UNSPIN_VERSION);
  return {{Write(options.folder + "/unspin.prom", text)}};
}

Files ExportHtml(const ExportOptions& options) {
  const std::string text = HtmlReport(Reader(options.database), UNSPIN_VERSION);
  return {{Write(options.folder + "/report.html", text)}};
}

// The copy that readers get has the database's name, so that queries written for the
// one work with the other.
std::string SnapshotIn(const ExportOptions& options) {
  const auto name = std::filesystem::path(options.database).filename();
  std::string path = options.folder + '/' + name.string();
  WriteSnapshot(options.database, path);
  return path;
}

Files ExportSnapshot(const ExportOptions& options) { return {{SnapshotIn(options)}}; }

Files ExportDatasette(const ExportOptions& options) {
  const std::string copy = SnapshotIn(options);
  const std::string name = std::filesystem::path(copy).stem().string();
  const std::string text = DatasetteMetadata(Reader(copy), name);
  return {{copy}, {Write(options.folder + "/metadata.json", text)}};
}

Files ExportGrafana(const ExportOptions& options) {
  Files files = {{SnapshotIn(options)}};
  const auto absolute = [](const std::string& path) {
    return std::filesystem::weakly_canonical(path).string();
  };
  for (const GrafanaFile& file : GrafanaFiles(
           absolute(files[0].path), absolute(options.folder + "/dashboards"))) {
    files.push_back({Write(options.folder + '/' + file.path, file.text)});
  }
  return files;
}

using Exporter = std::function<Files(const ExportOptions&)>;

const std::map<std::string, Exporter>& Exporters() {
  static const std::map<std::string, Exporter> kExporters = {
      {"csv", ExportCsv},
      {"jsonl", ExportJsonl},
      {"prometheus", ExportPrometheus},
      {"datasette", ExportDatasette},
      {"grafana", ExportGrafana},
      {"html", ExportHtml},
      {"snapshot", ExportSnapshot}};
  return kExporters;
}

void Export(const ExportOptions& options, const Session& session) {
  const bool of_tables = options.format == "csv" || options.format == "jsonl";
  if (!of_tables && !(options.tables + options.sql).empty()) {
    throw Error("--tables and --sql go with --as csv and --as jsonl only");
  }
  { const Reader sound(options.database); }  // throws before a folder is made
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) throw FileError(options.folder, "cannot be made", error.value());
  Output output;
  for (const WrittenFile& file : Exporters().at(options.format)(options)) {
    output.Write(file.path + '\n');
    if (of_tables) {
      session.TellDetail(fmt::format("{}: {} rows", file.path, Grouped(file.rows)));
    }
  }
  output.Flush();
}

}  // namespace

void AddExportCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand(
      "export", "The database as files for spreadsheets, dashboards and other tools");
  command->add_option("--db", options->database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  command->add_option("--to", options->folder, "Folder for the files; made if missing")
      ->required()
      ->type_name("DIR");
  std::vector<std::string> formats;
  for (const auto& [name, exporter] : Exporters()) formats.push_back(name);
  command
      ->add_option("--as", options->format,
                   "csv or jsonl: a file for each table; prometheus: metrics; "
                   "datasette: a copy of the database with metadata.json; grafana: "
                   "the same with provisioning and dashboards; html: a report in one "
                   "file; snapshot: a copy that "
                   "needs no WAL, for read-only places")
      ->required()
      ->check(OneOf(formats))
      ->type_name("FORMAT");
  CLI::Option* tables =
      command
          ->add_option("--tables", options->tables,
                       "Only these tables, with commas (csv and jsonl)")
          ->type_name("NAMES");
  command
      ->add_option("--sql", options->sql,
                   "The rows of this SELECT instead, in a file \"query\"")
      ->excludes(tables)
      ->type_name("SELECT");
  AddCommonOptions(*command, session);
  command->footer(
      "Prints the paths of the files that it wrote.\n\n"
      "Example:\n  unspin export --db facts.db --to out --as csv --tables "
      "outages,role_changes");
  command->callback([options, &session] { Export(*options, session); });
}

}  // namespace unspin::cli
