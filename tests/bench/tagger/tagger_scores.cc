#include "bench/tagger/tagger_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "bench/measure.h"

namespace unspin::bench {
namespace {

struct Counts {
  int gold = 0;
  int found = 0;
  int right = 0;
  void Add(const Counts& other) {
    gold += other.gold;
    found += other.found;
    right += other.right;
  }
};

const char* TagOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "PER";
    case EntityType::kPlace:
      return "LOC";
    case EntityType::kProduct:
      return "PROD";
    default:
      return "ORG";
  }
}

double Share(int part, int whole) { return whole > 0 ? 100.0 * part / whole : 0.0; }

void PrintRow(const std::string& file, const std::string& tag, const Counts& c) {
  const double p = Share(c.right, c.found);
  const double r = Share(c.right, c.gold);
  fmt::print("| {} | {} | {} | {:.1f} | {:.1f} | {:.2f} |\n", file, tag, c.gold, p, r,
             p + r > 0 ? 2 * p * r / (p + r) : 0.0);
}

// The words of the file that `span` touches.
TextSpan OnTokens(const std::vector<TextSpan>& tokens, TextSpan span) {
  const auto first = std::find_if(tokens.begin(), tokens.end(),
                                  [&](TextSpan token) { return token.Overlaps(span); });
  if (first == tokens.end()) return span;
  auto last = first;
  while (last + 1 != tokens.end() && (last + 1)->Overlaps(span)) ++last;
  return {first->begin, last->end};
}

}  // namespace

TaggerBench::TaggerBench(const std::string& lexicon, const std::string& model)
    : lexicon_(Lexicon::Open(lexicon)),
      model_(TagModel::Open(model)),
      classes_(lexicon_),
      gazetteers_(lexicon_),
      values_(lexicon_),
      tagger_(model_) {}

std::vector<NameWords> TaggerBench::Annotate(const TokenizedText& text) const {
  std::vector<NameWords> words;
  words.push_back(
      AnnotateWords(text, values_.Find(text, std::nullopt), classes_, gazetteers_));
  return words;
}

std::vector<TaggerBench::Found> TaggerBench::Tag(const ConllText& text) const {
  const TokenizedText tokens(text.text, Field::kBody);
  const std::vector<NameWords> words = Annotate(tokens);
  std::vector<Found> found;
  const std::vector<TaggedField> fields = tagger_.Run(words);
  for (const TaggedName& name : fields.front().names) {
    const TextSpan span{words[0].words[name.words.begin].span.begin,
                        words[0].words[name.words.end - 1].span.end};
    found.push_back({OnTokens(text.tokens, span), TagOf(name.type), name.confidence});
  }
  return found;
}

void TaggerBench::Score(const std::vector<std::string>& files, size_t list) const {
  fmt::print(
      "| file | type | gold | precision | recall | F1 "
      "|\n|---|---|---:|---:|---:|---:|\n");
  for (const std::string& path : files) {
    if (std::filesystem::is_directory(path)) {
      ScoreGold(path, list);
      continue;
    }
    const std::string file = std::filesystem::path(path).filename().string();
    std::map<std::string, Counts> counts;
    size_t listed = 0;
    for (const ConllText& text : ReadConll(path)) {
      std::set<std::tuple<size_t, size_t, std::string>> gold;
      for (const ConllName& name : text.names) {
        gold.insert({name.whole.begin, name.whole.end, name.tag});
        ++counts[name.tag].gold;
      }
      std::set<std::tuple<size_t, size_t, std::string>> right;
      for (const Found& found : Tag(text)) {
        ++counts[found.tag].found;
        const std::tuple key(found.span.begin, found.span.end, found.tag);
        if (gold.count(key) > 0) {
          ++counts[found.tag].right;
          right.insert(key);
        } else if (listed++ < list) {
          fmt::print("wrong {} {}\n", found.tag, found.span.In(text.text));
        }
      }
      for (const auto& [begin, end, tag] : gold) {
        if (right.count({begin, end, tag}) > 0 || listed++ >= list) continue;
        fmt::print("missed {} {}\n", tag, TextSpan{begin, end}.In(text.text));
      }
    }
    Counts three;
    for (const char* tag : {"PER", "ORG", "LOC", "PROD"}) {
      if (counts[tag].gold == 0) continue;
      PrintRow(file, tag, counts[tag]);
      if (std::string_view(tag) != "PROD") three.Add(counts[tag]);
    }
    PrintRow(file, "PER, ORG, LOC", three);
    if (counts["PROD"].gold == 0) continue;
    three.Add(counts["PROD"]);
    PrintRow(file, "with PROD", three);
  }
}

