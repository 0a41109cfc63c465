#pragma once

// Everything that turns a record into a finished article: the lexicon, the trained
// models and the stages built from them.

#include <memory>
#include <string>

#include "core/analysis.h"
#include "core/document.h"
#include "repair/repairer.h"

namespace unspin {

class ContextModel;
class Extractor;
class Lexicon;
class TagModel;

// Where the program's data lies.
struct DataPaths {
  std::string lexicon;        // unspin.lex
  std::string context_model;  // context.bin
  std::string tag_model;      // tagger.bin
  // The files in `folder`.
  static DataPaths In(const std::string& folder);
};

// What the results were made with; stored with every run.
struct EngineVersions {
  std::string program;  // "0.1.0"
  std::string lexicon;  // hex digests of the files' contents
  std::string context_model;
  std::string tag_model;
};

// Immutable after construction and shared by all threads.
class Engine {
 public:
  // Maps the files and builds the stages. Throws Error naming the file and the cause.
  Engine(const DataPaths& paths, const RepairOptions& options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // All three throw LimitError for an article beyond the limits of the options.
  Document Repair(RawDocument raw) const;
  Document Survey(RawDocument raw) const;  // see Repairer::Survey
  Article Analyse(RawDocument raw) const;  // repairs and extracts

  const Lexicon& lexicon() const { return *lexicon_; }
  const ContextModel& context_model() const { return *model_; }
  const TagModel& tag_model() const { return *tag_model_; }
  const EngineVersions& versions() const { return versions_; }

 private:
  std::unique_ptr<const Lexicon> lexicon_;
  std::unique_ptr<const ContextModel> model_;
  std::unique_ptr<const TagModel> tag_model_;
  std::unique_ptr<const Repairer> repairer_;
  std::unique_ptr<const Extractor> extractor_;
  double max_seconds_;  // for each article
  EngineVersions versions_;
};

}  // namespace unspin
