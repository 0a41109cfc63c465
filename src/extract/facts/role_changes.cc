// Changes of posts.

#include <algorithm>
#include <string>
#include <vector>

#include "base/word_set.h"
#include "extract/facts/assembly.h"
#include "extract/facts/role_text.h"

namespace unspin {
namespace {

constexpr size_t kNearbySentences = SentenceGraphs::kReach;
constexpr std::string_view kLeaves = "leaves";
constexpr size_t kWordsToPost = 2;  // "succeeds him as the chief executive"

// Fills what a rule on a change of posts left open.
class ChangeFiller {
 public:
  ChangeFiller(const FactContext& context, std::span<const Fact> roles)
      : context_(context),
        roles_(roles),
        denials_(context.Matches("role_change", FactRule::Action::kDeny)) {}

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
  // "Investors asked Ada Quill to resign": she has not.
  bool IsDenied(const RuleMatch& match, const Edge& person) const {
    return std::ranges::any_of(denials_, [&](const RuleMatch* denial) {
      const Edge* const denied = denial->FindEdge("person");
      return denial->sentence == match.sentence && denied != nullptr &&
             denied->entity == person.entity && match.Constant("change") == kLeaves;
    });
  }

  // "With Johnson succeeding her": she is not Johnson, whoever else she may be.
  static bool SucceedsHimself(const RuleMatch& match, const Edge& person) {
    return person.inferred && match.Constant("role") == "same" &&
           std::ranges::any_of(match.sentence->edges, [&](const Edge& other) {
             return other.entity == person.entity && !other.inferred &&
                    other.tokens.begin >= match.tokens.begin &&
                    other.tokens.end <= match.tokens.end;
           });
  }

  void Add(const RuleMatch& match, const Edge& person) {
    if (IsDenied(match, person) || SucceedsHimself(match, person)) return;
    Fact fact = StartFact(match, "role_change");
    SetField(fact, "person", context_.NameOf(person.entity), person.span);
    std::string change(match.Constant("change"));
    const Edge* role = match.FindEdge("role");
    // "Founder Ada Quill steps down" and "Tom Reyes replaces founder Ada Quill" speak
    // of another post: nobody stops having founded, or starts to.
    if (role != nullptr && IsFounder(RoleText(context_.lexicon, *role))) {
      role = nullptr;
    }
    if (role != nullptr) {
      // "Was a nurse until last year" tells of no company that the article knows.
      const bool elsewhere = role->outsider && match.FindEdge("company") == nullptr;
      if (elsewhere && change == kLeaves) return;
      std::string post = RoleText(context_.lexicon, *role);
      if (post.ends_with(" family")) return;  // "became a member of the Quill family"
      SetField(fact, "role", std::move(post), role->span);
      if (role->status == RoleStatus::kActing && change != kLeaves) change = "acting";
      // "Was until now senior vice president" gives a post up.
      if (role->status == RoleStatus::kFormer && change != kLeaves) return;
    }
    if (change == "appointed" && IsHired(match)) change = "joins";
    SetField(fact, "change", change);
    Complete(match, std::move(fact));
  }

  // Fills the company, the post and the date that the words left open.
  void Complete(const RuleMatch& match, Fact fact) {
    const std::string_view wanted = match.Constant("role");
    const bool named = fact.Find("role") == nullptr && !wanted.empty() &&
                       wanted != "known" && wanted != "needed" && wanted != "same";
    if (named) SetField(fact, "role", std::string(wanted));
    if (!FillCompany(match, fact)) return;
    const bool fill = fact.Text("change") == kLeaves || wanted == "known";
    const bool stated = fact.Find("role") != nullptr;
    if (!stated && fill) FillRole(fact);
    if (fact.Find("role") == nullptr && wanted == "same") FillRoleOfPlace(match, fact);
    if (fact.Find("role") == nullptr && wanted == "needed") return;
    if (const std::optional<std::string> date = DateOf(context_, match)) {
      SetField(fact, "date", *date);
    }
    Merge(std::move(fact), stated);
  }

  // "Umbra has hired Ada Quill as chief executive": she comes from outside.
  bool IsHired(const RuleMatch& match) const {
    const uint32_t hire = context_.lexicon.ClassNumber("hire");
    return hire != kNoClass && match.sentence->HasClass(hire, match.tokens);
  }

