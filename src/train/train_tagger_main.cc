// Trains lexicons/models/tagger.bin. A contributor's tool, not installed:
//   unspin_train_tagger LEXICON CLUSTERS GOLD_FOLDER DATA_FOLDER MODEL
// LEXICON is the compiled lexicon, CLUSTERS what unspin_cluster_words made, GOLD_FOLDER
// holds articles with gold, DATA_FOLDER ner/ with the CoNLL files below and text/ with
// the texts of context_sources.h. Order and seeds are fixed: the same data and the same
// build give the same bytes.

#include <array>
#include <cstdio>
#include <deque>
#include <exception>
#include <string>
#include <utility>

#include "base/file.h"
#include "lexicon/lexicon.h"
#include "train/name_swapper.h"
#include "train/silver_texts.h"
#include "train/tagger_trainer.h"
#include "train/text_variants.h"

namespace unspin {
namespace {

struct Corpus {
  std::string_view file;
  float weight;
  bool products;  // whether it tags them
};

// GUM and Broad Twitter tag by other rules than ours.
constexpr std::array<Corpus, 10> kCorpora = {
    {{"uner_ewt.train.conll", 1, false},
     {"wikigold.conll", 1, true},
     {"wnut17.train.conll", 1, true},
     {"btc.conll", 0.5F, false},
     {"gum_ccby.train.conll", 0.3F, false},
     {"crossner_ai.train.conll", 2, true},
     {"crossner_politics.train.conll", 1, true},
     {"crossner_science.train.conll", 1, true},
     {"crossner_politics.dev.conll", 1, true},
     {"crossner_science.dev.conll", 1, true}}};

constexpr float kGoldWeight = 3;
constexpr int kSwappedCopies = 12;
// Copies in capitals and in small letters, of every eighth and every fourth text.
constexpr float kCaseWeight = 0.25F;
constexpr size_t kSilverParagraphs = 10000;
// Rules are no match for people, and are asked anyway.
constexpr float kSilverWeight = 0.1F;
constexpr float kSwappedSilverWeight = 0.3F;
constexpr uint64_t kSeed = 1;

constexpr std::string_view kDescription =
    "Universal NER EWT (CC BY-SA 4.0), WikiGold, WNUT-17, Broad Twitter, GUM (CC BY "
    "4.0), CrossNER (MIT), corpus/clean; clusters of words and untagged text from "
    "English Wikipedia (CC BY-SA 3.0) and the other texts of context.bin; licence of "
    "this file CC BY-SA 4.0";

class ExampleCollector {
 public:
  ExampleCollector(const Lexicon& lexicon, const ClusterSource& clusters)
      : maker_(lexicon, clusters), swapper_(lexicon, kSeed), dice_(kSeed) {
    for (const SpinProfile& profile : ShippedProfiles(lexicon)) {
      spinners_.emplace_back(channels_.emplace_back(profile), kSeed);
    }
  }

  // Tagged articles of the kind that the program is for: as they are, under other
  // names, in capitals, and repaired.
  void AddGold(const std::string& folder) {
    for (const TaggedText& text : ReadGoldTexts(folder)) {
      Add(text, kGoldWeight);
      for (int copy = 0; copy < kSwappedCopies; ++copy) {
        TaggedText swapped = swapper_.Swap(text);
        if (copy % 4 == 1) swapped = InCase(swapped, LetterCase::kTitle, false);
        if (copy % 4 == 2) swapped = InCase(swapped, LetterCase::kUpper, false);
        if (copy % 4 == 3 || (copy % 4 == 1 && copy > 4)) {
          SpinSimulator& spinner =
              spinners_[static_cast<size_t>(copy) % spinners_.size()];
          swapped = WithLeftovers(swapped, spinner, dice_);
        }
        Add(swapped, 1);
      }
    }
  }

  void AddConll(const std::string& folder) {
    size_t number = 0;
    for (const Corpus& corpus : kCorpora) {
      for (TaggedText& text : ReadConllTexts(folder + "/" + std::string(corpus.file))) {
        text.products = corpus.products;
        Add(text, corpus.weight);
        const float weight = corpus.weight * kCaseWeight;
        if (number % 4 == 0) Add(InCase(text, LetterCase::kLower, true), weight);
        if (number % 8 == 2) Add(InCase(text, LetterCase::kUpper, true), weight);
        ++number;
      }
    }
  }

  void AddSilver(const std::string& folder, const Lexicon& lexicon) {
    for (const TaggedText& text : ReadSilverTexts(folder, lexicon, kSilverParagraphs)) {
      Add(text, kSilverWeight);
      Add(swapper_.Swap(text), kSwappedSilverWeight);
    }
  }

  TaggerExamples& examples() { return examples_; }

 private:
  void Add(TaggedText text, float weight) {
    text.weight = weight;
    maker_.Add(text, examples_);
  }

  TaggerExampleMaker maker_;
  NameSwapper swapper_;
  Dice dice_;
  std::deque<Channel> channels_;
  std::deque<SpinSimulator> spinners_;
  TaggerExamples examples_;
};

void Train(const std::string& lexicon_path, const std::string& clusters_path,
           const std::string& gold, const std::string& data, const std::string& out) {
  const Lexicon lexicon = Lexicon::Open(lexicon_path);
  const ClusterTable clusters(clusters_path);
  ExampleCollector collector(lexicon, clusters);
  collector.AddGold(gold);
  collector.AddConll(data + "/ner");
  collector.AddSilver(data + "/text", lexicon);
  TaggerExamples& examples = collector.examples();
  std::fprintf(stderr, "%zu stretches, %zu words\n", examples.stretches.size(),
               examples.allowed.size());
  TagModelParts parts = TrainTagger(std::move(examples), {});
  for (const auto& [hash, word_clusters] : clusters.words()) {
    parts.words.push_back({hash, word_clusters});
  }
  parts.description = kDescription;
  WriteFileAtomically(out, BuildTagModel(std::move(parts)));
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: %s LEXICON CLUSTERS GOLD_FOLDER DATA_FOLDER MODEL\n",
                 argv[0]);
    return 2;
  }
  try {
    unspin::Train(argv[1], argv[2], argv[3], argv[4], argv[5]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
