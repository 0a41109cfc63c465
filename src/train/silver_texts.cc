#include "train/silver_texts.h"

#include <algorithm>

#include "extract/name_finder.h"
#include "extract/value_finder.h"
#include "train/context_sources.h"

namespace unspin {
namespace {

// A rule this sure is right three times in four.
constexpr double kSure = 0.77;
constexpr TypeSet kAnyType = 0b11111;
constexpr size_t kShortest = 150;  // bytes; shorter ones are headings and lists
constexpr size_t kLongest = 2000;
constexpr unsigned kDomainWords = 3;

std::vector<std::string> ReadParagraphs(const std::string& folder, size_t count) {
  std::vector<std::string> all;
  std::string held_out;
  ReadContextSources(
      folder,
      [&](std::string_view text, unsigned) {
        if (text.size() < kShortest || text.size() > kLongest) return;
        if (DomainWords(text) >= kDomainWords) all.emplace_back(text);
      },
      held_out);
  std::vector<std::string> chosen;
  const size_t wanted = std::min(count, all.size());
  for (size_t i = 0; i < wanted; ++i) {
    chosen.push_back(std::move(all[i * all.size() / wanted]));
  }
  return chosen;
}

TaggedSpan SpanOf(const Mention& mention) {
  TaggedSpan span;
  span.field = mention.field;
  span.span = mention.span;
  const bool sure = !mention.lexicon_row.empty() || mention.confidence >= kSure;
  span.types =
      sure ? static_cast<TypeSet>(1U << static_cast<size_t>(mention.type)) : kAnyType;
  span.or_none = !sure;
  return span;
}

}  // namespace

std::vector<TaggedText> ReadSilverTexts(const std::string& folder,
                                        const Lexicon& lexicon, size_t paragraphs) {
  const NameFinder finder(lexicon);
  const ValueFinder values(lexicon);
  std::vector<TaggedText> texts;
  for (std::string& paragraph : ReadParagraphs(folder, paragraphs)) {
    TaggedText text;
    text.body = std::move(paragraph);
    std::vector<TokenizedText> fields;
    fields.emplace_back(text.title, Field::kTitle);
    fields.emplace_back(text.body, Field::kBody);
    std::vector<std::vector<Value>> found;
    for (const TokenizedText& field : fields) {
      found.push_back(values.Find(field, std::nullopt));
    }
    for (const NamedMention& named : finder.Find(fields, found).mentions) {
      text.names.push_back(SpanOf(named.mention));
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace unspin
