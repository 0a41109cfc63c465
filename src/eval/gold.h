#pragma once

// Gold articles: a folder with NAME.txt, the clean article, and NAME.json, what is to
// be found in it.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_date.h"
#include "base/problem.h"
#include "core/fact.h"
#include "core/mention.h"

namespace unspin {

// A fact by its fields, as `extract` names them ("began" where the gold says "start");
// unknown fields are absent.
struct ScoredFact {
  std::string type;
  std::map<std::string, FactValue, std::less<>> fields;

  const FactValue* Find(std::string_view name) const;
};

struct ScoredMentionText {
  std::string text;
  EntityType type = EntityType::kCompany;
  std::string entity;
};

struct GoldArticle {
  std::string name;  // of the files, without folder and extension
  std::optional<PublishedTime> published;
  std::string source;
  std::string text;  // headline, blank line, paragraphs
  std::vector<ScoredMentionText> mentions;
  std::vector<Entity> entities;
  std::vector<ScoredFact> facts;
};

// Reads all of `folder`, sorted by name. An article that cannot be used is left out and
// becomes a reject in `problems`; one whose mention or evidence isn't in its text is
// used with a warning. Throws Error when there is no folder or no gold in it.
std::vector<GoldArticle> ReadGold(const std::string& folder,
                                  ProblemCollector& problems);

}  // namespace unspin
