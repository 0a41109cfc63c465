// Posts that people hold or held, and changes of posts.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "extract/facts/assembly.h"

namespace unspin {
namespace {

constexpr size_t kNearbySentences = 4;

// "Chief Executive" is "chief executive"; "CEO" and "IT director" stay.
std::string RoleText(std::string_view role) {
  std::string text;
  for (size_t i = 0; i <= role.size();) {
    const size_t end = std::min(role.find(' ', i), role.size());
    const std::string_view word = role.substr(i, end - i);
    const bool acronym = word.size() > 1 && word == ToUpper(word);
    text += acronym ? std::string(word) : ToLower(word);
    if (end < role.size()) text += ' ';
    i = end + 1;
  }
  return text;
}

std::string RoleText(const FactContext& context, const Edge& role) {
  // "Klik's founders, ... and ..." are each a founder.
  if (role.text.ends_with('s')) {
    const std::string canonical = context.lexicon.CanonicalRole(role.text);
    if (role.text.starts_with(canonical.substr(0, 1)) &&
        canonical.size() < role.text.size()) {
      return canonical;
    }
  }
  return RoleText(role.text);
}

bool IsFounder(std::string_view role) { return role.ends_with("founder"); }

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

// Adds `fact` to `facts`, or what it says to the one that says the same.
void AddRole(const FactContext& context, Fact fact, std::vector<Fact>& facts) {
  for (Fact& other : facts) {
    if (other.Text("person") != fact.Text("person") ||
        other.Text("company") != fact.Text("company") ||
        context.lexicon.CanonicalRole(other.Text("role")) !=
            context.lexicon.CanonicalRole(fact.Text("role"))) {
      continue;
    }
    // "Former" and "acting" are said on purpose, "current" is only assumed.
    if (other.Text("status") == "current") {
      SetField(other, "status", std::string(fact.Text("status")));
    }
    return MergeFact(other, fact);
  }
  facts.push_back(std::move(fact));
}

// A rule of roles that found no company, where another found one for the same person
// and post, has nothing to add: "Halden Cloud managing director Peter Goh" is matched
// from "managing director" on too.
void DropGuessedCompanies(std::vector<Fact>& facts,
                          const std::vector<bool>& guessed_flags) {
  std::vector<Fact> kept;
  for (size_t i = 0; i < facts.size(); ++i) {
    bool better = false;
    for (size_t j = 0; guessed_flags[i] && j < facts.size(); ++j) {
      better |= !guessed_flags[j] &&
                facts[j].Text("person") == facts[i].Text("person") &&
                (facts[j].Text("role").ends_with(facts[i].Text("role")) ||
                 facts[i].Text("role").ends_with(facts[j].Text("role")));
    }
    if (!better) kept.push_back(facts[i]);
  }
  facts = std::move(kept);
}

struct RawRoles {
  std::vector<Fact> facts;
  std::vector<bool> guessed;  // by fact: the company comes from the context
};

void AddRawRoles(const FactContext& context, const RuleMatch& match, RawRoles& raw) {
  const Capture* const people = match.Find("person");
  const Capture* const roles = match.Find("role");
  if (people == nullptr) return;
  const Edge* const company_edge = match.FindEdge("company");
  const size_t company = FirmOf(context, match, "company");
  for (const Edge* const person : people->edges) {
    const auto add = [&](std::string role, TextSpan span, const Edge* edge) {
      if (company_edge == nullptr && edge != nullptr && edge->outsider) return;
      if (company == kNoEntity) return;
      Fact fact = StartFact(match, "role");
      SetField(fact, "person", context.NameOf(person->entity), person->span);
      SetField(fact, "company", context.NameOf(company),
               company_edge ? std::optional(company_edge->span) : std::nullopt);
      SetField(fact, "role", std::move(role), span);
      std::string_view status = match.Constant("status");
      if (status.empty()) status = StatusName(edge ? edge->status : RoleStatus::kPlain);
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
      add(RoleText(context, *role), role->span, role);
    }
  }
}

// Fills what a rule on a change of posts left open.
class ChangeFiller {
 public:
  ChangeFiller(const FactContext& context, std::span<const Fact> roles)
      : context_(context), roles_(roles) {}

