#include "extract/extractor.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace unspin {
namespace {

Mention ToMention(const Value& value, EntityType type, Field field) {
  Mention mention;
  mention.field = field;
  mention.span = value.span;
  mention.type = type;
  mention.entity = value.normalised;
  mention.confidence = value.confidence;
  mention.rule = value.rule;
  return mention;
}

std::optional<EntityType> MentionType(ValueKind kind) {
  switch (kind) {
    case ValueKind::kDate:
      return EntityType::kDate;
    case ValueKind::kMoney:
      return EntityType::kMoney;
    case ValueKind::kPercent:
      return EntityType::kPercent;
    default:
      return std::nullopt;
  }
}

bool TitleFirstThenPosition(const Mention& a, const Mention& b) {
  const auto key = [](const Mention& m) {
    return std::tuple(m.field == Field::kBody, m.span.begin);
  };
  return key(a) < key(b);
}

}  // namespace

Extractor::Extractor(const Lexicon& lexicon, const TagModel* model)
    : values_(lexicon), names_(lexicon, model), facts_(lexicon), identities_(lexicon) {}

Analysis Extractor::Extract(const Document& document, const Deadline& deadline) const {
  // All rules are English; a text too short to tell is tried.
  if (document.language != "en" && document.language != "und") return {};
  std::optional<CivilDate> published;
  if (document.published) published = document.published->date();

  std::vector<TokenizedText> texts;
  std::vector<std::vector<Value>> values;
  for (const Field field : {Field::kTitle, Field::kBody}) {
    texts.emplace_back(document.field(field).text, field);
    values.push_back(values_.Find(texts.back(), published));
    deadline.Check();
  }
  NamedEntities names = names_.Find(texts, values);

  Analysis analysis;
  analysis.facts = facts_.Find(texts, values, names, published, deadline);
  identities_.Describe(texts, analysis.facts, names);
  for (NamedMention& named : names.mentions) {
    analysis.mentions.push_back(std::move(named.mention));
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    for (const Value& value : values[i]) {
      const std::optional<EntityType> type = MentionType(value.kind);
      if (!type) continue;
      analysis.mentions.push_back(ToMention(value, *type, texts[i].field()));
    }
  }
  std::stable_sort(analysis.mentions.begin(), analysis.mentions.end(),
                   TitleFirstThenPosition);
  analysis.entities = std::move(names.entities);
  return analysis;
}

}  // namespace unspin
