#include "extract/values/context.h"

#include <algorithm>

#include "base/word_set.h"
#include "extract/values/currencies.h"

namespace unspin {

ValueContext::ValueContext(const TokenizedText& text,
                           std::optional<CivilDate> published)
    : text_(text), published_(published) {
  static constexpr WordSet kChinese({"yuan", "renminbi", "rmb", "cny"});
  const TokenList& tokens = text.tokens();
  for (size_t form = 0; form < tokens.forms(); ++form) {
    const Token token = tokens.OfForm(form);
    const Term term =
        token.shape == Shape::kPunctuation ? Term{} : FindTerm(token.lower);
    if (term.kind != TermKind::kNone) terms_.Add(form, term);
    if (term.kind == TermKind::kMagnitude && (term.value == 5 || term.value == 7)) {
      indian_ = true;
    }
    if (kChinese.contains(token.lower)) chinese_ = true;
  }
  FindDollar();
}

void ValueContext::FindDollar() {
  for (size_t i = 0; i < size(); ++i) {
    if (at(i).text != "$") continue;
    const auto code = Attached(i) ? CurrencyOfSign(text_.TextOf({i - 1, i + 1}))
                                  : std::optional<std::string_view>("USD");
    dollar_ = code.value_or("USD");
    if (dollar_ == "USD") return;
  }
}

TokenRange ValueContext::Sentence(size_t i) const {
  return text_.sentences()[text_.SentenceOf(i)].tokens;
}

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace unspin
