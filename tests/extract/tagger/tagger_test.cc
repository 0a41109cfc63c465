#include "extract/tagger/tagger.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/names/word_classes.h"
#include "extract/tagger/stretches.h"
#include "extract/value_finder.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

// The shipped lexicon and model.
struct Shipped {
  Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  TagModel model = TagModel::Open(UNSPIN_BINARY_DIR "/share/unspin/tagger.bin");
  WordClasses classes{lexicon};
  Gazetteers gazetteers{lexicon};
  Tagger tagger{model};

  std::vector<NameWords> Annotate(const TokenizedText& text) const {
    std::vector<NameWords> words;
    words.push_back(
        AnnotateWords(text, FindValues(text, std::nullopt), classes, gazetteers));
    return words;
  }
};

const Shipped& Parts() {
  static const Shipped parts;
  return parts;
}

// "person Mira Osterholt; company Brenvik".
std::string TagsOf(std::string_view text) {
  const TokenizedText tokens(text, Field::kBody);
  const std::vector<NameWords> words = Parts().Annotate(tokens);
  const std::vector<TaggedField> fields = Parts().tagger.Run(words);
  std::string out;
  for (const TaggedName& name : fields.front().names) {
    if (!out.empty()) out += "; ";
    out += Name(name.type);
    out += ' ';
    out += tokens.TextOf(name.words);
  }
  return out;
}

// "The | Brenvik Cloud": the stretches that are tagged.
std::string StretchesOf(std::string_view text) {
  const TokenizedText tokens(text, Field::kBody);
  const std::vector<NameWords> words = Parts().Annotate(tokens);
  std::vector<TokenRange> stretches;
  std::string out;
  for (const Sentence& sentence : tokens.sentences()) {
    FindStretches(words.front(), sentence.tokens, stretches);
    for (const TokenRange& stretch : stretches) {
      if (!out.empty()) out += " | ";
      out += tokens.TextOf(stretch);
    }
  }
  return out;
}

TEST_CASE("names that no table has are found and typed by what stands around them") {
  CHECK(TagsOf("Chief Executive Mira Osterholt said Brenvik Cloud Inc. would open an "
               "office in Helsinki.") ==
        "person Mira Osterholt; company Brenvik Cloud Inc.; place Helsinki");
}

TEST_CASE("pronouns, weekdays and words that open a sentence are no names") {
  CHECK(TagsOf("She told them on Tuesday. However, the outage went on. It was over "
               "by Friday, he said.")
            .empty());
}

TEST_CASE("the odds of a word add up to one at most") {
  const TokenizedText tokens("Brenvik of Oslo hired Mira Osterholt.", Field::kBody);
  const std::vector<NameWords> words = Parts().Annotate(tokens);
  const std::vector<TaggedField> fields = Parts().tagger.Run(words);
  for (size_t i = 0; i < tokens.tokens().size(); ++i) {
    const TypeOdds odds = fields.front().OddsAt(i);
    float sum = 0;
    for (const float p : odds) sum += p;
    CHECK(sum <= 1.001F);
  }
}

TEST_CASE("stretches hold names with what joins them and leave the rest out") {
  CHECK(StretchesOf("The provider said Bank of Alba and Kontur were hit.") ==
        "Bank of Alba and Kontur");
  CHECK(StretchesOf("The outage at Kontur hit many shops in Lyon.") ==
        "Kontur | Lyon.");
  CHECK(StretchesOf("The outage went on.").empty());
  // The full stop clings to the name before it, which a table has with what follows.
  CHECK(StretchesOf("The agency wants them to log in to SAM.gov by noon.") ==
        "SAM.gov");
}

TEST_CASE("a sentence without any capital is looked at as a whole") {
  CHECK(StretchesOf("just landed in osaka") == "just landed in osaka");
}

TEST_CASE("an empty field has no names") { CHECK(TagsOf("").empty()); }

}  // namespace
}  // namespace unspin
