#include "extract/abbreviations.h"

#include <algorithm>
#include <array>

namespace unspin {
namespace {

struct Entry {
  std::string_view word;
  Abbreviation kind;
};

using enum Abbreviation;

constexpr auto kAbbreviations = std::to_array<Entry>({
    {"a.m", kClock},        {"adm", kTitle},     {"al", kSuffix},
    {"approx", kReference}, {"apr", kReference}, {"art", kReference},
    {"assn", kSuffix},      {"aug", kReference}, {"ave", kSuffix},
    {"b.v", kSuffix},       {"blvd", kSuffix},   {"brig", kTitle},
    {"bros", kSuffix},      {"ca", kReference},  {"capt", kTitle},
    {"cf", kTitle},         {"co", kSuffix},     {"col", kTitle},
    {"corp", kSuffix},      {"cos", kSuffix},    {"ct", kSuffix},
    {"d.c", kSuffix},       {"dec", kReference}, {"dept", kSuffix},
    {"dr", kTitle},         {"e.g", kTitle},     {"e.u", kSuffix},
    {"eq", kReference},     {"est", kSuffix},    {"etc", kSuffix},
    {"feb", kReference},    {"fig", kReference}, {"figs", kReference},
    {"fri", kReference},    {"ft", kTitle},      {"gen", kTitle},
    {"gov", kTitle},        {"govt", kSuffix},   {"hon", kTitle},
    {"hwy", kReference},    {"i.e", kTitle},     {"inc", kSuffix},
    {"intl", kSuffix},      {"jan", kReference}, {"jr", kSuffix},
    {"jul", kReference},    {"jun", kReference}, {"lt", kTitle},
    {"ltd", kSuffix},       {"ltda", kSuffix},   {"maj", kTitle},
    {"mar", kReference},    {"messrs", kTitle},  {"mfg", kSuffix},
    {"mr", kTitle},         {"mrs", kTitle},     {"ms", kTitle},
    {"msgr", kTitle},       {"mt", kTitle},      {"mx", kTitle},
    {"n.v", kSuffix},       {"nos", kReference}, {"nov", kReference},
    {"oct", kReference},    {"op", kReference},  {"p.m", kClock},
    {"pg", kReference},     {"ph.d", kSuffix},   {"pp", kReference},
    {"pres", kTitle},       {"prof", kTitle},    {"pte", kTitle},
    {"pty", kTitle},        {"pvt", kTitle},     {"rep", kTitle},
    {"reps", kTitle},       {"rev", kTitle},     {"rs", kReference},
    {"s.a", kSuffix},       {"s.p.a", kSuffix},  {"sen", kTitle},
    {"sens", kTitle},       {"sep", kReference}, {"sept", kReference},
    {"sgt", kTitle},        {"sr", kSuffix},     {"st", kTitle},
    {"supt", kTitle},       {"u.k", kSuffix},    {"u.n", kSuffix},
    {"u.s", kSuffix},       {"u.s.a", kSuffix},  {"univ", kTitle},
    {"v", kTitle},          {"viz", kTitle},     {"vol", kReference},
    {"vols", kReference},   {"vs", kTitle},
});

constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",       "about",    "according", "additionally", "after",   "all",
     "also",    "although", "among",     "an",           "and",     "another",
     "as",      "asked",    "at",        "back",         "because", "before",
     "both",    "but",      "by",        "critics",      "despite", "during",
     "each",    "earlier",  "employees", "engineers",    "even",    "every",
     "few",     "for",      "from",      "had",          "has",     "he",
     "her",     "here",     "his",       "how",          "however", "i",
     "if",      "in",       "instead",   "is",           "it",      "its",
     "last",    "later",    "many",      "meanwhile",    "more",    "most",
     "my",      "neither",  "no",        "nobody",       "none",    "not",
     "nothing", "now",      "of",        "on",           "once",    "one",
     "only",    "others",   "our",       "over",         "shares",  "she",
     "since",   "so",       "some",      "still",        "such",    "that",
     "the",     "their",    "then",      "there",        "these",   "they",
     "this",    "those",    "though",    "through",      "to",      "two",
     "under",   "until",    "we",        "were",         "what",    "when",
     "where",   "whether",  "which",     "while",        "who",     "why",
     "with",    "without",  "you",       "your"});

}  // namespace

Abbreviation AbbreviationClass(std::string_view lower) {
  static_assert(std::ranges::is_sorted(kAbbreviations, {}, &Entry::word));
  const auto found = std::ranges::lower_bound(kAbbreviations, lower, {}, &Entry::word);
  const bool hit = found != kAbbreviations.end() && found->word == lower;
  return hit ? found->kind : Abbreviation::kNone;
}

bool StartsSentences(std::string_view lower) {
  static_assert(std::ranges::is_sorted(kStarters));
  return std::ranges::binary_search(kStarters, lower);
}

}  // namespace unspin
