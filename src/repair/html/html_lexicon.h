#pragma once

// All that the lexicon says about pages.

#include "repair/html/html_debris.h"
#include "repair/html/html_labels.h"
#include "repair/html/html_rules.h"

namespace unspin {

// Keeps a view of the lexicon it is made from. Safe to share between threads.
struct HtmlLexicon {
  explicit HtmlLexicon(const Lexicon& lexicon)
      : debris(lexicon), labels(lexicon), rules(lexicon) {}

  HtmlDebris debris;
  HtmlLabels labels;
  HtmlRules rules;
};

}  // namespace unspin
