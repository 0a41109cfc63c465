#pragma once

// Runs of the pipeline over articles in memory or files, for the self test.

#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace unspin::cli {

// The finished articles. Throws Error when one of the inputs is rejected.
std::vector<Article> Analyse(const std::vector<std::string>& inputs,
                             const Engine& engine);
std::vector<Article> Analyse(std::vector<RawDocument> records, const Engine& engine);

// As lines of JSON.
std::string ToJsonLines(const std::vector<std::string>& inputs, const Engine& engine,
                        size_t threads);
std::string ToJsonLines(std::vector<RawDocument> records, const Engine& engine,
                        size_t threads);

}  // namespace unspin::cli
