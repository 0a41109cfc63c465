#pragma once

// Shared by the tests of names: what is found in an article, as one line.

#include <string>
#include <string_view>
#include <vector>

#include "extract/name_finder.h"
#include "extract/tagger/tag_model.h"
#include "lexicon/lexicon.h"

namespace unspin {

inline const NameFinder& ShippedNameFinder() {
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const TagModel model =
      TagModel::Open(UNSPIN_BINARY_DIR "/share/unspin/tagger.bin");
  static const NameFinder finder(lexicon, &model);
  return finder;
}

inline NamedEntities FindNames(std::string_view title, std::string_view body) {
  std::vector<TokenizedText> texts;
  texts.emplace_back(title, Field::kTitle);
  texts.emplace_back(body, Field::kBody);
  const std::vector<std::vector<Value>> values = {FindValues(texts[0], std::nullopt),
                                                  FindValues(texts[1], std::nullopt)};
  return ShippedNameFinder().Find(texts, values);
}

// The mentions of `type`: "Brenvik; Brenvik Cloud".
inline std::string NamesOf(EntityType type, std::string_view body,
                           std::string_view title = "") {
  std::string out;
  for (const NamedMention& named : FindNames(title, body).mentions) {
    if (named.mention.type != type) continue;
    if (!out.empty()) out += "; ";
    const bool in_title = named.mention.field == Field::kTitle;
    out += named.mention.span.In(in_title ? title : body);
  }
  return out;
}

// All mentions with what they are resolved to: "Osterholt>Mira Osterholt; ...".
inline std::string Resolved(std::string_view body, std::string_view title = "") {
  std::string out;
  for (const NamedMention& named : FindNames(title, body).mentions) {
    if (!out.empty()) out += "; ";
    const bool in_title = named.mention.field == Field::kTitle;
    out += named.mention.span.In(in_title ? title : body);
    out += ">" + named.mention.entity;
  }
  return out;
}

struct NameCase {
  std::string_view text;
  std::string_view expected;
};

}  // namespace unspin
