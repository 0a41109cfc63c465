#include "extract/tagger/tag_features.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace unspin {
namespace {

constexpr size_t kMargin = 2;
constexpr size_t kLongestShape = 8;
constexpr size_t kMostForms = 20000;  // 2 MB, more than articles have

uint64_t Mix(uint64_t a, uint64_t b) {
  a = (a ^ b) * 0x9E3779B97F4A7C15U;
  return a ^ a >> 32U;
}

char ShapeClass(char c) {
  if (c >= 'A' && c <= 'Z') return 'A';
  if (c >= 'a' && c <= 'z') return 'a';
  if (c >= '0' && c <= '9') return '0';
  return static_cast<unsigned char>(c) > 127 ? 'u' : c;
}

// "AWS" is AA, "Alibaba" Aa, "T-Head" A-Aa, "iPhone" aAa, in the bytes of a number.
uint64_t ShapeCode(std::string_view word) {
  uint64_t code = 0;
  size_t runs = 0;
  char last = 0;
  bool again = false;
  for (const char c : word) {
    const char shape = ShapeClass(c);
    // One letter and several are told apart for capitals only.
    if (shape == last && (shape != 'A' || again)) continue;
    again = shape == last;
    last = shape;
    if (++runs > kLongestShape) break;
    code = code << 8U | static_cast<unsigned char>(shape);
  }
  return code;
}

// The bytes of `part` in a number, with its length.
uint64_t Packed(std::string_view part) {
  uint64_t code = part.size();
  for (const char c : part) code = code << 8U | static_cast<unsigned char>(c);
  return code;
}

// The part of a token that may belong to a name, in lower case: "google" of
// "ex-Google". In other scripts a lower-case form may have another length; then all.
std::string_view LowerOf(const Token& token, TextSpan part) {
  if (token.lower.size() != token.text.size()) return token.lower;
  return token.lower.substr(part.begin - token.span.begin, part.size());
}

// How far the row with this hit is to be trusted, in two bits.
uint32_t TrustCode(RowTrust trust) {
  switch (trust) {
    case RowTrust::kNone:
      return 0;
    case RowTrust::kWeak:
    case RowTrust::kAmbiguous:
    case RowTrust::kAmbiguousOwn:
      return 1;
    case RowTrust::kListed:
      return 2;
    case RowTrust::kOwn:
      return 3;
  }
  return 0;
}

uint32_t MatchCode(const GazetteerMatch& match) {
  uint32_t code = match.words > 1 ? 1 : 0;
  for (const RowHit& hit : match.hits) code = code << 2U | TrustCode(hit.trust);
  return code << 2U;
}

class Lister {
 public:
  explicit Lister(FeatureList& out) : out_(out) { out_.size = 0; }
  void Kind(FeatureKind kind) { kind_ = kind; }
  // Templates are numbered in order of calls, so each Add must always be reached.
  void Add(uint64_t value) {
    ++number_;
    if (value != 0) Push(Mix(value * 64 + number_, number_ * 0xD6E8FEB86659FD93U));
  }
  void Pair(uint64_t a, uint64_t b) { Add(a != 0 && b != 0 ? Mix(a, b * 31) : 0); }
  void Bits(uint64_t set) {
    ++number_;
    for (; set != 0; set &= set - 1) {
      const auto bit = static_cast<uint64_t>(std::countr_zero(set));
      Push(Mix(bit + 1, number_ * 0xD6E8FEB86659FD93U));
    }
  }

 private:
  void Push(uint64_t key) {
    if (out_.size == kMostFeatures) return;
    out_.kinds[out_.size] = kind_;
    out_.keys[out_.size++] = Mix(key, 0xA0761D6478BD642FU);
  }

