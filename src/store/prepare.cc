// Hashing of articles, apart from the rows that they become.

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/hash.h"
#include "store/article_rows.h"

namespace unspin {
namespace {

// A hash of a sequence of values; where one ends and the next begins counts.
class Chain {
 public:
  void Add(std::string_view text) { hash_ = Hash64(text, hash_ + 1); }
  void Add(uint64_t value) {
    const auto bytes = std::bit_cast<std::array<char, sizeof value>>(value);
    Add(std::string_view(bytes.data(), bytes.size()));
  }
  void Add(double value) { Add(std::bit_cast<uint64_t>(value)); }
  template <typename Tag>
  void Add(Span<Tag> span) {
    Add(static_cast<uint64_t>(span.begin));
    Add(static_cast<uint64_t>(span.end));
  }
  template <typename T>
  void Add(const std::optional<T>& value) {
    Add(static_cast<uint64_t>(value.has_value()));
    if (value) Add(*value);
  }
  void Add(const PublishedTime& time) { Add(time.ToIso()); }
  void Add(const std::vector<std::string>& list) {
    Add(static_cast<uint64_t>(list.size()));
    for (const std::string& text : list) Add(std::string_view(text));
  }
  void AddValue(const FactValue& value) {
    std::visit([this](const auto& v) { Add(v); }, value);
  }
  uint64_t hash() const { return hash_; }

 private:
  uint64_t hash_ = 0;
};

void AddAlternatives(const std::vector<Alternative>& alternatives, Chain& chain) {
  for (const Alternative& alternative : alternatives) {
    chain.Add(alternative.text);
    chain.Add(alternative.confidence);
  }
}

void AddDoubts(const std::vector<Doubt>& doubts, Chain& chain) {
  for (const Doubt& doubt : doubts) {
    chain.Add(static_cast<uint64_t>(doubt.field));
    chain.Add(doubt.source);
    chain.Add(doubt.text);
    chain.Add(doubt.confidence);
    chain.Add(doubt.fixer);
    chain.Add(doubt.reason);
    chain.Add(doubt.lexicon_row);
    AddAlternatives(doubt.alternatives, chain);
  }
}

void AddDocument(const Document& document, Chain& chain) {
  chain.Add(document.language);
  chain.Add(document.encoding);
  chain.Add(document.title.text);
  chain.Add(document.body.text);
  chain.Add(document.spun.score);
  chain.Add(document.spun.profile);
  for (const Repair& repair : document.repairs) {
    chain.Add(static_cast<uint64_t>(repair.field));
    chain.Add(static_cast<uint64_t>(repair.kind));
    chain.Add(repair.source);
    chain.Add(repair.text);
    chain.Add(repair.confidence);
    chain.Add(repair.fixer);
    chain.Add(repair.reason);
    chain.Add(repair.lexicon_row);
    AddAlternatives(repair.alternatives, chain);
  }
  AddDoubts(document.doubts, chain);
}

void AddAnalysis(const Analysis& analysis, Chain& chain) {
  for (const Mention& mention : analysis.mentions) {
    chain.Add(static_cast<uint64_t>(mention.field));
    chain.Add(mention.span);
    chain.Add(static_cast<uint64_t>(mention.type));
    chain.Add(mention.entity);
    chain.Add(mention.confidence);
    chain.Add(mention.rule);
    chain.Add(mention.lexicon_row);
  }
  for (const Entity& entity : analysis.entities) {
    chain.Add(entity.name);
    chain.Add(static_cast<uint64_t>(entity.type));
    chain.Add(entity.aliases);
    chain.Add(entity.lexicon_row);
    chain.Add(entity.key);
    for (const Clue& clue : entity.clues) {
      chain.Add(static_cast<uint64_t>(clue.kind));
      chain.Add(clue.value);
    }
  }
  for (const Fact& fact : analysis.facts) {
    chain.Add(fact.type);
    for (const FactField& field : fact.fields) {
      chain.Add(field.name);
      chain.AddValue(field.value);
    }
    chain.Add(static_cast<uint64_t>(fact.field));
    chain.Add(fact.evidence);
    chain.Add(fact.confidence);
    chain.Add(fact.rule);
    chain.Add(fact.lexicon_row);
    chain.Add(static_cast<uint64_t>(fact.modality));
    chain.Add(fact.speaker);
  }
}

std::string ContentHash(const Document& document) {
  Chain chain;
  chain.Add(document.original_title);
  chain.Add(document.original);
  chain.Add(document.url);
  chain.Add(document.source);
  chain.Add(document.author);
  chain.Add(document.published);
  std::string bytes = document.original;
  bytes += std::to_string(chain.hash());
  return HexDigest(bytes);
}

}  // namespace

int64_t HashId(std::string_view bytes, uint64_t seed) {
  constexpr uint64_t kExactInDouble = (uint64_t{1} << 53U) - 1;
  return std::max<int64_t>(1,
                           static_cast<int64_t>(Hash64(bytes, seed) & kExactInDouble));
}

PreparedArticle Prepare(Article article, int64_t run_id) {
  PreparedArticle prepared;
  prepared.article = std::move(article);
  const Document& document = prepared.article.document;
  const Analysis& analysis = prepared.article.analysis;
  prepared.content_hash = ContentHash(document);
  Chain chain;
  chain.Add(static_cast<uint64_t>(run_id));
  chain.Add(prepared.content_hash);
  AddDocument(document, chain);
  AddAnalysis(analysis, chain);
  prepared.result_hash = std::bit_cast<int64_t>(chain.hash());
  prepared.items = std::max({size_t{1}, document.repairs.size(), document.doubts.size(),
                             analysis.mentions.size(), analysis.entities.size(),
                             analysis.facts.size()});
  return prepared;
}

}  // namespace unspin
