#include "extract/facts/role_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace unspin {
namespace {

std::string WithoutCapitals(std::string_view role) {
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

}  // namespace

std::string RoleText(const FactLexicon& lexicon, const Edge& role) {
  if (role.text.ends_with('s')) {
    std::string canonical = lexicon.CanonicalRole(role.text);
    if (ToLower(role.text).starts_with(canonical.substr(0, 1)) &&
        canonical.size() < role.text.size()) {
      return canonical;
    }
  }
  return WithoutCapitals(role.text);
}

bool IsFounder(std::string_view role) { return role.ends_with("founder"); }

}  // namespace unspin