  FeatureList& out_;
  FeatureKind kind_ = FeatureKind::kOther;
  uint64_t number_ = 0;
};

enum Place : uint32_t {
  kInSentence = 1U,
  kSentenceStart = 2U,
  kInTitle = 4U,
  kInValue = 8U,
  kCutOff = 16U,
};

enum Case : uint32_t { kPlain = 1, kTitleCase = 2, kAllUpper = 3, kNoCapitals = 4 };

}  // namespace

void TagFeatures::SetField(const NameWords& text, const ArticleEvidence& evidence) {
  text_ = &text;
  evidence_ = &evidence;
  form_numbers_.assign(text.text->tokens().forms(), 0);
  forms_.clear();
  match_codes_ = {};
  for (size_t i = 0; i < text.words.size();) {
    const NameWord& word = text.words[i];
    if (word.match_words == 0) {
      ++i;
      continue;
    }
    const uint32_t code = MatchCode(text.matches[word.match]);
    const size_t end = std::min(text.words.size(), i + word.match_words);
    for (size_t j = i; j < end; ++j) match_codes_.Add(j, code | (j == i ? 1U : 2U));
    i = end;
  }
}

TagForm TagFeatures::MakeForm(const Token& token, TextSpan part, Shape shape) const {
  TagForm form;
  const bool whole = part == token.span;
  const std::string_view text = part.In(text_->text->text());
  form.exact = whole ? token.exact_hash : WordHash(text, Folding::kExact);
  form.lower = whole ? token.lower_hash : WordHash(text, Folding::kLower);
  form.shape = ShapeCode(text);
  const std::string_view lower = LowerOf(token, part);
  if (shape != Shape::kPunctuation) {
    for (size_t n = 2; n <= 4 && n <= lower.size(); ++n) {
      form.prefixes[n - 2] = Packed(lower.substr(0, n));
      form.suffixes[n - 2] = Packed(lower.substr(lower.size() - n));
    }
  }
  form.clusters = clusters_.ClustersOf(form.exact);
  form.evidence = evidence_->Of(form.lower);
  if (shape == Shape::kLower) form.evidence |= kSeenLower;
  return form;
}

const TagForm& TagFeatures::FormOf(const Token& token, const NameWord& word) {
  uint32_t& number = form_numbers_[token.form];
  const bool full = number == 0 && forms_.size() == kMostForms;
  if (full || word.span != token.span) {
    return part_ = MakeForm(token, word.span, word.shape);
  }
  if (number == 0) {
    forms_.push_back(MakeForm(token, word.span, word.shape));
    number = static_cast<uint32_t>(forms_.size());
  }
  return forms_[number - 1];
}

TagWord TagFeatures::Describe(size_t i) {
  const NameWord word = text_->words[i];
  const Token token = text_->text->tokens()[i];
  TagWord out{FormOf(token, word)};
  const size_t end = word.span.end - token.span.begin;
  if (word.cut && end < token.text.size()) {
    out.affix = WordHash(token.text.substr(end), Folding::kLower);
  }
  const uint32_t* const code = match_codes_.Find(i);
  out.gazetteer = code != nullptr ? *code : 0;
  out.classes = word.classes;
  if (word.CanBeName()) {
    out.names = (word.given ? 1U : 0U) | (word.surname ? 2U : 0U) | 4U;
  }
  out.place = kInSentence | (word.sentence_start ? kSentenceStart : 0U) |
              (text_->text->field() == Field::kTitle ? kInTitle : 0U) |
              (word.blocked ? kInValue : 0U) | (word.cut ? kCutOff : 0U);
  return out;
}

void TagFeatures::SetSentence(TokenRange words) {
  sentence_ = words;
  size_t raised = 0;
  size_t upper = 0;
  size_t letters = 0;
  for (size_t i = words.begin; i < words.end; ++i) {
    const NameWord& word = text_->words[i];
    if (word.shape == Shape::kPunctuation || word.shape == Shape::kNumber) continue;
    ++letters;
    raised += word.shape != Shape::kLower ? 1 : 0;
    upper += word.shape == Shape::kUpper ? 1 : 0;
  }
  case_ = kPlain;
  if (raised == 0) {
    case_ = kNoCapitals;
  } else if (letters > 2 && upper * 10 >= letters * 8) {
    case_ = kAllUpper;
  } else if (letters > 3 && raised * 10 >= letters * 7) {
    case_ = kTitleCase;
  }
}

