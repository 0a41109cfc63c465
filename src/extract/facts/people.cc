// Posts that people hold or held.

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "extract/facts/assembly.h"
#include "extract/facts/role_text.h"

namespace unspin {
namespace {

std::string_view StatusName(RoleStatus status) {
  switch (status) {
    case RoleStatus::kFormer:
      return "former";
    case RoleStatus::kActing:
      return "acting";
    default:
      return "current";
  }
}

// "Chief executive of Umbra until 2019" is said of the past, "finance director, who
// stays until May" is not: only the word right behind the post counts.
bool EndsInThePast(const RuleMatch& match) {
  const SentenceGraph& graph = *match.sentence;
  const size_t next = match.tokens.end;
  return next + 1 < graph.tokens.end && graph.token(next).lower == "until" &&
         graph.token(next + 1).shape == Shape::kNumber;
}

std::string_view StatusOf(const RuleMatch& match, const Edge* role) {
  const RoleStatus status = role != nullptr ? role->status : RoleStatus::kPlain;
  if (status == RoleStatus::kPlain && EndsInThePast(match)) return "former";
  return StatusName(status);
}

// The roles of an article, each once.
class Roles {
 public:
  explicit Roles(const FactContext& context) : context_(context) {}

  // Adds `fact`, or what it says to the one that says the same.
  void Add(Fact fact) {
    const auto [place, is_new] = places_.try_emplace(KeyOf(fact), facts_.size());
    if (is_new) {
      facts_.push_back(std::move(fact));
      return;
    }
    Fact& other = facts_[place->second];
    // "Former" and "acting" are said on purpose, "current" is only assumed.
    if (other.Text("status") == "current") {
      SetField(other, "status", std::string(fact.Text("status")));
    }
    MergeFact(other, fact);
  }

  std::vector<Fact> Take() { return std::move(facts_); }

 private:
  std::string KeyOf(const Fact& fact) const {
    std::string key(fact.Text("person"));
    key += '\n';
    key += fact.Text("company");
    key += '\n';
    key += context_.lexicon.CanonicalRole(fact.Text("role"));
    return key;
  }

  const FactContext& context_;
  std::vector<Fact> facts_;
  std::unordered_map<std::string, size_t> places_;
};

// A rule of roles that found no company, where another found one for the same person
// and post, has nothing to add: "Ostra Cloud managing director Peter Goh" is matched
// from "managing director" on too.
void DropGuessedCompanies(std::vector<Fact>& facts,
                          const std::vector<bool>& guessed_flags) {
  std::unordered_map<std::string_view, std::set<std::string_view>> stated;  // by person
  for (size_t i = 0; i < facts.size(); ++i) {
    if (!guessed_flags[i]) {
      stated[facts[i].Text("person")].insert(facts[i].Text("role"));
    }
  }
  std::vector<Fact> kept;
  for (size_t i = 0; i < facts.size(); ++i) {
    const std::string_view role = facts[i].Text("role");
    const auto roles = stated.find(facts[i].Text("person"));
    const bool better = guessed_flags[i] && roles != stated.end() &&
                        std::ranges::any_of(roles->second, [&](std::string_view other) {
                          return other.ends_with(role) || role.ends_with(other);
                        });
    if (!better) kept.push_back(facts[i]);
  }
  facts = std::move(kept);
}

struct RawRoles {
  std::vector<Fact> facts;
  std::vector<bool> guessed;  // by fact: the company comes from the context
};

// The people of a capture; two for "both".
std::vector<std::pair<size_t, TextSpan>> PeopleOf(const Capture& people) {
  std::vector<std::pair<size_t, TextSpan>> all;
  for (const Edge* const edge : people.edges) {
    all.emplace_back(edge->entity, edge->span);
    if (edge->second != kNoEntity) all.emplace_back(edge->second, edge->span);
  }
  return all;
}

void AddRawRoles(const FactContext& context, const RuleMatch& match, RawRoles& raw) {
  const Capture* const people = match.Find("person");
  const Capture* const roles = match.Find("role");
  if (people == nullptr) return;
  const Edge* const company_edge = match.FindEdge("company");
  const size_t company = FirmOf(context, match, "company");
  for (const auto& each : PeopleOf(*people)) {
    const auto add = [&](std::string role, TextSpan span, const Edge* edge) {
      if (company_edge == nullptr && edge != nullptr && edge->outsider) return;
      const bool office =
          company_edge == nullptr && context.lexicon.IsPublicOffice(role);
      if (company == kNoEntity || office) return;
      // "President Obama" beside the Senate is no president of it.
      const bool body = context.TypeOf(company) == EntityType::kOrganization;
      if (company_edge == nullptr && body && ToLower(role) == "president" &&
          company != context.main_company) {
        return;
      }
      Fact fact = StartFact(match, "role");
      SetField(fact, "person", context.NameOf(each.first), each.second);
      SetField(fact, "company", context.NameOf(company),
               company_edge ? std::optional(company_edge->span) : std::nullopt);
      SetField(fact, "role", std::move(role), span);
      std::string_view status = match.Constant("status");
      if (status.empty()) status = StatusOf(match, edge);
      SetField(fact, "status", std::string(status));
      raw.facts.push_back(std::move(fact));
      raw.guessed.push_back(company_edge == nullptr);
    };
    if (roles == nullptr) {
      const std::string_view role = match.Constant("role");
      if (!role.empty()) add(std::string(role), match.sentence->span(), nullptr);
      continue;
    }
    for (const Edge* const role : roles->edges) {
      add(RoleText(context.lexicon, *role), role->span, role);
    }
  }
}

}  // namespace

std::vector<Fact> FindRoles(const FactContext& context) {
  RawRoles raw;
  for (const RuleMatch* const match :
       context.Matches("role", FactRule::Action::kMake)) {
    AddRawRoles(context, *match, raw);
  }
  DropGuessedCompanies(raw.facts, raw.guessed);
  Roles roles(context);
  for (Fact& fact : raw.facts) roles.Add(std::move(fact));
  return roles.Take();
}

}  // namespace unspin
