#pragma once

// The checks of `unspin selftest`: what must hold wherever the program is installed.

#include <functional>
#include <string>
#include <vector>

#include "pipeline/engine.h"

namespace unspin::cli {

// Runs named checks, each of which gives what is wrong, or nothing.
class Checks {
 public:
  using Print = std::function<void(const std::string& line)>;
  explicit Checks(Print print) : print_(std::move(print)) {}

  // Prints "ok NAME" or "FAILED NAME: why"; an exception is a failure.
  void Run(const std::string& name, const std::function<std::string()>& check);
  size_t passed() const { return passed_; }
  size_t failed() const { return failed_; }

 private:
  Print print_;
  size_t passed_ = 0;
  size_t failed_ = 0;
};

// The files in `data_folder` open and answer their samples.
void CheckData(const std::string& data_folder, Checks& checks);

// A small article of our own is repaired, analysed, printed and stored as it should be.
void CheckEngine(const Engine& engine, Checks& checks);

// The promises hold on the articles below `folder`: clean/ unchanged to the byte,
// spun_a/ and spun_b/ called spun, all of them the same with any number of threads.
void CheckCorpus(const std::string& folder, const Engine& engine, Checks& checks);

// Articles that are stored twice are there once.
void CheckStore(const std::vector<Article>& articles, Checks& checks);

// The database of these inputs depends neither on threads, nor on the order of inputs,
// nor on how they are split into shards that are merged.
void CheckShards(const std::vector<std::string>& inputs, const Engine& engine,
                 Checks& checks);

}  // namespace unspin::cli
