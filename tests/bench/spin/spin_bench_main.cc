// unspin_spin_bench: how well spun text is told and restored, and clean text left
// alone.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "base/error.h"
#include "bench/spin/commands.h"

namespace unspin::bench {
namespace {

// Built when a command needs it, since the options decide how.
struct EngineOptions {
  std::string data = UNSPIN_BINARY_DIR "/share/unspin";
  bool without_pairs = false;
};

Engine MakeEngine(const EngineOptions& options) {
  // TODO: set the field of RepairOptions that leaves the pairs out, once there is one.
  if (options.without_pairs) throw Error("RepairOptions cannot leave pairs out yet");
  return Engine(DataPaths::In(options.data), {});
}

void AddFiles(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("FILE", files, "Clean text, a paragraph a line")->required();
}

void AddClean(CLI::App& app, const EngineOptions& engine, CleanOptions& options) {
  CLI::App* command = app.add_subcommand("clean", "What clean text suffers");
  AddFiles(*command, options.files);
  Slice& slice = options.slice;
  command->add_option("--every", slice.every, "Only one document in so many")
      ->check(CLI::PositiveNumber);
  command->add_option("--offset", slice.offset,
                      "Which: its number, from 1, divided by N leaves this");
  command->add_flag("--held-out", slice.held_out,
                    "Instead: what the context model was not trained on (Wikipedia, "
                    "Wikinews)");
  command->add_option("--paragraphs", slice.paragraphs,
                      "Of a document, in files that mark none");
  command->add_option("--grep", slice.words, "Only documents with one of these words")
      ->delimiter('|')
      ->allow_extra_args(false);
  command->add_option("--limit", slice.megabytes, "Megabytes of each file");
  command->add_option("--list", options.list, "Rows of each list");
  command->callback([&] { MeasureClean(MakeEngine(engine), options); });
}

void AddDetect(CLI::App& app, const EngineOptions& engine, DetectOptions& options) {
  CLI::App* command = app.add_subcommand("detect", "Tell spun from clean");
  command->add_option("CLEAN_DIR", options.clean)->required();
  command->add_option("SPUN_DIR", options.spun)->required();
  command->add_option("--min-words", options.min_words, "Shorter texts are left out");
  command->add_option("--stride", options.stride, "Words from window to window")
      ->check(CLI::PositiveNumber);
  command->callback([&] { MeasureDetection(MakeEngine(engine), options); });
}

CLI::App* AddPairs(CLI::App& app, const std::string& name, const std::string& text,
                   PairOptions& options) {
  CLI::App* command = app.add_subcommand(name, text);
  command->add_option("GOLD_DIR", options.gold)->required();
  command->add_option("SPUN_DIR", options.spun)->required();
  command->add_option("--accept", options.accept,
                      "Table of spun, original and words as good as the original");
  command->add_option("--list", options.list, "Rows of the list of mistakes");
  return command;
}

void AddSimulate(CLI::App& app, const EngineOptions& engine, SimulateOptions& options) {
  CLI::App* command =
      app.add_subcommand("simulate", "Spin held-out text and restore it");
  AddFiles(*command, options.files);
  command->add_option("--family", options.family)->check(CLI::IsMember({"a", "b"}));
  command->add_option("--seed", options.seed);
  command->add_option("--unknown", options.unknown, "Share of pairs that are not known")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--pairs", options.pairs,
                      "Table of such pairs: original, spun, weight; else WordNet");
  command->add_option("--rate", options.rate, "Family B: share of places it changes")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--articles", options.articles, "At most");
  command->add_option("--list", options.list, "Rows of each list");
  command->callback([&] { MeasureSimulation(MakeEngine(engine), options); });
}

int Run(int argc, char** argv) {
  CLI::App app("Measures un-spinning; prints Markdown.", "unspin_spin_bench");
  app.require_subcommand(1)->fallthrough();
  app.option_defaults()->always_capture_default();
  EngineOptions engine;
  app.add_option("--data", engine.data, "Folder with unspin.lex and context.bin");
  CleanOptions clean;
  AddClean(app, engine, clean);
  DetectOptions detect;
  AddDetect(app, engine, detect);
  PairOptions calibrate;
  AddPairs(app, "calibrate", "Whether confidences are true", calibrate)->callback([&] {
    MeasureCalibration(MakeEngine(engine), calibrate);
  });
  PairOptions restore;
  CLI::App* command =
      AddPairs(app, "restore", "How much is restored, how much harmed", restore);
  command->add_flag("--repeat-without-pairs", engine.without_pairs,
                    "As if the program knew no pairs");
  command->callback([&] { MeasureRestoration(MakeEngine(engine), restore); });
  SimulateOptions simulate;
  AddSimulate(app, engine, simulate);
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace unspin::bench

int main(int argc, char** argv) {
  try {
    return unspin::bench::Run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_spin_bench: %s\n", error.what());
    return 1;
  }
}