  bool FillCompany(const RuleMatch& match, Fact& fact) const {
    const Edge* const edge = match.FindEdge("company");
    if (edge != nullptr) {
      if (IsNoEmployer(match, *edge, fact)) return false;
      SetField(fact, "company", context_.NameOf(edge->entity), edge->span);
      return true;
    }
    if (IsPublicOffice(fact) || IsElectedPresident(match, fact)) return false;
    std::string company = CompanyOfRole(fact);
    if (company.empty()) company = CompanyOfPerson(fact);
    if (company.empty()) {
      // "Since he joined two decades ago": the company that the article is about.
      const size_t focus =
          fact.Find("role") == nullptr && fact.Text("change") == "joins"
              ? context_.main_company
              : FirmOf(context_, match, "company");
      if (focus == kNoEntity) return false;
      if (IsBystander(context_.NameOf(focus)) || IsPassingBy(match, focus) ||
          (fact.Find("role") == nullptr && !IsSureGuess(match, focus))) {
        return false;
      }
      company = context_.NameOf(focus);
    }
    SetField(fact, "company", company);
    return true;
  }

  // A family that bears a firm's name, a parliament that confirms a judge, and a body
  // that "the group" stands for although it was named long before.
  bool IsNoEmployer(const RuleMatch& match, const Edge& firm, const Fact& fact) const {
    const SentenceGraph& sentence = *match.sentence;
    const size_t next = firm.tokens.end;
    if (next < sentence.tokens.end && sentence.token(next).lower == "family") {
      return true;
    }
    if (context_.TypeOf(firm.entity) != EntityType::kOrganization) return false;
    const bool confirms = firm.tokens.begin == match.tokens.begin;
    return (confirms && IsPublicOffice(fact)) ||
           (firm.inferred && !IsNamedNear(match, firm.entity));
  }

  // Whether the sentence, or one of those before, names the firm.
  bool IsNamedNear(const RuleMatch& match, size_t firm) const {
    for (size_t back = 0; back < kNearbySentences && back <= match.sentence_index;
         ++back) {
      const auto& edges = context_.graphs[match.sentence_index - back].edges;
      if (std::ranges::any_of(edges, [&](const Edge& edge) {
            return edge.entity == firm && !edge.inferred;
          })) {
        return true;
      }
    }
    return false;
  }

  // A firm that is named once, in another paragraph, is no one's employer unless the
  // text says so.
  bool IsPassingBy(const RuleMatch& match, size_t firm) const {
    const TokenizedText& text = *match.sentence->text;
    size_t mentions = 0;
    for (const NamedMention& named : context_.names.mentions) {
      if (named.entity != firm) continue;
      if (++mentions > 1 || named.mention.field != text.field()) return false;
      const size_t sentence = text.SentenceOf(named.tokens.begin);
      if (text.sentences()[sentence].paragraph == match.sentence->paragraph()) {
        return false;
      }
    }
    return true;
  }

  // Whether a change without a post may be one at a firm that the words leave unsaid:
  // it is a company that stands in the sentence, or that the article is about.
  bool IsSureGuess(const RuleMatch& match, size_t firm) const {
    if (context_.TypeOf(firm) != EntityType::kCompany) return false;
    return firm == context_.main_company ||
           std::ranges::any_of(match.sentence->edges, [&](const Edge& edge) {
             return edge.entity == firm && !edge.inferred;
           });
  }

  // "Obama was elected president": of a firm only its board or owners elect one.
  static bool IsElectedPresident(const RuleMatch& match, const Fact& fact) {
    static constexpr WordSet kElectors(
        {"board", "directors", "owners", "shareholders", "stockholders"});
    if (fact.Text("role") != "president") return false;
    const SentenceGraph& sentence = *match.sentence;
    bool elected = false;
    for (size_t i = match.tokens.begin; i < match.tokens.end; ++i) {
      elected |= sentence.lower(i) == "elected";
    }
    for (size_t i = sentence.tokens.begin; elected && i < sentence.tokens.end; ++i) {
      if (kElectors.contains(sentence.lower(i))) return false;
    }
    return elected;
  }

  // A prime minister leads no company that the text leaves unsaid.
  bool IsPublicOffice(const Fact& fact) const {
    return context_.lexicon.IsPublicOffice(fact.Text("role"));
  }

  // "Ada Quill, president of X, steps down while Tom Reyes takes over as
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
      if (other->Text("change") == kLeaves && fact.Text("change") != kLeaves &&
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
      // "Tom Reyes, a former manager of Northgate, takes over" elsewhere; "the former
      // manager of Northgate is stepping down" there.
      const bool here = role.evidence == fact.evidence && role.field == fact.field;
      const bool given_up = here && fact.Text("change") == kLeaves;
      if (role.Text("person") != fact.Text("person") ||
          (role.Text("status") == "former" && !given_up) ||
          context_.lexicon.IsOutsider(role.Text("role"))) {
        continue;
      }
      if (here) return std::string(role.Text("company"));
      const bool founded_body =
          IsFounder(role.Text("role")) && IsBystander(role.Text("company"));
      if (fact.Text("change") == kLeaves && !founded_body) found = role.Text("company");
    }
    return found.empty() ? CompanyOfEarlierChange(fact) : found;
  }

