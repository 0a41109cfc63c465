#pragma once

// Words in class and id attributes that mark what is no part of an article: share bars,
// related links, newsletter pleas. The words are rows of lexicons/html_debris.tsv.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

class Lexicon;
class Table;

// How sure a word is: kStrong goes unless the headline is inside too, kWeak stays when
// it holds half of the text of the page, kLinked goes if much of it is links.
enum class DebrisRank : uint8_t { kNone, kLinked, kWeak, kStrong };

struct DebrisMark {
  DebrisRank rank = DebrisRank::kNone;
  uint32_t row = 0;  // of the table; of no meaning for kNone
};

class HtmlDebris {
 public:
  // Keeps a view of `lexicon`.
  explicit HtmlDebris(const Lexicon& lexicon);

  // The strongest mark in an attribute's value: "post-share-bar", "relatedPosts". Of
  // utility classes the first 512 bytes are looked at.
  DebrisMark Find(std::string_view attribute) const;

  std::string_view What(uint32_t row) const;  // "share bar"
  std::string RowName(uint32_t row) const;    // "html_debris.tsv:12"

 private:
  struct Slot {
    uint64_t key = 0;  // 0 marks a free slot
    uint32_t row = 0;
    DebrisRank rank = DebrisRank::kNone;
    bool whole = false;   // the name must have no other words
    bool longer = false;  // only the beginning of a phrase
  };
  void Add(uint64_t key, const Slot& slot);
  const Slot* Look(uint64_t key) const;
  DebrisMark FindInName(std::string_view name) const;

  const Table& words_;
  uint32_t what_ = 0;        // column
  std::vector<Slot> slots_;  // open addressing; the size is a power of two
};

}  // namespace unspin
