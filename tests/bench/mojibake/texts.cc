#include "bench/mojibake/texts.h"

#include <algorithm>
#include <cstdio>

#include "base/charset.h"
#include "base/file.h"

namespace unspin::bench {
namespace {

constexpr size_t kBefore = 30;  // bytes shown before a difference
constexpr size_t kShown = 90;   // and in all

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string_view Around(std::string_view text, size_t at) {
  size_t begin = std::min(at > kBefore ? at - kBefore : 0, text.size());
  while (begin > 0 && begin < text.size() && IsContinuation(text[begin])) --begin;
  size_t end = std::min(begin + kShown, text.size());
  while (end < text.size() && IsContinuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

void Print(const char* what, std::string_view text) {
  std::fprintf(stderr, "  %s %.*s\n", what, static_cast<int>(text.size()), text.data());
}

}  // namespace

std::vector<std::string> ReadTexts(const MojibakeOptions& options) {
  std::vector<std::string> texts;
  for (const std::string& path : options.files) {
    std::string text = DecodeToUtf8(ReadFile(path)).text;
    if (options.whole) {
      texts.push_back(std::move(text));
      continue;
    }
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) texts.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return texts;
}

void PrintDifference(std::string_view name, std::string_view wanted,
                     std::string_view got, std::string_view damaged) {
  size_t at = 0;
  while (at < wanted.size() && at < got.size() && wanted[at] == got[at]) ++at;
  std::fprintf(stderr, "%.*s\n", static_cast<int>(name.size()), name.data());
  Print("wanted ", Around(wanted, at));
  Print("got    ", Around(got, at));
  Print("damaged", Around(damaged, at));
}

}  // namespace unspin::bench
