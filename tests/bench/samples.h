#pragma once

// Text to measure with: the articles of the corpus, several times over.

#include <cstddef>
#include <string>
#include <vector>

#include "core/analysis.h"
#include "pipeline/engine.h"

namespace unspin::bench {

struct Sample {
  std::string name;                  // "clean", "spun"
  std::vector<RawDocument> records;  // each copy of an article with an id of its own
  std::vector<Article> articles;     // the same, finished
  std::string jsonl;                 // path of the records as JSON Lines
  size_t words = 0;                  // of all bodies, between white space
  size_t bytes = 0;                  // of all bodies
};

// `copies` times the articles of corpus/FOLDER. Writes the JSON Lines to `jsonl`.
Sample MakeSample(const std::string& name, const std::string& folder, int copies,
                  const Engine& engine, const std::string& jsonl);

}  // namespace unspin::bench
