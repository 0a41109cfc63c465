#pragma once

// From a record as read to a repaired document: all fixers in order, one offset map.

#include <memory>
#include <span>

#include "core/document.h"
#include "repair/fixer.h"
#include "repair/spin/spin_repairer.h"

namespace unspin {

class ContextModel;
class Lexicon;

struct RepairOptions {
  double min_confidence =
      0.5;           // below it a spun word stays and the candidates are kept
  bool spin = true;  // false: every fixer but the un-spinner
};

// Built once from the lexicon and the context model, which must outlive it. Repair is
// safe to call from several threads.
class Repairer {
 public:
  Repairer(const Lexicon& lexicon, const ContextModel& model,
           RepairOptions options = {});

  // Takes any record and any damage; text that is sound comes out unchanged.
  Document Repair(RawDocument raw) const;

  // The fixers before the un-spinner, in the order in which they run.
  static std::span<const Fixer> Fixers();

 private:
  const Lexicon& lexicon_;
  RepairOptions options_;
  SpinRepairer spin_;
};

}  // namespace unspin
