#pragma once

// A first look at all inputs: which texts are spun, which of them stand beside their
// originals or other copies, and what that teaches of the spinners.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/text_store.h"
#include "repair/spin/aligned_copy.h"
#include "repair/spin/copy_finder.h"
#include "repair/spin/profile.h"

namespace unspin {

// What was learned of one profile.
struct Lesson {
  std::string profile;  // "wordnet"
  size_t pairs = 0;     // of words and phrases
  size_t copies = 0;    // spun texts beside their originals
};

// Made once from a whole input; then Engines may be built with it. What it says depends
// on the set of texts alone, not on their order, on threads, or on how later runs cut
// the input into shards. Records that cannot be used and texts that are not English are
// passed over: whoever reads the input again reports them. Const calls are safe from
// several threads.
class Survey : public CopySource {
 public:
  // Repaired bodies up to so many bytes stay in memory, others in a temporary file.
  static constexpr size_t kMemory = 64U << 20;

  // Reads `source` to its end. Takes as long as repairing it. Beside the bodies it
  // keeps 100 bytes a text and, while it looks for copies, 3 kB a text of 600 words.
  // Throws Error when the temporary file fails.
  Survey(DocumentSource& source, const Engine& engine, size_t threads,
         ProgressListener* progress, size_t memory = kMemory);

  // To be merged into the profiles of their names (SpinOptions::learned); none when no
  // spun text stands beside its original.
  const std::vector<SpinProfile>& learned() const { return learned_; }
  const std::vector<Lesson>& lessons() const { return lessons_; }
  size_t with_original() const;  // spun texts that have their original in the input
  size_t with_copies() const;    // those that have other spun copies only

  std::vector<AlignedCopy> CopiesOf(std::string_view body) const override;

 private:
  struct Text {
    uint64_t hash = 0;  // of the body
    TextStore::Place place;
    std::string id;
    std::string profile;  // empty: not spun
    // Of its original, or of other spun copies.
    std::vector<uint32_t> partners;
    bool has_original = false;
  };
  class Collector;

  void SortTexts();
  void FindPartners(size_t threads);
  void FindPartnersOf(Text& text, const CopyFeatures& features,
                      const CopyFinder& finder) const;
  void Learn();
  void LearnProfile(const std::string& profile, const std::vector<const Text*>& copies);

  TextStore store_;
  std::vector<Text> texts_;  // sorted by hash, each once
  std::vector<SpinProfile> learned_;
  std::vector<Lesson> lessons_;
};

}  // namespace unspin
