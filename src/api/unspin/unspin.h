#pragma once

// The C++ interface of libunspin: repairs one article, or repairs it and extracts names
// and facts. All text is UTF-8. All offsets are Unicode code points, half-open
// [start, end): into the repaired field, or (source_*) into the field as given.

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "unspin/visibility.h"

namespace unspin::api {

// All that the library throws, but for std::bad_alloc: data that is not there or does
// not fit the library, a date that is none, an article beyond the limits.
class UNSPIN_API Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  ~Error() override;
};

// One article as it was found. Empty means unknown.
struct Input {
  std::string text;  // the body
  std::string title;
  std::string id;  // comes back as it is; "article" when empty
  std::string url;
  std::string source;     // the outlet
  std::string published;  // "2022-12-29", "2022-12-29T06:12:00Z" and other usual forms
  std::string language;   // "en", "pt-BR": as declared; only a hint
  bool is_html = false;   // `text` is a page
};

// One change of the text.
struct Change {
  size_t start = 0, end = 0;
  std::string text;  // what stands there now
  size_t source_start = 0, source_end = 0;
  std::string source;     // what stood there
  std::string kind;       // spin, mojibake, entity, markup, space, boilerplate, control
  double confidence = 0;  // 0..1
  bool in_title = false;
};

// A name or value in the text.
struct Name {
  size_t start = 0, end = 0;
  size_t source_start = 0, source_end = 0;
  std::string text;
  std::string
      type;  // company, organization, person, product, place, date, money, percent
  std::string entity;  // canonical name; for values the normalised value
  double confidence = 0;
  bool in_title = false;
};

// What stands behind names.
struct Thing {
  std::string name;
  std::string type;
  std::vector<std::string> aliases;
};

// A field of a fact: one value, or several of a list. Numbers are written as in JSON.
struct FactField {
  std::string name;
  std::vector<std::string> values;
};

struct Statement {
  std::string type;               // outage, role_change, funding, ...
  std::vector<FactField> fields;  // those that are known
  std::string modality;           // "asserted" or "reported"
  std::string speaker;            // whom the text has say so; empty for nobody
  size_t start = 0, end = 0;      // of the evidence
  std::string evidence;           // the sentence
  double confidence = 0;
  bool in_title = false;

  // The value of a field, the first one of a list; nothing when it is unknown.
  UNSPIN_API std::optional<std::string> Find(std::string_view field) const;
};

struct Result {
  std::string id;
  std::string title;  // repaired, as is the text
  std::string text;
  std::string language;
  double spun_score = 0;     // 0..1
  std::string spun_profile;  // the family of spinners; empty for clean text
  std::vector<Change> changes;
  std::vector<Name> names;  // these three only by Extract
  std::vector<Thing> things;
  std::vector<Statement> facts;
};

struct Options {
  // Holds unspin.lex and the models. Empty: $UNSPIN_DATA, else the folder share/unspin
  // of the prefix in which the library lies.
  std::string data_folder;
  bool unspin = true;       // false: all repairs but un-spinning
  double max_seconds = 60;  // for one article, by the wall clock
};

// The lexicons, models and stages. Takes some 100 MB of address space, mostly of mapped
// files that processes share, and tenths of a second to make: make one and keep it.
// Const calls are safe from any number of threads at the same time.
class UNSPIN_API Engine {
 public:
  explicit Engine(const Options& options = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Text in another encoding than UTF-8 is told by its bytes and decoded first. Linear
  // in the size of the text.
  Result Repair(const Input& input) const;
  Result Extract(const Input& input) const;  // repairs first

  // The same as the JSON object that `unspin repair --format jsonl` and `unspin
  // extract` print, which has more (alternatives, rules, rows) and does not depend on
  // the layout of the structs above. Quicker than the structs, which are read from it.
  std::string RepairToJson(const Input& input) const;
  std::string ExtractToJson(const Input& input) const;

 private:
  class Parts;
  std::unique_ptr<const Parts> parts_;
};

// "0.1.0" of the library that runs.
UNSPIN_API std::string_view Version();

}  // namespace unspin::api
