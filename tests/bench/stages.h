#pragma once

// The stages that are measured, from reading to the database.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "extract/extractor.h"
#include "lexicon/lexicon.h"
#include "pipeline/pipeline.h"
#include "repair/boilerplate_patterns.h"
#include "repair/language.h"
#include "repair/repairer.h"
#include "repair/spin/context_model.h"
#include "temporary_folder.h"

namespace unspin::bench {

// The fields of one article in tokens, with values and names.
struct Tokenized {
  std::vector<TokenizedText> texts;
  std::vector<std::vector<Value>> values;
  NamedEntities names;
};

// What the stages after the tokens work on, by sample. Made in the run that warms up.
using Prepared = std::map<std::string, std::vector<Tokenized>>;

// What the stages need; outlives them.
struct Parts {
  explicit Parts(const DataPaths& paths);

  Engine engine;
  BoilerplatePatterns boilerplate;
  LanguageGuesser language;
  SpinRepairer spin;
  ValueFinder values;
  NameFinder names;
  FactFinder facts;
  Extractor extractor;
  std::optional<CivilDate> published = ParsePublished("2024-05-22")->date();
  TemporaryFolder folder;
  Prepared prepared;
};

// In the order of the pipeline.
std::vector<Stage> AllStages(Parts& parts);

}  // namespace unspin::bench
