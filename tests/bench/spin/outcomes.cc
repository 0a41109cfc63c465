#include "bench/spin/outcomes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "base/unicode.h"
#include "bench/measure.h"
#include "bench/spin/markdown.h"
#include "eval/normal_form.h"

namespace unspin::bench {
namespace {

constexpr double kCommonPerMillion = 20;

}  // namespace

void WordFrequencies::Add(std::string_view text) {
  for (std::string_view word : SplitAtSpaces(text)) {
    while (!word.empty() &&
           std::string_view(".,;:!?\")").find(word.back()) != word.npos) {
      word.remove_suffix(1);
    }
    ++counts_[std::string(word)];
    ++words_;
  }
}

bool WordFrequencies::IsCommon(std::string_view form) const {
  return std::ranges::all_of(SplitAtSpaces(form), [this](std::string_view word) {
    const auto found = counts_.find(ToLower(word));
    return found != counts_.end() &&
           static_cast<double>(found->second) * 1e6 >=
               kCommonPerMillion * static_cast<double>(words_);
  });
}

void Outcomes::Add(std::string_view clean, const SpunText& spun,
                   const Document& document) {
  const std::string& text = document.body.text;
  size_t shift = 0;  // from the clean to the spun text; wraps around
  for (const Substitution& item : spun.substitutions) {
    const size_t begin = item.change.begin + shift;
    const SourceSpan source = {begin, begin + item.change.size};
    Expect(source.In(spun.text) == item.spun, "place of a substitution");
    shift += item.change.size - (item.change.end - item.change.begin);
    // A repair may reach further than the substitution.
    const TextSpan now = document.body.map.ToText(source);
    const SourceSpan all = document.body.map.ToSource(now);
    const SourceSpan was = spun.map.ToSource({all.begin, all.end});
    const std::string_view original =
        clean.substr(item.change.begin, item.change.end - item.change.begin);
    Fate& fate = fates_[{item.spun, std::string(original)}];
    fate.known = item.known;
    ++fate.tally.all;
    if (now.In(text) == was.In(clean)) {
      ++fate.tally.restored;
    } else {
      fate.tally.left += now.In(text) == all.In(spun.text) ? 1 : 0;
      ++fate.became[std::string(now.In(text))];
    }
  }
}

Outcomes::Tally& Outcomes::Tally::operator+=(const Tally& other) {
  all += other.all;
  restored += other.restored;
  left += other.left;
  pairs += other.pairs;
  shares += other.shares;
  return *this;
}

void Outcomes::AddRow(MarkdownTable& table, const std::string& name,
                      const Tally& tally) {
  const double by_pair =
      tally.pairs == 0 ? 0 : tally.shares / static_cast<double>(tally.pairs);
  table.Add({name, Count(tally.all), Percent(tally.restored, tally.all),
             Percent(tally.left, tally.all),
             Percent(tally.all - tally.restored - tally.left, tally.all),
             Count(tally.pairs),
             tally.pairs == 0 ? "–" : fmt::format("{:.2f} %", 100 * by_pair)});
}

void Outcomes::PrintKinds() const {
  // By known, then by common.
  std::array<std::array<Tally, 2>, 2> kinds = {};
  Tally sum;
  for (const auto& [pair, fate] : fates_) {
    Tally tally = fate.tally;
    tally.pairs = 1;
    tally.shares = static_cast<double>(tally.restored) / static_cast<double>(tally.all);
    kinds[fate.known ? 1 : 0][frequencies_.IsCommon(pair.first) ? 1 : 0] += tally;
    sum += tally;
  }
  MarkdownTable table({"<substitutions", "all", "restored", "left", "made another word",
                       "different pairs", "restored, each pair once"});
  for (const size_t known : {1U, 0U}) {
    for (const size_t common : {1U, 0U}) {
      AddRow(table,
             fmt::format("{} pair, {} form", known ? "known" : "unknown",
                         common ? "common" : "rare"),
             kinds[known][common]);
    }
  }
  AddRow(table, "all", sum);
  table.Print("Substitutions");
}

void Outcomes::Print(size_t most) const {
  PrintKinds();
  std::vector<std::pair<Pair, Fate>> fates(fates_.begin(), fates_.end());
  std::erase_if(fates, [](const auto& entry) { return entry.second.became.empty(); });
  std::ranges::stable_sort(fates, std::greater(), [](const auto& entry) {
    return entry.second.tally.all - entry.second.tally.restored;
  });
  MarkdownTable table(
      {"failed", "of", "<spun", "<original", "<pair", "<mostly became"});
  for (size_t i = 0; i < std::min(most, fates.size()); ++i) {
    const auto& [pair, fate] = fates[i];
    const auto became = std::ranges::max_element(
        fate.became, {}, [](const auto& item) { return item.second; });
    table.Add({Count(fate.tally.all - fate.tally.restored), Count(fate.tally.all),
               pair.first, pair.second, fate.known ? "known" : "unknown",
               OneLine(became->first, 40)});
  }
  table.Print("Not restored");
}

}  // namespace unspin::bench
