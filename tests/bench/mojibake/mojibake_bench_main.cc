// unspin_mojibake_bench: how much damaged text comes back, what sound text suffers, and
// how fast the fixers are.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "bench/mojibake/commands.h"

namespace {

using unspin::bench::MojibakeOptions;

CLI::App* AddCommand(CLI::App& app, const std::string& name, const std::string& does,
                     MojibakeOptions& options) {
  CLI::App* command = app.add_subcommand(name, does);
  command->add_option("FILE", options.files, "Text, a paragraph a line")->required();
  command->add_flag("--whole", options.whole, "Each file is one text");
  return command;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures the repair of mojibake.");
  app.require_subcommand(1);
  MojibakeOptions options;
  int runs = 5;
  CLI::App* round_trip =
      AddCommand(app, "round-trip", "Damages text in every way", options);
  round_trip->add_option("--list", options.list, "Failures to print of each row");
  round_trip->add_option("--only", options.only, "Rows whose name holds this");
  CLI::App* sound = AddCommand(app, "sound", "What sound text suffers", options);
  CLI::App* speed = AddCommand(app, "speed", "Megabytes a second", options);
  speed->add_option("--runs", runs, "The median of so many");
  CLI::App* encodings = app.add_subcommand("encodings", "How encodings are told");
  encodings->add_option("--list", options.list, "1: what is right, too");
  CLI11_PARSE(app, argc, argv);
  try {
    if (round_trip->parsed()) unspin::bench::RoundTrip(options);
    if (sound->parsed()) unspin::bench::Sound(options);
    if (encodings->parsed()) unspin::bench::Encodings(options);
    if (speed->parsed()) unspin::bench::Speed(options, runs);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_mojibake_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
