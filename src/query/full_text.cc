#include "query/full_text.h"

#include "base/error.h"
#include "base/unicode.h"
#include "store/bigrams.h"

namespace unspin {
namespace {

// FTS5 makes no token of anything else.
bool HasToken(std::string_view term) {
  for (size_t i = 0; i < term.size();) {
    const char32_t c = NextCodePoint(term, i);
    if (IsLetter(c) || IsDigit(c)) return true;
  }
  return false;
}

// Takes the next word or phrase from the front of `rest`, quotes included.
std::string_view TakeTerm(std::string_view& rest) {
  const size_t begin = rest.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return rest = {};
  rest.remove_prefix(begin);
  size_t end = rest.find_first_of(" \t\r\n");
  if (rest.front() == '"') {
    const size_t quote = rest.find('"', 1);
    end = quote == std::string_view::npos ? quote : quote + 1;
  }
  if (end == std::string_view::npos) end = rest.size();
  const std::string_view term = rest.substr(0, end);
  rest.remove_prefix(end);
  return term;
}

}  // namespace

std::string QuoteTerms(std::string_view text) {
  std::string query;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view term = TakeTerm(rest);
    if (!HasToken(term)) continue;
    if (!query.empty()) query += ' ';
    const bool unspaced = HasUnspaced(term);
    std::string plain;
    for (const char c : term) {
      if (c != '"' && c != '\0') plain += c;
    }
    query += '"' + (unspaced ? QueryBigrams(plain) : plain) + '"';
    // A single character begins a pair, or is the last of its run.
    const bool single = unspaced && CountCodePoints(plain) == 1;
    if (term.ends_with('*') || single) query += '*';
  }
  if (query.empty())
    throw Error("nothing to search for in \"" + std::string(text) + "\"");
  return query;
}

FullTextQuery ToFullTextQuery(std::string_view text, bool raw) {
  if (raw) return {"articles_fts", std::string(text)};
  return {HasUnspaced(text) ? "articles_bigrams" : "articles_fts", QuoteTerms(text)};
}

}  // namespace unspin
