// How well and how fast the trained tagger works by itself, without the rules that
// decide names in the program.
//   unspin_tagger_bench score|calibrate|speed FILE...
// FILE is in CoNLL form, or text for `speed`. --data FOLDER takes another lexicon and
// model, --list N prints mistakes.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "bench/tagger/tagger_scores.h"

int main(int argc, char** argv) {
  CLI::App app("How well and how fast the trained tagger works");
  std::string lexicon = UNSPIN_BINARY_DIR "/share/unspin/unspin.lex";
  std::string model = UNSPIN_BINARY_DIR "/share/unspin/tagger.bin";
  std::vector<std::string> files;
  size_t list = 0;
  app.add_option("--lexicon", lexicon);
  app.add_option("--model", model);
  app.add_option("--list", list);
  app.require_subcommand(1);
  app.fallthrough();
  for (const char* name : {"score", "calibrate", "show", "speed"}) {
    app.add_subcommand(name)->add_option("files", files)->required();
  }
  CLI11_PARSE(app, argc, argv);
  try {
    const unspin::bench::TaggerBench bench(lexicon, model);
    const std::string command = app.get_subcommands().front()->get_name();
    if (command == "score") bench.Score(files, list);
    if (command == "calibrate") bench.Calibrate(files);
    if (command == "show") bench.Show(files.front());
    if (command == "speed") bench.Speed(files);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
