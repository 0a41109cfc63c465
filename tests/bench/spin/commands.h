#pragma once

// The commands of unspin_spin_bench. Each prints tables in Markdown and throws Error
// when it cannot measure or when a result is not one.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/spin/documents.h"
#include "pipeline/engine.h"

namespace unspin::bench {

struct CleanOptions {
  std::vector<std::string> files;
  Slice slice;
  size_t list = 20;  // rows of each list
};
// What the whole repair does to text that is not spun.
void MeasureClean(const Engine& engine, const CleanOptions& options);

struct DetectOptions {
  std::string clean;
  std::string spun;
  size_t min_words = 150;
  size_t stride = 50;  // words between the starts of neighbouring windows
};
// How well the score tells spun texts from clean ones, by length.
void MeasureDetection(const Engine& engine, const DetectOptions& options);

struct PairOptions {
  std::string gold;
  std::string spun;
  std::string accept;
  size_t list = 20;
};
// Whether the confidence of a change is the share of such changes that are right.
void MeasureCalibration(const Engine& engine, const PairOptions& options);
// How much is restored and harmed, as `unspin eval --spun` counts it.
void MeasureRestoration(const Engine& engine, const PairOptions& options);

struct SimulateOptions {
  std::vector<std::string> files;
  std::string family = "a";
  uint64_t seed = 1;
  double unknown = 0;  // share of the pairs that the program does not know
  std::string pairs;   // table of such pairs; WordNet when empty
  double rate = 0.5;   // family B: share of the places where it writes something
  size_t articles = 200;
  size_t list = 20;
};
// The same for held-out text, spun here by a spinner drawn at random.
void MeasureSimulation(const Engine& engine, const SimulateOptions& options);

}  // namespace unspin::bench
