#pragma once

// A fixed set of words that is asked at every token of a text: one look at a small
// table instead of a comparison with every word.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace unspin {

// Made by the compiler: `static constexpr WordSet kWords({"the", "a", "an"});`. No word
// may be empty or come twice.
template <size_t kSize>
class WordSet {
 public:
  consteval explicit WordSet(const std::string_view (&words)[kSize]) {
    for (size_t i = 0; i < kSize; ++i) Add(i, words[i]);
  }
  // Of the keys of a table's rows: `WordSet<kRows.size()>(kRows, &Row::name)`.
  template <typename Rows, typename Projection>
  consteval WordSet(const Rows& rows, Projection key) {
    for (size_t i = 0; i < kSize; ++i) Add(i, std::invoke(key, rows[i]));
  }

  constexpr bool contains(std::string_view word) const { return find(word) < kSize; }

  // Where `word` stood among the words that the set was made of; kSize for no member.
  constexpr size_t find(std::string_view word) const {
    if (word.empty()) return kSize;
    for (size_t slot = PlaceOf(word); numbers_[slot] != 0; slot = (slot + 1) % kSlots) {
      const size_t number = numbers_[slot] - 1U;
      if (words_[number] == word) return number;
    }
    return kSize;
  }

 private:
  static_assert(kSize < 256, "the numbers of words are kept in bytes");
  static constexpr size_t kSlots = std::bit_ceil(kSize * 8);

  consteval void Add(size_t number, std::string_view word) {
    words_[number] = word;
    size_t slot = PlaceOf(word);
    while (numbers_[slot] != 0) slot = (slot + 1) % kSlots;
    numbers_[slot] = static_cast<uint8_t>(number + 1);
  }

  static constexpr size_t PlaceOf(std::string_view word) {
    const auto byte = [word](size_t i) { return static_cast<unsigned char>(word[i]); };
    const size_t last = word.size() - 1;
    return (byte(0) * 5U + byte(last) * 23U + byte(word.size() / 2) * 67U +
            last * 131U) %
           kSlots;
  }

  std::array<std::string_view, kSize> words_{};
  std::array<uint8_t, kSlots> numbers_{};  // of a word + 1, or 0
};

template <size_t kSize>
WordSet(const std::string_view (&)[kSize]) -> WordSet<kSize>;

}  // namespace unspin
