#include "extract/names/name_runs.h"

#include <algorithm>
#include <string_view>

namespace unspin {
namespace {

// No name is longer; texts in capitals throughout would make endless ones.
constexpr size_t kMostWords = 24;

bool IsInitial(std::string_view word) {
  return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

}  // namespace

bool NameRuns::Trusted(size_t i) const {
  return text_.matches[word(i).match].Trusted(RowTrust::kOwn);
}

// Lower-case or numeric starts only when a gazetteer knows them ("3M", "iRobot").
bool NameRuns::Starts(size_t i) const {
  if (word(i).blocked) return false;
  if (word(i).shape == Shape::kNumber) return word(i).match_words > 1;
  if (!word(i).CanBeName()) return false;
  const char first = Text(i)[0];
  const bool digit = first >= '0' && first <= '9';
  return !digit || word(i).match_words > 1 || (word(i).match_words == 1 && Trusted(i));
}

bool NameRuns::Continues(size_t i) const {
  if (!Exists(i) || word(i).blocked || !word(i).CanBeName()) return false;
  const char first = Text(i)[0];
  return !(first >= '0' && first <= '9') || word(i).shape == Shape::kAlphanumeric;
}

bool NameRuns::IsHead(TokenRange run) const {
  for (size_t i = run.begin; i < run.end; ++i) {
    if (word(i).Is(kOrgHead)) return true;
  }
  return Text(run.end - 1) == "Bank" || Text(run.end - 1) == "Republic" ||
         Text(run.end - 1) == "Isle" || Text(run.end - 1) == "City";
}

// The end of the stretch that starts at `begin`.
size_t NameRuns::EndOf(size_t begin) const {
  size_t end = begin + 1;
  size_t matched = begin + word(begin).match_words;
  while (Exists(end)) {
    if (end - begin >= kMostWords || word(end - 1).cut ||
        text_.text->tokens()[end].sentence_start)
      break;
    const size_t next = Extend({begin, end});
    if (next == end) {
      if (end >= matched) break;
      ++end;  // inside a gazetteer phrase: "Lloyd's of London"
      continue;
    }
    for (size_t i = end; i < next; ++i) {
      matched = std::max(matched, i + word(i).match_words);
    }
    end = next;
  }
  return end;
}

// Where the run ends after it takes the words at run.end, or run.end when it does not.
size_t NameRuns::Extend(TokenRange run) const {
  const size_t i = run.end;
  const std::string_view token = Text(i);
  if (word(i).space_before && Continues(i)) return i + 1;
  if (token == "." && !word(i).space_before) return ExtendOverStop(run);
  if (token == "+" && !word(i).space_before) return i + 1;  // "Disney+"
  if (token == "&" && Continues(i + 1)) return i + 2;
  if (token == "," && Exists(i + 1) && word(i + 1).Is(kLegalSuffix) &&
      word(i + 1).CanBeName() && Text(i + 1).size() <= 4) {
    return i + 2;  // "Block, Inc"
  }
  if ((token == "'s" || token == "’s") && Continues(i + 1) && IsOwnedBody(run)) {
    return i + 2;
  }
  if ((token == "'" || token == "’") && Continues(i + 1) && word(i + 1).Is(kOrgHead)) {
    return i + 2;  // "Hotel Owners' Association"
  }
  if (word(i).shape == Shape::kNumber && !word(i).blocked && word(i).space_before) {
    return IsVersion(i) ? i + 1 : i;  // "iPhone 14"
  }
  if (word(i).shape != Shape::kLower || !word(i).space_before) return i;
  return ExtendOverParticle(run);
}

// "George W. Bush", "St. Louis", "Beacon Inc. said".
size_t NameRuns::ExtendOverStop(TokenRange run) const {
  const size_t i = run.end;
  const std::string_view last = Text(i - 1);
  if (!Exists(i + 1)) return i;
  const TextSpan gap{word(i).span.end, word(i + 1).span.begin};
  if (gap.In(text_.text->text()).find('\n') != std::string_view::npos) return i;
  if (IsInitial(last) && Continues(i + 1) && !word(i + 1).Is(kFunction)) {
    return IsLabelled(run) ? i : i + 2;
  }
  if ((last == "St" || last == "Mt" || last == "Ft") && Continues(i + 1)) return i + 2;
  const bool abbreviated = (last == "Mr" || last == "Mrs" || last == "Ms" ||
                            last == "Dr" || last == "Prof" || last == "Sen" ||
                            last == "Rep" || last == "Gov" || last == "Gen");
  return abbreviated && Continues(i + 1) ? i + 2 : i;
}

// "Sheriff's Office", "Children's Hospital", where an ordinary word owns a head of
// public bodies. Refuses "Kontur's Foundation".
bool NameRuns::IsOwnedBody(TokenRange run) const {
  return word(run.end + 1).Is(kOrgHead) &&
         word(run.end - 1).Is(kCommon | kSemiCommon | kHonorific) &&
         !word(run.end - 1).Is(kCalendar);
}

// "Zone C. Google": an ordinary word with its letter, and a known name behind the stop.
bool NameRuns::IsLabelled(TokenRange run) const {
  const size_t next = run.end + 1;
  return run.size() > 1 &&
         word(run.end - 2).Is(kCommon | kSemiCommon | kNever | kPlaceHead) &&
         word(next).match_words > 0 && Trusted(next);
}

// A number that belongs to the name before it. Refuses a count of things ("told
// Kontur 300 clients") and years.
bool NameRuns::IsVersion(size_t i) const {
  const std::string_view number = Text(i);
  if (number.size() > 4 || number.find(',') != std::string_view::npos) return false;
  if (number.size() == 4 && (number[0] == '1' || number[0] == '2')) return false;
  if (!Exists(i + 1) || word(i + 1).shape != Shape::kLower) return true;
  const std::string_view next = Text(i + 1);
  return word(i + 1).Is(kProductAfter) || word(i + 1).Is(kFunction) || next.empty() ||
         next.back() != 's';
}

// "Ursula von der Leyen", "Department of Health and Human Services", "Center for
// Internet Security". Refuses "CEO of Kontur" (no head before "of").
size_t NameRuns::ExtendOverParticle(TokenRange run) const {
  size_t i = run.end;
  const std::string_view token = Text(i);
  const bool joins = token == "of" || token == "for" || token == "and";
  if (token == "at" && Text(run.begin) == "University" && Continues(i + 1)) {
    return i + 2;  // "University of Texas at Austin"
  }
  if (token == "and" && !JoinsHalves(run)) return run.end;
  if (joins && token != "and" && !IsHead(run)) return run.end;
  if (!joins && !word(i).Is(kParticle)) return run.end;
  if (!joins && !word(run.end - 1).CanBeName()) return run.end;
  ++i;
  while (Exists(i) && word(i).shape == Shape::kLower &&
         (word(i).Is(kParticle) || (joins && Text(i) == "the"))) {
    ++i;
  }
  return Continues(i) && word(i).space_before ? i + 1 : run.end;
}

// Whether "and" at run.end stands inside a name: behind "Department of Health", or in
// "the Securities and Exchange Commission", where a common word comes first and a head
// of public bodies last. Refuses "Albani and Kontur".
bool NameRuns::JoinsHalves(TokenRange run) const {
  const size_t next = run.end + 1;
  if (!Continues(next)) return false;
  const ClassSet ordinary = kCommon | kSemiCommon | kNever | kCompanyTail;
  for (size_t i = run.begin; i < run.end; ++i) {
    if ((Text(i) == "of" || Text(i) == "for") && i > run.begin &&
        word(i - 1).Is(kOrgHead) && Text(i - 1) != "University") {
      return word(next).Is(ordinary) && word(run.end - 1).Is(ordinary);
    }
  }
  if (!word(run.end - 1).Is(ordinary) || word(next).match_words > 1) return false;
  size_t last = next;
  while (Continues(last + 1) && word(last + 1).space_before) ++last;
  return last > next && word(last).Is(kOrgHead) && word(next).Is(ordinary);
}

}  // namespace unspin
