#include "extract/values/context.h"

#include <algorithm>

namespace unspin {

ValueContext::ValueContext(const TokenizedText& text,
                           std::optional<CivilDate> published)
    : text_(text), published_(published) {
  terms_.reserve(text.tokens().size());
  for (const Token& token : text.tokens()) {
    terms_.push_back(token.shape == Shape::kPunctuation ? Term{}
                                                        : FindTerm(token.lower));
    const std::string_view word = token.lower;
    if (word == "crore" || word == "crores" || word == "lakh") indian_ = true;
    if (word == "yuan" || word == "renminbi" || word == "rmb" || word == "cny") {
      chinese_ = true;
    }
  }
}

TokenRange ValueContext::Sentence(size_t i) const {
  return text_.sentences()[text_.SentenceOf(i)].tokens;
}

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace unspin