  // A body that the article is not about: who once founded a caucus, or left a
  // committee, may resign from elsewhere.
  bool IsBystander(std::string_view name) const {
    const std::vector<Entity>& entities = context_.names.entities;
    if (name.empty() || (context_.main_company != kNoEntity &&
                         entities[context_.main_company].name == name)) {
      return false;
    }
    return std::ranges::any_of(entities, [&](const Entity& entity) {
      return entity.name == name && entity.type == EntityType::kOrganization;
    });
  }

  // Who "joins from Acme" joins where the sentence before said; who gives a post up
  // does so where the article had him or her take it.
  std::string CompanyOfEarlierChange(const Fact& fact) const {
    const bool leaves = fact.Text("change") == kLeaves;
    for (auto other = changes_.rbegin(); other != changes_.rend(); ++other) {
      if (other->Text("person") != fact.Text("person")) continue;
      const bool left_body =
          other->Text("change") == kLeaves && IsBystander(other->Text("company"));
      if (left_body) continue;
      if (leaves || other->Text("change") != kLeaves) {
        return std::string(other->Text("company"));
      }
    }
    return {};
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

  // "She succeeds Paul Renner": the post spoken of last, but not one that the person
  // has anyway: "she is succeeded by Tom Reyes, the finance director".
  void FillRoleOfPlace(const RuleMatch& match, Fact& fact) const {
    for (size_t back = 0; back <= kNearbySentences && back <= match.sentence_index;
         ++back) {
      const SentenceGraph& sentence = context_.graphs[match.sentence_index - back];
      const std::string vacated = back > 0 ? RoleChangedIn(sentence, fact) : "";
      if (!vacated.empty()) return SetField(fact, "role", vacated);
      for (const Edge& edge : sentence.edges) {
        if (!edge.Fills(RuleSlot::kRole) || edge.outsider) continue;
        // "She takes over from Paul Renner, who becomes chairman"
        const bool behind = edge.tokens.begin > match.tokens.end + kWordsToPost;
        if (back == 0 && behind) continue;
        std::string role = RoleText(context_.lexicon, edge);
        if (IsFounder(role) || IsRoleOf(role, fact)) continue;
        return SetField(fact, "role", std::move(role));
      }
    }
  }

  // The post that someone else gave up or took, as that sentence says; empty if none.
  std::string RoleChangedIn(const SentenceGraph& sentence, const Fact& fact) const {
    for (const Fact& change : changes_) {
      if (change.field == sentence.text->field() &&
          change.evidence == sentence.span() &&
          change.Text("person") != fact.Text("person") &&
          (change.Text("change") == kLeaves) != (fact.Text("change") == kLeaves) &&
          !change.Text("role").empty()) {
        return std::string(change.Text("role"));
      }
    }
    return {};
  }

  // Whether the article says of the person that the post is his or hers.
  bool IsRoleOf(std::string_view role, const Fact& fact) const {
    if (fact.Text("change") == kLeaves) return false;
    return std::ranges::any_of(roles_, [&](const Fact& held) {
      return held.Text("person") == fact.Text("person") && held.Text("role") == role;
    });
  }

  // The year of a change; without a date, that of the article.
  std::string YearOf(const Fact& fact) const {
    const std::string_view date = fact.Text("date");
    if (!date.empty()) return std::string(date.substr(0, 4));
    return context_.published ? ToIso(*context_.published).substr(0, 4) : "";
  }

  size_t SentencesBetween(const Fact& a, const Fact& b) const {
    const size_t i = context_.graphs.IndexOf(a.field, a.evidence);
    const size_t j = context_.graphs.IndexOf(b.field, b.evidence);
    return i < j ? j - i : i - j;
  }

  // `stated`: the words of the rule name the post; else it is a guess that gives way.
  void Merge(Fact fact, bool stated) {
    const auto group = [](const Fact& f) -> std::string_view {
      return f.Text("change") == kLeaves ? kLeaves : "joins";
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
      // "Acting" and "promoted" are said on purpose.
      if (fact.Text("change") == "acting" ||
          (fact.Text("change") == "promoted" && other.Text("change") == "appointed")) {
        SetField(other, "change", std::string(fact.Text("change")));
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
  std::vector<const RuleMatch*> denials_;
  std::vector<Fact> changes_;
  std::vector<bool> stated_;  // by change
};

}  // namespace

std::vector<Fact> FindRoleChanges(const FactContext& context,
                                  std::span<const Fact> roles) {
  return ChangeFiller(context, roles).Find();
}

}  // namespace unspin
