#include "repair/spin/agreement.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "repair/spin/candidates.h"

namespace unspin {
namespace {

std::string_view FirstWord(std::string_view text) {
  return text.substr(0, text.find(' '));
}

std::string_view LastWord(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);  // npos + 1 is 0
}

// "a" for "an", "An" for "A".
std::string Other(std::string_view article) {
  std::string other(article.substr(0, 1));
  if (article.size() == 1) other += 'n';
  return other;
}

// Whether `word` can follow the article. How an acronym is spoken its letters do not
// tell: "an FBI agent", "a NATO ship".
std::optional<bool> Agrees(std::string_view article, std::string_view word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() > 1 && is_capital(word[0]) && is_capital(word[1]))
    return std::nullopt;
  return CandidateFinder::Agrees(article, ToLower(word));
}

// Whether the article went with the word that stands and does not with the one that
// stood.
bool MustChange(std::string_view article, std::string_view spun,
                std::string_view original) {
  const std::optional<bool> before = Agrees(article, spun);
  const std::optional<bool> after = Agrees(article, original);
  return before == true && after == false;
}

std::string Reason(std::string_view article, std::string_view original) {
  return "'" + Other(article) + "' goes with '" + std::string(original) + "'";
}

// The index of the first token at or behind `offset`.
size_t TokenAt(std::span<const MaskedToken> tokens, size_t offset) {
  const auto found = std::partition_point(
      tokens.begin(), tokens.end(),
      [offset](const MaskedToken& token) { return token.context.begin < offset; });
  return static_cast<size_t>(found - tokens.begin());
}

// The edit of the article before `edit`, which restores the word behind it.
std::optional<Edit> ArticleBefore(const MaskedToken& article, std::string_view spun,
                                  const Edit& edit) {
  const std::string_view original = FirstWord(edit.text);
  if (!article.joined || !MustChange(article.text, spun, original)) return std::nullopt;
  Edit change;
  change.begin = article.context.begin;
  change.end = article.context.end;
  change.text = Other(article.text);
  change.kind = RepairKind::kSpin;
  change.confidence = edit.confidence;
  change.reason = Reason(article.text, original) + ", '" + std::string(article.text) +
                  "' went with '" + std::string(spun) + "'";
  return change;
}

// Sets the article at the end of `edit` right, where `next` is the word behind it now.
void MendLastWord(std::string_view next, Edit& edit) {
  const std::string article(LastWord(edit.text));
  if (article.size() == edit.text.size() || Agrees(article, next) != false) return;
  edit.text.replace(edit.text.size() - article.size(), article.size(), Other(article));
  edit.reason += "; " + Reason(article, next);
}

}  // namespace

void MakeArticlesAgree(std::span<const MaskedToken> tokens, std::vector<Edit>& edits) {
  const size_t end = edits.size();
  Edit* last = nullptr;  // change before the one in hand
  std::vector<Edit> articles;
  for (size_t i = 0; i < end; ++i) {
    Edit& edit = edits[i];
    if (edit.kept) continue;
    const size_t at = TokenAt(tokens, edit.begin);
    const std::string_view spun = tokens[at].text;
    if (at > 0 && last != nullptr && last->end == tokens[at - 1].context.end) {
      // Both the article and its word are restored.
      if (tokens[at - 1].joined) MendLastWord(FirstWord(edit.text), *last);
    } else if (at > 0) {
      if (auto change = ArticleBefore(tokens[at - 1], spun, edit)) {
        articles.push_back(*std::move(change));
      }
    }
    const size_t next = TokenAt(tokens, edit.end);
    if (next < tokens.size() && next > 0 && tokens[next - 1].joined &&
        LastWord(edit.text) != tokens[next - 1].text) {
      MendLastWord(tokens[next].text, edit);
    }
    last = &edit;
  }
  edits.insert(edits.end(), std::make_move_iterator(articles.begin()),
               std::make_move_iterator(articles.end()));
}

}  // namespace unspin
