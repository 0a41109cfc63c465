#pragma once

// From a record as read to a repaired document: all fixers in order, one offset map.

#include <memory>
#include <span>

#include "base/article_limits.h"
#include "core/document.h"
#include "core/mapped_text.h"
#include "repair/fixer.h"
#include "repair/spin/spin_repairer.h"

namespace unspin {

class ContextModel;
class CopySource;
class LanguageGuesser;
class Lexicon;
struct HtmlLexicon;

struct RepairOptions {
  bool spin = true;  // false: every fixer but the un-spinner
  SpinOptions spin_options;
  const CopySource* copies = nullptr;  // of the texts to come; must outlive the object
  ArticleLimits limits;
};

// Built once from the lexicon and the context model, which must outlive it. Repair is
// safe to call from several threads.
class Repairer {
 public:
  Repairer(const Lexicon& lexicon, const ContextModel& model,
           RepairOptions options = {});
  ~Repairer();

  // Takes any record and any damage; text that is sound comes out unchanged, but for
  // white space at both ends. Linear in the size of the record. Throws LimitError for
  // an article beyond the limits or not done at `deadline`.
  Document Repair(RawDocument raw, const Deadline& deadline = {}) const;

  // The same without un-spinning, but with the verdict on it.
  Document Survey(RawDocument raw, const Deadline& deadline = {}) const;

  // The fixers before the un-spinner, in the order in which they run.
  static std::span<const Fixer> Fixers();

 private:
  enum class Restore { kNo, kYes };
  // The page of an HTML record, and from it what the record lacks.
  HtmlPage ReadPage(RawDocument& raw) const;
  Document Run(RawDocument raw, Restore restore, const Deadline& deadline) const;
  void ApplyAll(MappedText& text, const FixContext& context,
                const Deadline& deadline) const;
  void Unspin(MappedText& body, Restore restore, const Deadline& deadline,
              Document& document) const;

  RepairOptions options_;
  std::unique_ptr<const HtmlLexicon> html_lexicon_;
  std::unique_ptr<const BoilerplatePatterns> boilerplate_;
  std::unique_ptr<const LanguageGuesser> language_;
  SpinRepairer spin_;
};

}  // namespace unspin