  std::vector<Fact> Find() {
    for (const RuleMatch* const match :
         context_.Matches("role_change", FactRule::Action::kMake)) {
      const Capture* const people = match->Find("person");
      if (people == nullptr) continue;
      for (const Edge* const person : people->edges) Add(*match, *person);
    }
    return std::move(changes_);
  }

 private:
  void Add(const RuleMatch& match, const Edge& person) {
    Fact fact = StartFact(match, "role_change");
    SetField(fact, "person", context_.NameOf(person.entity), person.span);
    std::string change(match.Constant("change"));
    const Edge* role = match.FindEdge("role");
    // "Founder Ada Quill steps down" gives up another post: nobody stops having
    // founded.
    if (role != nullptr && change == "leaves" && IsFounder(RoleText(context_, *role))) {
      role = nullptr;
    }
    if (role != nullptr) {
      SetField(fact, "role", RoleText(context_, *role), role->span);
      if (role->status == RoleStatus::kActing && change != "leaves") change = "acting";
      // "Was until now senior vice president" gives a post up.
      if (role->status == RoleStatus::kFormer && change != "leaves") return;
    }
    SetField(fact, "change", change);
    const std::string_view wanted = match.Constant("role");
    const bool named = role == nullptr && !wanted.empty() && wanted != "known" &&
                       wanted != "needed" && wanted != "same";
    if (named) SetField(fact, "role", std::string(wanted));
    if (!FillCompany(match, fact)) return;
    const bool fill = change == "leaves" || wanted == "known";
    const bool stated = fact.Find("role") != nullptr;
    if (!stated && fill) FillRole(fact);
    if (fact.Find("role") == nullptr && wanted == "same") FillRoleOfPlace(match, fact);
    if (fact.Find("role") == nullptr && wanted == "needed") return;
    if (const std::optional<std::string> date = DateOf(context_, match)) {
      SetField(fact, "date", *date);
    }
    Merge(std::move(fact), stated);
  }

  bool FillCompany(const RuleMatch& match, Fact& fact) const {
    const Edge* const edge = match.FindEdge("company");
    if (edge != nullptr) {
      SetField(fact, "company", context_.NameOf(edge->entity), edge->span);
      return true;
    }
    std::string company = CompanyOfRole(fact);
    if (company.empty()) company = CompanyOfPerson(fact);
    if (company.empty()) {
      // "Since he joined two decades ago": the company that the article is about.
      const size_t focus =
          fact.Find("role") == nullptr && fact.Text("change") == "joins"
              ? context_.main_company
              : FirmOf(context_, match, "company");
      if (focus == kNoEntity) return false;
      company = context_.NameOf(focus);
    }
    SetField(fact, "company", company);
    return true;
  }

  // "Jeff Zhang, president of X, steps down while Daniel Zhang takes over as
  // president": the post that one gives up is the post that the other takes over.
  std::string CompanyOfRole(const Fact& fact) const {
    if (fact.Text("role").empty()) return {};
    const std::string canonical = context_.lexicon.CanonicalRole(fact.Text("role"));
    for (const Fact& role : roles_) {
      if (role.evidence == fact.evidence && role.field == fact.field &&
          context_.lexicon.CanonicalRole(role.Text("role")) == canonical) {
        return std::string(role.Text("company"));
      }
    }
    for (auto other = changes_.rbegin(); other != changes_.rend(); ++other) {
      if (other->Text("change") == "leaves" && fact.Text("change") != "leaves" &&
          SentencesBetween(*other, fact) <= kNearbySentences &&
          context_.lexicon.CanonicalRole(other->Text("role")) == canonical) {
        return std::string(other->Text("company"));
      }
    }
    return {};
  }

  // Whoever gives up a post works at the company that the article says.
  std::string CompanyOfPerson(const Fact& fact) const {
    std::string found;
    for (const Fact& role : roles_) {
      if (role.Text("person") != fact.Text("person")) continue;
      const bool here = role.evidence == fact.evidence && role.field == fact.field;
      if (here) return std::string(role.Text("company"));
      if (fact.Text("change") == "leaves" && role.Text("status") != "former") {
        found = role.Text("company");
      }
    }
    return found;
  }

