#include "pipeline/engine.h"

#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "extract/extractor.h"
#include "extract/tagger/tag_model.h"
#include "lexicon/lexicon.h"
#include "repair/spin/context_model.h"

namespace unspin {
namespace {

// Two files of one version have the same bytes.
std::string FileVersion(const std::string& path) {
  return HexDigest(MappedFile(path).bytes());
}

}  // namespace

DataPaths DataPaths::In(const std::string& folder) {
  return {folder + "/unspin.lex", folder + "/context.bin", folder + "/tagger.bin"};
}

Engine::Engine(const DataPaths& paths, const RepairOptions& options)
    : lexicon_(std::make_unique<const Lexicon>(Lexicon::Open(paths.lexicon))),
      model_(std::make_unique<const ContextModel>(
          ContextModel::Open(paths.context_model))),
      tag_model_(std::make_unique<const TagModel>(TagModel::Open(paths.tag_model))),
      repairer_(std::make_unique<const Repairer>(*lexicon_, *model_, options)),
      extractor_(std::make_unique<const Extractor>(*lexicon_, tag_model_.get())),
      max_seconds_(options.limits.max_seconds),
      versions_{UNSPIN_VERSION, lexicon_->version(), FileVersion(paths.context_model),
                FileVersion(paths.tag_model)} {}

Engine::~Engine() = default;

Document Engine::Repair(RawDocument raw) const {
  return repairer_->Repair(std::move(raw), Deadline::In(max_seconds_));
}

Document Engine::Survey(RawDocument raw) const {
  return repairer_->Survey(std::move(raw), Deadline::In(max_seconds_));
}

Article Engine::Analyse(RawDocument raw) const {
  Article article;
  const Deadline deadline = Deadline::In(max_seconds_);
  article.document = repairer_->Repair(std::move(raw), deadline);
  article.analysis = extractor_->Extract(article.document, deadline);
  return article;
}

}  // namespace unspin
