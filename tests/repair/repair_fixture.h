#pragma once

// A Repairer over the shipped lexicon and model, opened once, and labelled cases.

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "repair/repairer.h"
#include "repair/spin/context_model.h"

namespace unspin {

// The shipped lexicon and model, opened once.
const Lexicon& ShippedLexicon();
const ContextModel& ShippedModel();

// Without the un-spinner.
const Repairer& PlainRepairer();

// A record without a title whose text is `text`.
RawDocument RawText(std::string text, Markup markup = Markup::kPlain);

// The repaired body of it.
std::string RepairedBody(std::string text, Markup markup = Markup::kPlain);

struct RepairCase {
  std::string kind;  // "in the wild", "synthetic", "negative", "known failure"
  std::string label;
  std::string damaged;
  std::string repaired;
  std::string note;  // the fifth cell, if there is one
};

// The rows of tests/cases/NAME, with their \u escapes decoded.
std::vector<RepairCase> ReadCases(const std::string& name);

}  // namespace unspin
