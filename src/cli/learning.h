#pragma once

// --learn: the inputs are read twice.

#include <memory>
#include <string>

#include "cli/input_options.h"
#include "pipeline/survey.h"

namespace unspin::cli {

struct Session;

// The first reading of the inputs, with --verbose told about; null without --learn. It
// reads all of them, whatever --shard and --limit say, so that all parts of an input
// learn the same. Throws Error naming an input that can be read only once.
std::unique_ptr<const Survey> SurveyInputs(const InputOptions& options,
                                           const Session& session);

// "learned 412 pairs of wordnet from 26 copies; 4 spun articles stand beside other
// copies only".
std::string Summary(const Survey& survey);

}  // namespace unspin::cli
