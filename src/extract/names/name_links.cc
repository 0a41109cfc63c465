#include "extract/names/name_links.h"

#include <string_view>
#include <utility>
#include <vector>

namespace unspin {
namespace {

// Types link two groups only when they are this sure.
constexpr float kSureMargin = 1.5F;

// Bytes of a name with capitals inside, and of the name that it starts with.
constexpr size_t kLongestMixed = 40;
constexpr size_t kShortestStem = 4;

Cue ListedWith(EntityType type) {
  return static_cast<Cue>(static_cast<size_t>(Cue::kListedWithCompany) +
                          static_cast<size_t>(type));
}

}  // namespace

// Whether the article uses a part of a longer name alone: its last word is hardly ever
// that of a company ("Holt" of Jana Holt), its first may be ("Ostrel").
void NameLinker::FindReuse() {
  for (NameGroup& full : names_.groups) {
    const NameCandidate& c = names_.First(full);
    if (full.dropped || c.words.size() < 2 || c.words.size() > 4) continue;
    const NameWords& text = names_.TextOf(c);
    const uint64_t first = PartKey(text, c, 0, 1);
    const uint64_t last = PartKey(text, c, c.words.size() - 1, 1);
    const auto used = [&](uint64_t key) {
      const size_t part = names_.Find(key);
      return part != kNoGroup && !names_.groups[part].dropped;
    };
    if (used(last)) {
      full.Count(ActsAsCompany(names_.groups[names_.Find(last)]) ? Cue::kExtendsCompany
                                                                 : Cue::kLastWordUsed);
    }
    if (used(first)) full.Count(Cue::kFirstWordUsed);
  }
}

// "Holt" and "Jana" where the article has Jana Holt.
void NameLinker::LinkPeople() {
  for (const NameGroup& full : names_.groups) {
    const NameCandidate& c = names_.First(full);
    if (full.type != EntityType::kPerson || full.dropped || c.words.size() < 2)
      continue;
    const NameWords& text = names_.TextOf(c);
    const size_t size = c.words.size();
    // Where the last word stands for a company, no word is part of a person.
    if (full.Has(Cue::kExtendsCompany)) continue;
    MarkPartOfPerson(PartKey(text, c, 0, 1));
    for (size_t n = 1; n < size; ++n) MarkPartOfPerson(PartKey(text, c, size - n, n));
  }
}

// "the chief executive of Tann" says what "Werke Tann" is, though that looks like the
// name of a person.
bool NameLinker::ActsAsCompany(const NameGroup& part) {
  return part.type == EntityType::kCompany && part.margin > kSureMargin &&
         (part.Has(Cue::kTitleOf) || part.Has(Cue::kPossessiveTitle) ||
          part.Has(Cue::kCompanyNounBefore) || part.Has(Cue::kTickerBehind) ||
          part.Has(Cue::kCompanyInApposition));
}

void NameLinker::MarkPartOfPerson(uint64_t key) {
  const size_t found = names_.Find(key);
  if (found == kNoGroup) return;
  NameGroup& part = names_.groups[found];
  if (part.Has(Cue::kPartOfPerson)) return;
  part.Count(Cue::kPartOfPerson);
  part.dropped = false;
}

// "Ostrel" where the article has Ostrel Cloud, "FCA" where it has the Financial
// Conduct Authority, "Ostrel One" where it has Ostrel.
void NameLinker::LinkShortForms() {
  for (NameGroup& full : names_.groups) {
    const NameCandidate& c = names_.First(full);
    if (full.dropped) continue;
    const NameWords& text = names_.TextOf(c);
    if (c.words.size() == 1) {
      LinkInnerCapital(full);
      continue;
    }
    LinkDepartment(full);
    const size_t acronym = names_.Find(WordKey(InitialsOf(text, c)));
    if (acronym != kNoGroup) LinkShortForm(full, names_.groups[acronym], true);
    for (size_t n = 1; n < c.words.size(); ++n) {
      const size_t prefix = names_.Find(PartKey(text, c, 0, n));
      if (prefix == kNoGroup || prefix == acronym || &names_.groups[prefix] == &full) {
        continue;
      }
      LinkShortForm(full, names_.groups[prefix], false);
    }
  }
}

// "Interior" where the article has the Department of the Interior. Refuses "Lyon" of
// University of Lyon.
void NameLinker::LinkDepartment(const NameGroup& full) {
  const NameCandidate& c = names_.First(full);
  const NameWords& text = names_.TextOf(c);
  const std::string_view head = text.TextOf(c.words.begin);
  if (head != "Department" && head != "Ministry") return;
  size_t begin = 1;
  while (begin < c.words.size() &&
         text.words[c.words.begin + begin].shape == Shape::kLower) {
    ++begin;
  }
  if (begin == 1 || begin == c.words.size()) return;
  const size_t part = names_.Find(PartKey(text, c, begin, c.words.size() - begin));
  if (part == kNoGroup || KnownAsOther(names_.groups[part])) return;
  names_.groups[part].Count(Cue::kShortOfOrganization);
  names_.groups[part].dropped = false;
}

// "KonturChart" of "Kontur".
void NameLinker::LinkInnerCapital(NameGroup& full) {
  const NameCandidate& c = names_.First(full);
  if (names_.TextOf(c).words[c.words.begin].shape != Shape::kMixed) return;
  const std::string_view name = names_.Surface(c).substr(0, kLongestMixed);
  for (size_t i = kShortestStem; i + 2 < name.size(); ++i) {
    if (name[i] < 'A' || name[i] > 'Z') continue;
    const size_t base = names_.Find(WordKey(name.substr(0, i)));
    if (base != kNoGroup) Extends(full, names_.groups[base]);
  }
}

void NameLinker::LinkShortForm(NameGroup& full, NameGroup& part, bool acronym) {
  const bool sure = full.margin > kSureMargin;
  // "US" is hardly Ulmen Systems.
  if (acronym && names_.Surface(names_.First(part)).size() < 3 && KnownAsOther(part)) {
    return;
  }
  if (full.type == EntityType::kCompany && (acronym || (sure && !KnownAsOther(part)))) {
    part.Count(Cue::kShortOfCompany);
    part.dropped = false;
  } else if (full.type == EntityType::kOrganization && acronym) {
    part.Count(Cue::kShortOfOrganization);
    part.dropped = false;
  }
  // "Ostrel Cloud ... Ostrel" shortens, "Ostrel ... Ostrel One" extends.
  if (!acronym && !part.dropped && part.members.front() < full.members.front()) {
    Extends(full, part);
  }
}

void NameLinker::Extends(NameGroup& full, const NameGroup& base) {
  if (base.margin < kSureMargin) return;
  if (base.type == EntityType::kCompany) full.Count(Cue::kExtendsCompany);
  if (base.type == EntityType::kProduct) full.Count(Cue::kExtendsProduct);
}

// "Singapore" is not short for "Singapore Airlines".
bool NameLinker::KnownAsOther(const NameGroup& group) const {
  const NameCandidate& c = names_.BestMember(group);
  if (c.match < 0) return false;
  const GazetteerMatch& match = names_.TextOf(c).matches[static_cast<size_t>(c.match)];
  if (match.hits[0].trust >= RowTrust::kListed) return false;
  for (size_t t = 1; t < kNameTypes; ++t) {
    if (match.hits[t].trust >= RowTrust::kListed) return true;
  }
  return false;
}

// "Baltic Energy Agency (BEA)", "Kontur Bank, known as Kobank". Refuses "Kontur
// (Germany)", where the second is no acronym.
void NameLinker::LinkAliases() {
  for (size_t i = 0; i + 1 < names_.candidates.size(); ++i) {
    const NameCandidate& full = names_.candidates[i];
    const NameCandidate& alias = names_.candidates[i + 1];
    if (full.field != alias.field || full.group == alias.group) continue;
    if (names_.groups[full.group].dropped || !SaidToBe(full, alias)) continue;
    NameGroup& group = names_.groups[alias.group];
    const EntityType type = names_.groups[full.group].type;
    if (type == EntityType::kPerson || type == EntityType::kPlace) continue;
    group.alias_of = static_cast<int64_t>(full.group);
    group.tagged = {};  // the text itself says what it is
    group.dropped = false;
    group.Count(type == EntityType::kCompany        ? Cue::kAliasOfCompany
                : type == EntityType::kOrganization ? Cue::kAliasOfOrganization
                                                    : Cue::kAliasOfProduct);
  }
}

bool NameLinker::SaidToBe(const NameCandidate& full, const NameCandidate& alias) const {
  const NameWords& text = names_.TextOf(full);
  if (alias.words.begin <= full.words.end) return false;
  const size_t gap = alias.words.begin - full.words.end;
  const auto token = [&](size_t i) { return text.text->tokens()[i].text; };
  const std::string_view last = token(alias.words.begin - 1);
  if (gap == 1 && last == "(" && alias.words.end < text.words.size()) {
    return token(alias.words.end) == ")" && alias.words.size() == 1 &&
           (IsAcronymOf(names_.Surface(alias), text, full) ||
            text.words[alias.words.begin].shape == Shape::kUpper);
  }
  if (gap > 4 || gap < 2) return false;
  const std::string_view second = token(alias.words.begin - 2);
  const bool or_acronym =  // "Regulatory Authority, or BRA,"
      last == "or" && second == "," && gap == 2 && alias.words.size() == 1 &&
      text.words[alias.words.begin].shape == Shape::kUpper &&
      alias.words.end < text.words.size() && token(alias.words.end) == ",";
  return or_acronym || (last == "as" && second == "known") ||
         (last == "formerly" && (second == "," || second == "("));
}

// "Albani and Kontur", "Kontur, Albani and IBM" are of one type.
void NameLinker::LinkLists() {
  std::vector<bool> linked(names_.candidates.size() + 1, false);  // with the next one
  for (size_t i = names_.candidates.size(); i-- > 1;) {
    linked[i - 1] =
        names_.Joined(names_.candidates[i - 1], names_.candidates[i], linked[i]);
  }
  std::vector<std::pair<size_t, Cue>> found;
  for (size_t i = 0; i + 1 < names_.candidates.size(); ++i) {
    if (!linked[i]) continue;
    const size_t a = names_.candidates[i].group;
    const size_t b = names_.candidates[i + 1].group;
    if (a == b || names_.groups[a].dropped || names_.groups[b].dropped) continue;
    if (names_.groups[a].margin > kSureMargin)
      found.emplace_back(b, ListedWith(names_.groups[a].type));
    if (names_.groups[b].margin > kSureMargin)
      found.emplace_back(a, ListedWith(names_.groups[b].type));
  }
  for (const auto& [group, cue] : found) names_.groups[group].Count(cue);
}

}  // namespace unspin
