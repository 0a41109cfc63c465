#pragma once

// Spins clean text as a spinner of a profile would: since what the families do is
// known, clean text gives as much spun text with its originals as training needs.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/channel.h"
#include "repair/spin/mask.h"

namespace unspin {

struct SimulatedText {
  struct Change {
    size_t begin = 0;  // bytes of `text`
    size_t end = 0;
    std::string original;
  };
  std::string text;
  std::vector<Change> changes;  // sorted, disjoint
};

// Each article gets a spinner of its own: a function drawn by what the channel believes
// at one of its rates, or a random spinner that has some of the listed images and
// replaces a share of the words. The same seed gives the same texts on every platform.
class SpinSimulator {
 public:
  // `channel` must outlive it.
  SpinSimulator(const Channel& channel, uint64_t seed);

  SimulatedText Spin(std::string_view article);
  // The rate at which the last article was spun, one of Channel::rates(); of a random
  // spinner the nearest one is not known.
  size_t rate() const { return rate_; }

 private:
  using Images = std::vector<std::string_view>;

  double Draw();  // in [0, 1)
  void StartArticle();
  const Images& ImagesOf(std::string_view original);
  void DrawFixed(const std::vector<uint32_t>& rows, Images& images);
  void DrawRandom(const std::vector<uint32_t>& rows, Images& images);
  size_t LongestAt(const std::vector<MaskedToken>& tokens, size_t at,
                   std::string& original) const;
  void SpinParagraph(std::string_view article, const MaskedParagraph& masked,
                     size_t& done, SimulatedText& out);

  const Channel& channel_;
  TextMap<std::vector<uint32_t>> rows_;  // of the channel, by original
  uint64_t state_;
  size_t rate_ = 0;
  double share_ = 1;        // of the places that are replaced
  TextMap<Images> images_;  // of this article's spinner
};

}  // namespace unspin
