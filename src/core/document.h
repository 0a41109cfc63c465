#pragma once

// A record as read, and the same record repaired. Only a Document can be analysed; the
// types say which text has been repaired and which has not.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "core/offset_map.h"
#include "core/span.h"

namespace unspin {

enum class Field { kBody, kTitle };
enum class Markup { kPlain, kHtml };

// One record of an input, decoded to UTF-8 and otherwise as it came.
struct RawDocument {
  std::string id;        // never empty: the record's own, or where it came from
  std::string location;  // for messages: "dump.jsonl:17"
  std::optional<std::string> url;
  std::optional<std::string> source;  // the outlet
  std::optional<std::string> author;
  std::optional<PublishedTime> published;
  std::optional<std::string> language;  // as declared: "de", "pt-BR"; only a hint
  // The text of the record, in which the source offsets count. `body` is the part of it
  // that is the body: all of it, unless a plain text file starts with its headline.
  std::string original;
  SourceSpan body;
  // The headline as given. For a plain text file it stands at the start of `original`
  // too, so that source offsets of the title count in either.
  std::string title;
  Markup markup = Markup::kPlain;
  std::string encoding = "UTF-8";  // what the bytes were decoded from
};

enum class RepairKind {
  kSpin,
  kMojibake,
  kEntity,
  kMarkup,
  kSpace,
  kBoilerplate,
  kControl
};

// "spin", "mojibake", "entity", "markup", "space", "boilerplate", "control".
std::string_view Name(RepairKind kind);
std::optional<RepairKind> RepairKindByName(std::string_view name);

struct Alternative {
  std::string text;
  double confidence = 0;  // 0..1
};

// One change. For a removal `text` is empty and lies where the removed text was.
struct Repair {
  Field field = Field::kBody;
  RepairKind kind = RepairKind::kSpace;
  SourceSpan source;        // in RawDocument::original, or in RawDocument::title
  TextSpan text;            // in the repaired field
  double confidence = 1;    // 0..1
  std::string fixer;        // name of the fixer
  std::string reason;       // why, for people
  std::string lexicon_row;  // "spin_a.tsv:123"; empty when no row decided
  std::vector<Alternative> alternatives;  // best first, without the chosen text
};

// Words that stay as they are although something else may have stood there.
struct Doubt {
  Field field = Field::kBody;
  SourceSpan source;        // in RawDocument::original, or in RawDocument::title
  TextSpan text;            // in the repaired field
  double confidence = 1;    // 0..1: that the words are right as they stand
  std::string fixer;        // name of the fixer
  std::string reason;       // why they stay, for people
  std::string lexicon_row;  // of the best alternative; empty when no row proposed it
  std::vector<Alternative> alternatives;  // what else they may be, best first
};

// A field of an article after repair.
struct RepairedText {
  std::string text;  // well-formed UTF-8
  OffsetMap map;     // to RawDocument::original (body) or to `origin` (title)
};

struct SpunVerdict {
  double score = 0;     // 0..1: probability that a spinner went over the text
  std::string profile;  // the family ("wordnet", "phrase"); empty for clean text
};

struct Document {
  std::string id;
  std::string location;
  std::optional<std::string> url;
  std::optional<std::string> source;
  std::optional<std::string> author;
  std::optional<PublishedTime> published;
  std::string language = "en";  // BCP 47; "und" when it cannot be told
  std::string encoding;
  RepairedText title;
  RepairedText body;
  std::string original;        // as in RawDocument
  std::string original_title;  // what source offsets of the title count in
  SpunVerdict spun;
  std::vector<Repair> repairs;  // by field (title first), then by text position
  std::vector<Doubt> doubts;    // in the same order; disjoint from the repairs

  const RepairedText& field(Field f) const { return f == Field::kTitle ? title : body; }
  std::string_view field_original(Field f) const {
    return f == Field::kTitle ? original_title : original;
  }
};

}  // namespace unspin