std::vector<TaggedField> TaggerBench::TagFields(
    const TaggedText& text, std::vector<NameWords>& words,
    std::vector<TokenizedText>& fields) const {
  fields.emplace_back(text.title, Field::kTitle);
  fields.emplace_back(text.body, Field::kBody);
  for (const TokenizedText& field : fields) {
    words.push_back(AnnotateWords(field, values_.Find(field, text.published), classes_,
                                  gazetteers_));
  }
  return tagger_.Run(words);
}

void TaggerBench::ScoreGold(const std::string& folder, size_t list) const {
  std::array<Counts, kNameTypes> counts;
  size_t listed = 0;
  for (const TaggedText& text : ReadGoldTexts(folder)) {
    std::vector<NameWords> words;
    std::vector<TokenizedText> fields;
    const std::vector<TaggedField> tags = TagFields(text, words, fields);
    for (const TaggedSpan& name : text.names) {
      ++counts[static_cast<size_t>(std::countr_zero(name.types))].gold;
    }
    for (size_t f = 0; f < fields.size(); ++f) {
      for (const TaggedName& name : tags[f].names) {
        const auto type = static_cast<size_t>(name.type);
        const TextSpan span{words[f].words[name.words.begin].span.begin,
                            words[f].words[name.words.end - 1].span.end};
        ++counts[type].found;
        const bool right =
            std::any_of(text.names.begin(), text.names.end(), [&](const auto& gold) {
              return gold.field == fields[f].field() && gold.span == span &&
                     gold.types == 1U << type;
            });
        counts[type].right += right ? 1 : 0;
        if (!right && listed++ < list) {
          fmt::print("wrong {} {} {:.2f}\n", Name(name.type), span.In(fields[f].text()),
                     name.confidence);
        }
      }
    }
  }
  Counts all;
  for (size_t type = 0; type < kNameTypes; ++type) {
    PrintRow(folder, std::string(Name(static_cast<EntityType>(type))), counts[type]);
    all.Add(counts[type]);
  }
  PrintRow(folder, "all", all);
}

void TaggerBench::Show(const std::string& folder) const {
  for (const TaggedText& text : ReadGoldTexts(folder)) {
    std::vector<NameWords> words;
    std::vector<TokenizedText> fields;
    const std::vector<TaggedField> tags = TagFields(text, words, fields);
    for (size_t f = 0; f < fields.size(); ++f) {
      for (size_t i = 0; i < words[f].words.size(); ++i) {
        if (!words[f].words[i].CanBeName()) continue;
        fmt::print("{}", words[f].TextOf(i));
        for (const float p : tags[f].OddsAt(i)) fmt::print("\t{:.0f}", 100 * p);
        fmt::print("\n");
      }
    }
  }
}

void TaggerBench::Calibrate(const std::vector<std::string>& files) const {
  constexpr std::array<float, 9> kBounds = {0.3F, 0.5F,  0.6F,  0.7F, 0.8F,
                                            0.9F, 0.95F, 0.99F, 1.1F};
  std::array<Counts, kBounds.size()> bins;
  std::array<double, kBounds.size()> sums{};
  for (const std::string& path : files) {
    for (const ConllText& text : ReadConll(path)) {
      for (const Found& found : Tag(text)) {
        if (found.tag == "PROD") continue;
        const size_t bin = static_cast<size_t>(
            std::find_if(kBounds.begin(), kBounds.end(),
                         [&](float bound) { return found.confidence < bound; }) -
            kBounds.begin());
        ++bins[bin].found;
        sums[bin] += static_cast<double>(found.confidence);
        for (const ConllName& name : text.names) {
          if (name.whole == found.span && name.tag == found.tag) ++bins[bin].right;
        }
      }
    }
  }
  fmt::print("| below | names | mean confidence | right |\n|---|---:|---:|---:|\n");
  for (size_t bin = 0; bin < bins.size(); ++bin) {
    if (bins[bin].found == 0) continue;
    fmt::print("| {:.2f} | {} | {:.3f} | {:.1f} % |\n", kBounds[bin], bins[bin].found,
               sums[bin] / bins[bin].found, Share(bins[bin].right, bins[bin].found));
  }
}

void TaggerBench::Speed(const std::vector<std::string>& files) const {
  for (const std::string& path : files) {
    const std::string text = ReadFile(path);
    const TokenizedText tokens(text, Field::kBody);
    const std::vector<NameWords> words = Annotate(tokens);
    size_t names = 0;
    const double start = ThreadSeconds();
    names = tagger_.Run(words).front().names.size();
    const double seconds = ThreadSeconds() - start;
    size_t count = 0;
    for (size_t i = 0; i < words[0].words.size(); ++i) {
      const NameWord word = words[0].words[i];
      count += word.space_before ? 1 : 0;
    }
    fmt::print("{}: {} words, {} names, {:.0f} words a second\n", path, count, names,
               static_cast<double>(count) / seconds);
  }
}

}  // namespace unspin::bench