void TagFeatures::SetPart(TokenRange part) {
  words_.assign(part.size() + 2 * kMargin, TagWord{});
  const size_t before = std::min(kMargin, part.begin - sentence_.begin);
  const size_t end = std::min(part.end + kMargin, sentence_.end);
  for (size_t i = part.begin - before; i < end; ++i) {
    words_[i + kMargin - part.begin] = Describe(i);
  }
}

const TagWord& TagFeatures::At(size_t i, int shift) const {
  return words_[i + kMargin + static_cast<size_t>(shift)];
}

void TagFeatures::List(size_t i, FeatureList& out) const {
  const TagWord& w = At(i, 0);
  const TagWord& b = At(i, -1);
  const TagWord& a = At(i, 1);
  const TagWord& b2 = At(i, -2);
  const TagWord& a2 = At(i, 2);
  Lister list(out);
  list.Add(1);
  list.Pair(case_, w.shape);
  list.Pair(w.place, w.shape);
  list.Add(w.place);
  list.Add(w.affix);

  list.Kind(FeatureKind::kWord);
  list.Add(w.exact);
  list.Add(w.lower);
  list.Pair(b.lower, w.lower);
  list.Pair(w.lower, a.lower);
  list.Kind(FeatureKind::kOther);
  list.Add(b.lower);
  list.Add(a.lower);
  list.Add(b2.lower);
  list.Add(a2.lower);
  list.Pair(b2.lower, b.lower);
  list.Pair(a.lower, a2.lower);
  list.Pair(b.lower, a.lower);

  list.Pair(b.shape, w.shape);
  list.Pair(w.shape, a.shape);
  list.Pair(Mix(b.shape, w.shape), a.shape);
  list.Pair(b.lower, w.shape);
  list.Pair(a.lower, w.shape);
  for (size_t n = 0; n < 3; ++n) {
    list.Add(w.prefixes[n]);
    list.Add(w.suffixes[n]);
  }
  list.Pair(a.suffixes[1], w.shape);

  list.Add(w.clusters[0]);
  list.Add(b.clusters[0]);
  list.Add(a.clusters[0]);
  list.Add(w.clusters[1]);
  list.Add(b.clusters[1]);
  list.Add(a.clusters[1]);
  list.Add(b2.clusters[1]);
  list.Add(a2.clusters[1]);
  list.Add(w.clusters[2]);
  list.Pair(b.clusters[2], w.clusters[2]);
  list.Pair(w.clusters[2], a.clusters[2]);
  list.Pair(b.clusters[2], a.clusters[2]);
  list.Pair(b.clusters[1], w.shape);
  list.Pair(a.clusters[1], w.shape);
  list.Pair(b.clusters[1], w.clusters[1]);
  list.Pair(w.clusters[1], a.clusters[1]);

  list.Bits(w.classes);
  list.Bits(b.classes);
  list.Bits(a.classes);
  list.Pair(w.names, w.place);
  list.Pair(w.names, a.names);
  list.Pair(b.names, w.names);

  list.Kind(FeatureKind::kGazetteer);
  list.Add(w.gazetteer);
  list.Add(b.gazetteer);
  list.Add(a.gazetteer);
  list.Pair(w.gazetteer, w.shape);
  list.Pair(w.gazetteer, b.clusters[2]);
  list.Pair(w.gazetteer, a.clusters[2]);
  list.Pair(w.gazetteer, case_);

  list.Kind(FeatureKind::kEvidence);
  list.Bits(w.evidence);
  list.Add(w.evidence);
  list.Pair(w.evidence, w.place);
  list.Bits(static_cast<uint64_t>(a.evidence));
}

}  // namespace unspin
