#pragma once

// The commands of unspin_mojibake_bench.

#include <string>
#include <vector>

namespace unspin::bench {

struct MojibakeOptions {
  std::vector<std::string> files;  // a paragraph a line
  bool whole = false;              // a file is one text, not each line of it
  size_t list = 0;                 // failures to print of each row
  std::string only;                // rows whose name holds this
};

// Damages every paragraph in every way and counts what comes back as if it had never
// been damaged. A table on standard output.
void RoundTrip(const MojibakeOptions& options);

// Repairs sound text and prints every change that is laid to mojibake.
void Sound(const MojibakeOptions& options);

// Megabytes a second of each fixer, of all, and of those that ftfy does, too: all but
// boilerplate. Processor time; medians.
void Speed(const MojibakeOptions& options, int runs);

// Encodes the sound cases of each language in every encoding that can, in three
// lengths, and prints what DecodeToUtf8 takes for something else; with options.list
// all. Needs no files.
void Encodings(const MojibakeOptions& options);

}  // namespace unspin::bench
