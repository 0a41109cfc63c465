#include "store/bigrams.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/unicode.h"

namespace unspin {
namespace {

bool IsUnspaced(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 11> kBlocks = {{
      {0xE00, 0xF00},      // Thai, Lao
      {0x1000, 0x10A0},    // Burmese
      {0x1780, 0x1800},    // Khmer
      {0x3005, 0x3008},    // iteration mark and zero of Han
      {0x3040, 0x3100},    // Hiragana, Katakana
      {0x31F0, 0x3200},    // Katakana
      {0x3400, 0x4DC0},    // Han
      {0x4E00, 0xA000},    // Han
      {0xAC00, 0xD7A4},    // Hangul
      {0xF900, 0xFB00},    // Han
      {0x20000, 0x32000},  // Han
  }};
  return c >= 0xE00 &&
         std::any_of(kBlocks.begin(), kBlocks.end(), [c](const auto& block) {
           return c >= block.first && c < block.second;
         });
}

// Appends the pairs in a run of characters, and its last one if `last` says so.
void AppendPairs(const std::vector<std::string_view>& run, bool last,
                 std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
  for (size_t i = 0; i + 1 < run.size(); ++i) {
    if (i > 0) out += ' ';
    out += run[i];
    out += run[i + 1];
  }
  if (!last && run.size() > 1) return;
  if (run.size() > 1) out += ' ';
  out += run.back();
}

std::string Bigrams(std::string_view text, bool last) {
  std::string out;
  std::vector<std::string_view> run;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, i);
    if (IsUnspaced(c)) {
      run.push_back(text.substr(begin, i - begin));
      continue;
    }
    if (!run.empty()) {
      AppendPairs(run, last, out);
      out += ' ';
      run.clear();
    }
    out += text.substr(begin, i - begin);
  }
  if (!run.empty()) AppendPairs(run, last, out);
  return out;
}

}  // namespace

bool HasUnspaced(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0xE0) {
      ++i;
    } else if (IsUnspaced(NextCodePoint(text, i))) {
      return true;
    }
  }
  return false;
}

std::string IndexBigrams(std::string_view text) { return Bigrams(text, true); }

std::string QueryBigrams(std::string_view term) { return Bigrams(term, false); }

}  // namespace unspin
