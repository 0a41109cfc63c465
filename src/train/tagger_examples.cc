#include "train/tagger_examples.h"

#include <charconv>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "extract/tagger/stretches.h"

namespace unspin {
namespace {

constexpr TagSet kProductTags =
    1U << FirstTag(EntityType::kProduct) | 1U << InnerTag(EntityType::kProduct);

// Whether a word outside of names may be in a product where products are not tagged.
bool MayBeProduct(const NameWord& word) {
  return word.CanBeName() && !word.sentence_start &&
         !word.Is(kCommon | kFunction | kDemonym | kCalendar | kNever | kAnyTitle);
}

// The tags that the words of a field may have.
std::vector<TagSet> AllowedTags(const NameWords& text, const TaggedText& tagged) {
  std::vector<TagSet> allowed(text.words.size(), TagSet{1U << kOutside});
  for (size_t i = 0; !tagged.products && i < text.words.size(); ++i) {
    if (MayBeProduct(text.words[i])) allowed[i] |= kProductTags;
  }
  for (const TaggedSpan& name : tagged.names) {
    if (name.field != text.text->field()) continue;
    TagSet first = 0;
    TagSet inner = 0;
    for (size_t type = 0; type < kNameTypes; ++type) {
      if ((name.types >> type & 1U) == 0) continue;
      first |= static_cast<TagSet>(1U << FirstTag(static_cast<EntityType>(type)));
      inner |= static_cast<TagSet>(1U << InnerTag(static_cast<EntityType>(type)));
    }
    const TagSet none = name.or_none ? TagSet{1U << kOutside} : TagSet{0};
    bool inside = false;
    for (size_t i = 0; i < text.words.size(); ++i) {
      if (!text.words[i].span.Overlaps(name.span)) continue;
      allowed[i] = inside ? inner : first;
      // A doubtful name may have another extent in our sense.
      if (name.or_none) allowed[i] = first | inner | none;
      inside = true;
    }
  }
  return allowed;
}

WordClusters ParseClusters(std::string_view cells, const std::string& where) {
  WordClusters clusters{};
  const char* at = cells.data();
  const char* end = at + cells.size();
  for (uint16_t& cluster : clusters) {
    const auto [rest, error] = std::from_chars(at, end, cluster);
    if (error != std::errc())
      throw Error(where + ": is no cluster: " + std::string(cells));
    ++cluster;  // 0 is for words without
    at = rest + (rest < end ? 1 : 0);
  }
  return clusters;
}

}  // namespace

ClusterTable::ClusterTable(const std::string& path) {
  const std::string bytes = ReadFile(path);
  size_t line_number = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++line_number;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    words_[WordHash(line.substr(0, tab), Folding::kExact)] =
        ParseClusters(line.substr(tab + 1), path + ":" + std::to_string(line_number));
  }
}

WordClusters ClusterTable::ClustersOf(uint64_t exact_hash) const {
  const auto found = words_.find(exact_hash);
  return found == words_.end() ? WordClusters{} : found->second;
}

TaggerExampleMaker::TaggerExampleMaker(const Lexicon& lexicon,
                                       const ClusterSource& clusters)
    : classes_(lexicon), gazetteers_(lexicon), values_(lexicon), features_(clusters) {}

void TaggerExampleMaker::Add(const TaggedText& text, TaggerExamples& out) {
  std::vector<TokenizedText> fields;
  fields.emplace_back(text.title, Field::kTitle);
  fields.emplace_back(text.body, Field::kBody);
  std::vector<NameWords> words;
  for (const TokenizedText& field : fields) {
    words.push_back(AnnotateWords(field, values_.Find(field, text.published), classes_,
                                  gazetteers_));
  }
  const ArticleEvidence evidence(words);
  for (const NameWords& field : words) {
    features_.SetField(field, evidence);
    AddField(field, AllowedTags(field, text), text.weight, out);
  }
}

void TaggerExampleMaker::AddField(const NameWords& text,
                                  std::span<const TagSet> allowed, float weight,
                                  TaggerExamples& out) {
  std::vector<TokenRange> stretches;
  for (const Sentence& sentence : text.text->sentences()) {
    FindStretches(text, sentence.tokens, stretches);
    if (stretches.empty()) continue;
    features_.SetSentence(sentence.tokens);
    features_.SetPart(sentence.tokens);
    for (const TokenRange& stretch : stretches) {
      const size_t begin = out.allowed.size();
      for (size_t i = stretch.begin; i < stretch.end; ++i) {
        features_.List(i - sentence.tokens.begin, list_);
        out.keys.insert(out.keys.end(), list_.keys.begin(),
                        list_.keys.begin() + static_cast<ptrdiff_t>(list_.size));
        out.kinds.insert(out.kinds.end(), list_.kinds.begin(),
                         list_.kinds.begin() + static_cast<ptrdiff_t>(list_.size));
        out.begins.push_back(out.keys.size());
        out.allowed.push_back(allowed[i]);
      }
      // A name that ends here loses its further words where the stretch starts inside.
      TagSet& first = out.allowed[begin];
      if ((first & 1U) == 0 && (first & ((1U << (1 + kNameTypes)) - 1)) == 0) {
        first = kAllTags;
      }
      out.stretches.push_back({begin, out.allowed.size(), weight});
    }
  }
}

}  // namespace unspin
