#pragma once

// Measuring stages and printing what came out.

#include <functional>
#include <string>
#include <vector>

#include "bench/samples.h"

namespace unspin::bench {

// Ends the program with a message when a stage gives a wrong result: a benchmark of
// something broken is none.
void Expect(bool holds, const std::string& what);

// Processor time that this thread has used.
double ThreadSeconds();

// One stage over all records of a sample.
using Work = std::function<void(const Sample& sample)>;

struct Stage {
  std::string name;
  Work work;
};

// Seconds of processor time of this thread that `work` takes: the median of `runs`
// after one that warms up. Processor time, since other programs may use the machine.
double Measure(const Work& work, const Sample& sample, int runs);

// A table in Markdown: a row a stage, words and bytes a second of each sample.
void PrintTable(const std::vector<Stage>& stages, const std::vector<Sample>& samples,
                int runs);

}  // namespace unspin::bench
