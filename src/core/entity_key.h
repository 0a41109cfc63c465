#pragma once

// Keys under which the articles' names for things meet: what one article calls "Acme
// Inc." and another "ACME". Names with different keys may still mean one thing, names
// with the same key several; store/ decides that.

#include <string>
#include <string_view>
#include <vector>

#include "core/mention.h"

namespace unspin {

// The words of a name in lower case, without accents and punctuation: "The A.B.
// Café-Group" gives "the", "ab", "cafe", "group".
std::vector<std::string> KeyWords(std::string_view name);

// The key of a name: the kind of thing, a colon and its words. Companies and
// organizations are one kind, as articles disagree about which of them a thing is.
//   "org:acme"           Acme, ACME Inc., The Acme Group
//   "person:smith will"  Will Smith, Smith Will, Will J. Smith
// Of a person's name the first and last word count, in alphabetical order, since some
// outlets put the family name first. Part of databases: it never changes. Empty for
// values; a name without letters and digits is taken as it is.
std::string EntityKey(EntityType type, std::string_view name);

// `name` without the legal words at its end, as it is written: "Meta Platforms" of
// "Meta Platforms, Inc.". Never empty.
std::string_view WithoutLegalWords(std::string_view name);

// Whether `key` is that of a person with one name only, "person:zhang": such a name
// says who is meant inside one article at most. Names in East Asian scripts are whole.
bool IsPartOfName(std::string_view key);

// What tells two people apart whose names have one key.
struct PersonForm {
  std::string order;    // first and last word as they stand: "will smith"
  std::string initial;  // of a middle name: "j"; empty when there is none
};
PersonForm FormOfPerson(std::string_view name);

}  // namespace unspin