  void FillRole(Fact& fact) const {
    const Fact* best = nullptr;
    for (const Fact& role : roles_) {
      if (role.Text("person") != fact.Text("person") ||
          role.Text("company") != fact.Text("company") ||
          IsFounder(role.Text("role"))) {
        continue;
      }
      const bool here = role.evidence == fact.evidence && role.field == fact.field;
      if (best == nullptr || here) best = &role;
    }
    if (best != nullptr) SetField(fact, "role", std::string(best->Text("role")));
  }

  // "She succeeds Felix Brandt": the post spoken of last.
  void FillRoleOfPlace(const RuleMatch& match, Fact& fact) const {
    for (size_t back = 0; back <= kNearbySentences && back <= match.sentence_index;
         ++back) {
      const SentenceGraph& sentence = context_.graphs[match.sentence_index - back];
      for (const Edge& edge : sentence.edges) {
        if (!edge.Fills(RuleSlot::kRole) || edge.outsider) continue;
        const std::string role = RoleText(context_, edge);
        if (IsFounder(role) || role.ends_with("founders")) continue;
        SetField(fact, "role", role, std::nullopt);
        return;
      }
    }
  }

  // The year of a change; without a date, that of the article.
  std::string YearOf(const Fact& fact) const {
    const std::string_view date = fact.Text("date");
    if (!date.empty()) return std::string(date.substr(0, 4));
    return context_.published ? ToIso(*context_.published).substr(0, 4) : "";
  }

  size_t SentencesBetween(const Fact& a, const Fact& b) const {
    const auto index = [&](const Fact& fact) {
      size_t i = 0;
      while (i < context_.graphs.size() &&
             !(context_.graphs[i].text->field() == fact.field &&
               context_.graphs[i].span() == fact.evidence)) {
        ++i;
      }
      return i;
    };
    const size_t i = index(a);
    const size_t j = index(b);
    return i < j ? j - i : i - j;
  }

  // `stated`: the words of the rule name the post; else it is a guess that gives way.
  void Merge(Fact fact, bool stated) {
    const auto group = [](const Fact& f) -> std::string_view {
      return f.Text("change") == "leaves" ? "leaves" : "joins";
    };
    for (size_t i = 0; i < changes_.size(); ++i) {
      Fact& other = changes_[i];
      if (other.Text("person") != fact.Text("person") ||
          other.Text("company") != fact.Text("company") ||
          group(other) != group(fact)) {
        continue;
      }
      const std::string_view mine = fact.Text("role");
      const std::string_view theirs = other.Text("role");
      if (stated && stated_[i] &&
          context_.lexicon.CanonicalRole(mine) !=
              context_.lexicon.CanonicalRole(theirs)) {
        continue;
      }
      // Who joined in 2015 and leads from 2023 on took two steps.
      if (group(fact) == "joins" && mine.empty() != theirs.empty() &&
          YearOf(fact) != YearOf(other)) {
        continue;
      }
      // "Acting" is said on purpose.
      if (fact.Text("change") == "acting") {
        SetField(other, "change", std::string("acting"));
      }
      if (stated && !stated_[i]) SetField(other, "role", std::string(mine));
      stated_[i] = stated_[i] || stated;
      return MergeFact(other, fact);
    }
    changes_.push_back(std::move(fact));
    stated_.push_back(stated);
  }

  const FactContext& context_;
  std::span<const Fact> roles_;
  std::vector<Fact> changes_;
  std::vector<bool> stated_;  // by change
};

}  // namespace

std::vector<Fact> FindRoles(const FactContext& context) {
  RawRoles raw;
  for (const RuleMatch* const match :
       context.Matches("role", FactRule::Action::kMake)) {
    AddRawRoles(context, *match, raw);
  }
  DropGuessedCompanies(raw.facts, raw.guessed);
  std::vector<Fact> facts;
  for (Fact& fact : raw.facts) AddRole(context, std::move(fact), facts);
  return facts;
}

std::vector<Fact> FindRoleChanges(const FactContext& context,
                                  std::span<const Fact> roles) {
  return ChangeFiller(context, roles).Find();
}

}  // namespace unspin
