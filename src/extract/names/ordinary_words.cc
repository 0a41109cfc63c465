#include "extract/names/ordinary_words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace unspin {
namespace {

class OrdinaryWords {
 public:
  explicit OrdinaryWords(ArticleNames& names) : names_(names) {}

  // A word that is capitalised only where every word would be is no name: "Shoppers" at
  // the start of a sentence. Refuses "Kontur", which is no ordinary word, and "Meta",
  // which a table knows.
  void Run() {
    for (NameGroup& group : names_.groups) {
      const NameCandidate& c = names_.BestMember(group);
      const NameWords& text = names_.TextOf(c);
      const NameWord& word = text.words[c.words.begin];
      if (c.words.size() > 1 || group.dropped) continue;
      const bool firm =
          std::any_of(group.members.begin(), group.members.end(),
                      [&](size_t i) { return IsFirm(names_.candidates[i]); });
      if (c.match < 0 && word.Is(kOrgHead | kAnyNoun) && word.Is(kCommon)) {
        group.dropped = true;  // "the Authority" without its full name
        continue;
      }
      if (firm || (IsSaidToBeCompany(group) && !word.Is(kFunction))) continue;
      if (names_.HasTrust(c, RowTrust::kListed)) continue;
      if (names_.HasTrust(c, RowTrust::kAmbiguousOwn) && !OccursInLowerCase(c) &&
          (!word.Is(kCommon) || ActsAsCompany(group) || IsListed(group))) {
        continue;
      }
      group.dropped = word.Is(kCommon | kFunction) || OccursInLowerCase(c);
    }
  }

  // "Beacon (NASDAQ: BECN)", "Beacon, a Danish bank,": an ordinary word and yet a name.
  static bool IsSaidToBeCompany(const NameGroup& group) {
    return group.Has(Cue::kTickerBehind) || group.Has(Cue::kCompanyInApposition) ||
           group.Has(Cue::kPossessiveTitle) || group.Has(Cue::kProductInApposition);
  }

  // "Meta built there first." Refuses "Visa rules" and "Shell of the building".
  static bool ActsAsCompany(const NameGroup& group) {
    return group.Has(Cue::kCompanyVerbBehind) || group.Has(Cue::kPossessiveBehind) ||
           group.Has(Cue::kPersonVerbBehind) || group.Has(Cue::kTitleBehind);
  }

  // "Amazon and Shopify": a name stands on the other side of an "and".
  bool IsListed(const NameGroup& group) const {
    return std::any_of(group.members.begin(), group.members.end(), [&](size_t i) {
      return i + 1 < names_.candidates.size() &&
             names_.Joined(names_.candidates[i], names_.candidates[i + 1], false) &&
             !names_.candidates[i + 1].doubtful_start;
    });
  }

  bool IsFirm(const NameCandidate& c) const {
    if (!c.doubtful_start) return true;
    const NameWord& word = names_.TextOf(c).words[c.words.begin];
    return word.shape == Shape::kMixed || word.shape == Shape::kAlphanumeric ||
           word.cut || (word.shape == Shape::kUpper && word.span.size() <= 6);
  }

  bool OccursInLowerCase(const NameCandidate& c) {
    if (lower_.empty()) {
      for (const NameWords& text : names_.texts) {
        text.words.ForEachLower([this](uint64_t hash) { lower_.push_back(hash); });
      }
      std::sort(lower_.begin(), lower_.end());
    }
    return std::binary_search(lower_.begin(), lower_.end(),
                              names_.TextOf(c).words.LowerHash(c.words.begin));
  }

  std::vector<uint64_t>
      lower_;  // hashes of the words in lower case; filled when needed
  ArticleNames& names_;
};

}  // namespace

void DropOrdinaryWords(ArticleNames& names) { OrdinaryWords(names).Run(); }

}  // namespace unspin
