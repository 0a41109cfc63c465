#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

bool IsLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool EndsName(char c) { return IsHtmlSpace(c) || c == '/' || c == '>'; }

enum Sought { kGreater, kComment, kCdata };

// True if `rest` begins with the end tag of `name`.
bool IsEndTag(std::string_view rest, std::string_view name) {
  if (rest.size() < name.size() + 2 || rest[1] != '/') return false;
  for (size_t i = 0; i < name.size(); ++i) {
    if ((rest[i + 2] | 32) != name[i]) return false;
  }
  return rest.size() == name.size() + 2 || EndsName(rest[name.size() + 2]);
}

}  // namespace

// The start of `what` at or behind `from`. REQUIRES: `which` names `what`.
size_t HtmlTokens::FindLast(size_t which, std::string_view what, size_t from) {
  if (missing_[which]) return source_.npos;
  const size_t found = source_.find(what, from);
  missing_[which] = found == source_.npos;
  return found;
}

// The ">" of the tag at `at`, where quoted values may hold one. npos if a quotation
// mark isn't closed.
size_t HtmlTokens::FindQuoted(size_t at) {
  bool value = false;  // the "=" of an attribute came last
  for (size_t i = at; i < source_.size(); ++i) {
    const char c = source_[i];
    if (c == '>') return i;
    if (value && (c == '"' || c == '\'')) {
      i = source_.find(c, i + 1);
      if (i == source_.npos) break;
      value = false;
    } else if (!IsHtmlSpace(c)) {
      value = c == '=';
    }
  }
  wasted_ += source_.size() - at;
  return source_.npos;
}

// The end of the tag at `at`; `at` itself if the tag never ends.
size_t HtmlTokens::TagEnd(size_t at) {
  const size_t plain = FindLast(kGreater, ">", at);
  if (plain == source_.npos) return at;
  // Values that seem not to end are searched to the end of the source only so often.
  if (wasted_ > 2 * source_.size()) return plain + 1;
  const size_t quoted = FindQuoted(at);
  return (quoted == source_.npos ? plain : quoted) + 1;
}

// The end of the comment or declaration at `at`; `at` if it is text.
size_t HtmlTokens::SkipDeclaration(size_t at) {
  const std::string_view rest = source_.substr(at);
  if (rest.starts_with("<!--")) {
    const size_t end = FindLast(kComment, "-->", at + 2);
    if (end != source_.npos) return end + 3;
  } else if (rest.starts_with("<![CDATA[")) {
    // Its content is text, as in XHTML.
    in_cdata_ = FindLast(kCdata, "]]>", at) != source_.npos;
    if (in_cdata_) return at + 9;
  }
  const size_t end = FindLast(kGreater, ">", at);
  return end == source_.npos ? at : end + 1;
}

// Passes the content of a raw element and its end tag.
void HtmlTokens::ReadRaw(HtmlToken& token) {
  token.content_end = token.end;
  at_ = token.end;
  bool& missing = no_end_tag_[static_cast<size_t>(token.tag)];
  if (missing) return;
  const std::string_view name = Name(token.tag);
  for (size_t i = source_.find("</", token.end); i != source_.npos;
       i = source_.find("</", i + 2)) {
    if (!IsEndTag(source_.substr(i), name)) continue;
    token.content_end = i;
    const size_t end = source_.find('>', i);
    at_ = end == source_.npos ? source_.size() : end + 1;
    return;
  }
  missing = true;
}

// A tag at at_; false if there is none, and at_ is behind what was passed over.
bool HtmlTokens::ReadMarkup(HtmlToken& token) {
  const size_t begin = at_;
  const bool closing = begin + 1 < source_.size() && source_[begin + 1] == '/';
  const size_t name = begin + (closing ? 2 : 1);
  if (name >= source_.size()) return false;
  if (!IsLetter(source_[name])) {
    const char c = source_[name];
    if (c == '!' || c == '?' || closing) at_ = SkipDeclaration(begin);
    return false;
  }
  const size_t end = closing ? FindLast(kGreater, ">", begin) : TagEnd(begin);
  if (end == begin || end == source_.npos) return false;
  size_t name_end = name;
  while (name_end < end && !EndsName(source_[name_end])) ++name_end;
  token.kind = closing ? HtmlTokenKind::kEnd : HtmlTokenKind::kStart;
  token.tag = HtmlTagByName(source_.substr(name, name_end - name));
  token.begin = begin;
  token.end = closing ? end + 1 : end;
  token.content_end = token.end;
  token.self_closing = source_[token.end - 2] == '/';
  at_ = token.end;
  if (!closing && IsRaw(token.tag) && !token.self_closing) ReadRaw(token);
  return true;
}

// The text from `from`, which holds no tag up to at_.
bool HtmlTokens::ReadText(HtmlToken& token, size_t from) {
  const size_t end = source_.find(in_cdata_ ? "]]>" : "<", at_);
  at_ = end == source_.npos ? source_.size() : end;
  token = {};
  token.begin = from;
  token.end = at_;
  if (in_cdata_ && at_ < source_.size()) at_ += 3;
  in_cdata_ = false;
  return true;
}

bool HtmlTokens::Next(HtmlToken& token) {
  for (;;) {
    if (at_ >= source_.size()) return false;
    const size_t from = at_;
    if (in_cdata_ || source_[at_] != '<') return ReadText(token, from);
    if (ReadMarkup(token)) return true;
    if (at_ == from) {  // a "<" that is text
      ++at_;
      return ReadText(token, from);
    }
  }
}

}  // namespace unspin
