#pragma once

// Articles for tests of facts, written with their names and values marked:
// "[company:Acme] went down on [date:Monday]". An entity is known by its text, or by
// what follows a "=":
// "[person:Quill=Ada Quill]".

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fact_finder.h"

namespace unspin {

class MarkedArticle {
 public:
  MarkedArticle(std::string_view title, std::string_view body)
      : title_(std::make_unique<std::string>()),
        body_(std::make_unique<std::string>()) {
    AddField(title, *title_, Field::kTitle);
    AddField(body, *body_, Field::kBody);
  }

  // What is asserted or reported.
  std::vector<Fact> Facts(const FactFinder& finder,
                          std::optional<CivilDate> published) const {
    std::vector<Fact> facts = AllFacts(finder, published);
    std::erase_if(facts, [](const Fact& fact) { return !IsFactual(fact.modality); });
    return facts;
  }

  std::vector<Fact> AllFacts(const FactFinder& finder,
                             std::optional<CivilDate> published) const {
    return finder.Find(texts, values, names, published);
  }

  std::vector<TokenizedText> texts;
  std::vector<std::vector<Value>> values;
  NamedEntities names;

 private:
  struct Mark {
    std::string type;
    std::string entity;
    TextSpan span;
  };

  void AddField(std::string_view marked, std::string& plain, Field field) {
    std::vector<Mark> marks;
    for (size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != '[') {
        plain += marked[i];
        continue;
      }
      const size_t end = marked.find(']', i);
      const std::string_view inner = marked.substr(i + 1, end - i - 1);
      const size_t colon = inner.find(':');
      std::string_view text = inner.substr(colon + 1);
      const size_t equals = text.find('=');
      const std::string entity(text.substr(equals == text.npos ? 0 : equals + 1));
      text = text.substr(0, equals);
      marks.push_back({std::string(inner.substr(0, colon)),
                       entity,
                       {plain.size(), plain.size() + text.size()}});
      plain += text;
      i = end;
    }
    texts.emplace_back(plain, field);
    values.emplace_back();
    for (const Mark& mark : marks) AddMark(mark, texts.back());
  }

  static TokenRange TokensOf(const TokenizedText& text, TextSpan span) {
    TokenRange range;
    while (text.tokens()[range.begin].span.end <= span.begin) ++range.begin;
    range.end = range.begin;
    while (range.end < text.tokens().size() &&
           text.tokens()[range.end].span.begin < span.end) {
      ++range.end;
    }
    return range;
  }

  void AddMark(const Mark& mark, const TokenizedText& text) {
    const std::optional<EntityType> type = EntityTypeByName(mark.type);
    if (!type || IsValue(*type)) return AddValue(mark, text);
    const auto known =
        std::find_if(names.entities.begin(), names.entities.end(),
                     [&](const Entity& entity) { return entity.name == mark.entity; });
    NamedMention named;
    named.entity = static_cast<size_t>(known - names.entities.begin());
    if (known == names.entities.end()) {
      names.entities.push_back({mark.entity, *type, {}, ""});
    }
    named.mention.field = text.field();
    named.mention.span = mark.span;
    named.mention.type = *type;
    named.mention.entity = mark.entity;
    named.tokens = TokensOf(text, mark.span);
    names.mentions.push_back(std::move(named));
  }

  // Numbers in digits count; in words, the first of "one" to "three".
  static double NumberIn(std::string_view text) {
    std::string digits;
    for (const char c : text) {
      if ((c >= '0' && c <= '9') || c == '.') {
        digits += c;
      } else if (!digits.empty() && c != ',') {
        break;
      }
    }
    if (digits.empty()) return text.starts_with("three") ? 3 : 1;
    double number = std::strtod(digits.c_str(), nullptr);
    if (text.find("million") != text.npos) number *= 1e6;
    if (text.find("billion") != text.npos) number *= 1e9;
    return number;
  }

  void AddValue(const Mark& mark, const TokenizedText& text) {
    Value value;
    value.kind = mark.type == "date"       ? ValueKind::kDate
                 : mark.type == "money"    ? ValueKind::kMoney
                 : mark.type == "percent"  ? ValueKind::kPercent
                 : mark.type == "duration" ? ValueKind::kDuration
                 : mark.type == "time"     ? ValueKind::kTimeOfDay
                                           : ValueKind::kCount;
    value.span = mark.span;
    value.tokens = TokensOf(text, mark.span);
    value.normalised = mark.entity;
    value.number = NumberIn(mark.span.In(text.text()));
    values.back().push_back(std::move(value));
  }

  std::unique_ptr<std::string> title_;  // what `texts` keep views of
  std::unique_ptr<std::string> body_;
};

}  // namespace unspin
