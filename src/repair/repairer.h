#pragma once

// From a record as read to a repaired document: all fixers in order, one offset map.

#include <memory>
#include <span>

#include "core/document.h"
#include "repair/fixer.h"
#include "repair/spin/spin_repairer.h"

namespace unspin {

class ContextModel;
class HtmlDebris;
class Lexicon;

struct RepairOptions {
  bool spin = true;  // false: every fixer but the un-spinner
  SpinOptions spin_options;
};

// Built once from the lexicon and the context model, which must outlive it. Repair is
// safe to call from several threads.
class Repairer {
 public:
  Repairer(const Lexicon& lexicon, const ContextModel& model,
           RepairOptions options = {});
  ~Repairer();

  // Takes any record and any damage; text that is sound comes out unchanged, but for
  // white space at both ends. Linear in the size of the record.
  Document Repair(RawDocument raw) const;

  // The fixers before the un-spinner, in the order in which they run.
  static std::span<const Fixer> Fixers();

 private:
  RepairOptions options_;
  std::unique_ptr<const HtmlDebris> html_debris_;
  std::unique_ptr<const BoilerplatePatterns> boilerplate_;
  SpinRepairer spin_;
};

}  // namespace unspin
