#include "train/conll.h"

#include <algorithm>

#include "base/file.h"

namespace unspin {
namespace {

constexpr size_t kSentences = 10;  // of a text

// Whether `token` follows the text without a space: "," and "'s", not "(".
bool ClingsTo(std::string_view text, std::string_view token) {
  if (text.empty() || text.back() == '\n') return true;
  if (text.back() == '(' || text.back() == '$' || text.back() == '-') return true;
  if (token == "n't" || token[0] == '\'') return true;
  return token.size() == 1 &&
         std::string_view(",.);:?!%-").find(token[0]) != std::string_view::npos;
}

class TextBuilder {
 public:
  void AddToken(std::string_view token, std::string_view tag) {
    if (!ClingsTo(text_.text, token)) text_.text += ' ';
    const size_t begin = text_.text.size();
    text_.text += token;
    text_.tokens.push_back({begin, text_.text.size()});
    if (tag.starts_with("B-")) {
      EndName();
      name_begin_ = begin;
      tag_ = tag.substr(2);
    } else if (!tag.starts_with("I-")) {
      EndName();
    }
    if (!tag_.empty()) name_end_ = text_.text.size();
  }

  void EndSentence(std::vector<ConllText>& texts) {
    EndName();
    if (text_.text.empty() || text_.text.back() == '\n') return;
    text_.text += "\n\n";
    if (++sentences_ < kSentences) return;
    End(texts);
  }

  void End(std::vector<ConllText>& texts) {
    EndName();
    if (!text_.text.empty()) texts.push_back(std::move(text_));
    text_ = {};
    sentences_ = 0;
  }

 private:
  void EndName() {
    if (tag_.empty()) return;
    const TextSpan whole{name_begin_, name_end_};
    TextSpan span = whole;
    const std::string_view name = whole.In(text_.text);
    if (name.starts_with("the ") || name.starts_with("The ")) span.begin += 4;
    if (name.ends_with("'s")) span.end -= 2;
    text_.names.push_back({std::string(span.In(text_.text)), tag_, span, whole});
    tag_.clear();
  }

  ConllText text_;
  size_t sentences_ = 0;
  size_t name_begin_ = 0;
  size_t name_end_ = 0;
  std::string tag_;  // of the name that is open; empty for none
};

}  // namespace

std::vector<ConllText> ReadConll(const std::string& path) {
  const std::string bytes = ReadFile(path);
  std::vector<ConllText> texts;
  TextBuilder builder;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      builder.EndSentence(texts);
    } else {
      builder.AddToken(line.substr(0, tab), line.substr(line.rfind('\t') + 1));
    }
  }
  builder.End(texts);
  return texts;
}

}  // namespace unspin
