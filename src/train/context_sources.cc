#include "train/context_sources.h"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "repair/spin/context_tokens.h"

namespace unspin {
namespace {

struct Source {
  std::string_view file;
  unsigned weight;
  enum class Split { kNone, kArticles, kRuns } split;
  bool weigh_domain;
};

constexpr std::array<Source, 7> kSources = {{
    {"wikinews.txt.zst", 5, Source::Split::kRuns, false},
    {"18f.txt.zst", 2, Source::Split::kNone, false},
    {"digitalgov.txt.zst", 2, Source::Split::kNone, false},
    {"gmb_voa_tokenized.txt.zst", 3, Source::Split::kNone, false},
    {"masc_tokenized.txt.zst", 2, Source::Split::kNone, false},
    {"wikipedia_2018.txt.zst", 1, Source::Split::kArticles, true},
    {"wikipedia_2015.txt.zst", 1, Source::Split::kArticles, true},
}};

constexpr unsigned kDomainWeight = 3;
constexpr unsigned kEnoughDomainWords = 3;

// Sorted. Words that technology and business news is made of, and little else is.
constexpr std::array<std::string_view, 64> kDomainWords = {
    "acquired",  "acquisition", "analysts",  "antitrust",  "app",        "apps",
    "bank",      "banking",     "billion",   "browser",    "business",   "businesses",
    "ceo",       "chip",        "chips",     "cloud",      "commerce",   "companies",
    "company",   "computer",    "computing", "consumer",   "consumers",  "corporate",
    "customers", "data",        "devices",   "digital",    "executive",  "finance",
    "financial", "firm",        "firms",     "founder",    "founders",   "funding",
    "hackers",   "industry",    "internet",  "investment", "investors",  "laptop",
    "launched",  "lawsuit",     "market",    "million",    "mobile",     "network",
    "online",    "platform",    "privacy",   "profit",     "regulators", "revenue",
    "sales",     "security",    "servers",   "shares",     "smartphone", "software",
    "startup",   "technology",  "users",     "website"};

// A line of `zstd -dc` at a time.
template <typename Sink>
void ForEachLine(const std::string& path, Sink sink) {
  MappedFile present(path);  // a missing file is named, which the pipe would not do
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  std::string quoted = path;
  for (size_t at = 0; (at = quoted.find('\'', at)) != std::string::npos; at += 4) {
    quoted.replace(at, 1, "'\\''");
  }
  std::unique_ptr<std::FILE, decltype(close)> pipe(
      popen(("zstd -dcq '" + quoted + "'").c_str(), "r"), close);
  if (pipe == nullptr) throw Error("zstd cannot be started");
  std::string line;
  std::vector<char> block(1 << 16);
  for (size_t size;
       (size = std::fread(block.data(), 1, block.size(), pipe.get())) > 0;) {
    for (size_t at = 0; at < size; ++at) {
      if (block[at] != '\n') {
        line += block[at];
        continue;
      }
      sink(line);
      line.clear();
    }
  }
  if (!line.empty()) sink(line);
  if (pclose(pipe.release()) != 0) throw Error(path + ": zstd failed");
}

}  // namespace

unsigned DomainWords(std::string_view paragraph) {
  uint64_t seen = 0;
  for (const ContextToken& token : SplitContextTokens(paragraph)) {
    char buffer[kMaxWordBytes];
    const std::string_view word = LowerWord(token.text, buffer);
    const auto found = std::lower_bound(kDomainWords.begin(), kDomainWords.end(), word);
    if (found != kDomainWords.end() && *found == word) {
      seen |= uint64_t{1} << (found - kDomainWords.begin());
    }
  }
  return static_cast<unsigned>(__builtin_popcountll(seen));
}

void ReadContextSources(const std::string& folder, const ParagraphSink& sink,
                        std::string& held_out) {
  for (const Source& source : kSources) {
    size_t unit = 0;
    size_t lines = 0;
    ForEachLine(folder + "/" + std::string(source.file), [&](const std::string& line) {
      const bool title = line.starts_with("# ");
      bool held = false;
      if (source.split == Source::Split::kArticles) {
        unit += title ? 1 : 0;
        held = unit % 50 == 49;
      } else if (source.split == Source::Split::kRuns) {
        held = lines++ / 10 % 20 == 19;
      }
      if (held) {
        held_out += line + "\n";
      } else if (!title) {
        const bool near =
            source.weigh_domain && DomainWords(line) >= kEnoughDomainWords;
        sink(line, near ? kDomainWeight : source.weight);
      }
    });
  }
}

}  // namespace unspin
