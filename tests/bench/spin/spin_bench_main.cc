// unspin_spin_bench: how well spun text is told and restored, and clean text left
// alone.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "bench/spin/commands.h"
#include "repair/spin/profile_file.h"
#include "repair/spin/spin_options.h"

namespace unspin::bench {
namespace {

// Built when a command needs it, since the options decide how.
struct EngineOptions {
  std::string data = UNSPIN_BINARY_DIR "/share/unspin";
  SpinOptions spin;
  std::vector<std::string> profiles;  // files
  std::vector<std::string> left_out;  // parts of the un-spinner
};

Engine MakeEngine(const EngineOptions& options) {
  RepairOptions repair;
  repair.spin_options = options.spin;
  for (const std::string& path : options.profiles) {
    repair.spin_options.profiles.push_back(FromLearned(ReadProfile(path), path));
  }
  for (const std::string& part : options.left_out) {
    repair.spin_options.parts.LeaveOut(part);
  }
  return Engine(DataPaths::In(options.data), repair);
}

// The switches of `unspin eval`.
void AddEngine(CLI::App& app, EngineOptions& options) {
  app.add_option("--data", options.data, "Folder with unspin.lex and context.bin");
  app.add_option("--without-pairs", options.spin.without_pairs,
                 "Forget this share of the lexicon's spin pairs")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--seed", options.spin.seed,
                 "Draws the pairs to forget, and the spinner that is simulated");
  app.add_option("--without", options.left_out, "Leave a part of un-spinning out")
      ->check(CLI::IsMember(
          std::vector<std::string>(SpinParts::kNames.begin(), SpinParts::kNames.end())))
      ->allow_extra_args(false);
  app.add_option("--profile", options.profiles, "A spinner that `unspin learn` wrote")
      ->allow_extra_args(false);
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
  command->add_option("--unknown", options.unknown, "Share of pairs that are not known")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--pairs", options.pairs,
                      "Table of such pairs: original, spun, weight; else WordNet");
  command->add_option("--rate", options.rate, "Family B: share of places it changes")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--articles", options.articles, "At most");
  command->add_option("--list", options.list, "Rows of each list");
  command->callback([&] {
    options.seed = engine.spin.seed;
    MeasureSimulation(MakeEngine(engine), options);
  });
}

int Run(int argc, char** argv) {
  CLI::App app("Measures un-spinning; prints Markdown.", "unspin_spin_bench");
  app.require_subcommand(1)->fallthrough();
  app.option_defaults()->always_capture_default();
  EngineOptions engine;
  AddEngine(app, engine);
  CleanOptions clean;
  AddClean(app, engine, clean);
  DetectOptions detect;
  AddDetect(app, engine, detect);
  PairOptions calibrate;
  AddPairs(app, "calibrate", "Whether confidences are true", calibrate)->callback([&] {
    MeasureCalibration(MakeEngine(engine), calibrate);
  });
  PairOptions restore;
  AddPairs(app, "restore", "How much is restored, how much harmed", restore)
      ->callback([&] { MeasureRestoration(MakeEngine(engine), restore); });
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
