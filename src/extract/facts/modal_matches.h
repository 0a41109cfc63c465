#pragma once

// Matches apart by their modality, so that what is denied, feared or planned is put
// together like a fact and yet adds nothing to one.

#include <array>
#include <vector>

#include "core/fact.h"
#include "extract/facts/rule_matcher.h"

namespace unspin {

class ModalMatches {
 public:
  // The order of `matches` stays. A change of posts that a rule "role_change-" denies
  // for one of its people stands in both groups: for the others it is a fact.
  explicit ModalMatches(std::vector<RuleMatch> matches);

  // Those that count as facts first, then the denied, hypothetical and planned ones.
  const std::array<std::vector<RuleMatch>, 4>& groups() const { return groups_; }

 private:
  void AddDenied(const std::vector<RuleMatch>& matches);

  std::array<std::vector<RuleMatch>, 4> groups_;
};

// Takes away what is not factual where its sentence tells a fact of the same type and
// about the same person or firm: "it may last hours" behind "the service is down".
void DropRepeatedModal(std::vector<Fact>& facts);

}  // namespace unspin
