// unspin_spin_bench simulate: held-out news and technology text is spun here by a
// spinner drawn at random, and restored.

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bench/measure.h"
#include "bench/spin/commands.h"
#include "bench/spin/markdown.h"
#include "bench/spin/outcomes.h"
#include "bench/spin/spinners.h"
#include "eval/repair_score.h"
#include "train/context_sources.h"

namespace unspin::bench {
namespace {

// A paragraph with so many words of technology and business is near to the domain; the
// trainer of the context model draws the line at the same number.
constexpr unsigned kDomainWords = 3;
constexpr size_t kFewestWords = 100;
constexpr size_t kMostParagraphs = 10;

// Ten paragraphs of an article from the first that is near to the domain; nothing when
// none is. Of files that mark no articles, which are news, all of the document.
void CutToDomain(TextDocument& document) {
  const auto is_near = [](const std::string& paragraph) {
    return DomainWords(paragraph) >= kDomainWords;
  };
  std::vector<std::string>& paragraphs = document.paragraphs;
  if (!document.title.empty()) {
    paragraphs.erase(paragraphs.begin(), std::ranges::find_if(paragraphs, is_near));
  }
  paragraphs.resize(std::min(paragraphs.size(), kMostParagraphs));
}

// Held-out documents of one file. The words of all, near to the domain or not, are
// counted in `frequencies`.
std::deque<RawDocument> ReadHeldOut(const std::string& path,
                                    WordFrequencies& frequencies) {
  std::deque<RawDocument> records;
  Slice slice;
  slice.held_out = true;
  ForEachDocument(path, slice, [&](const TextDocument& document) {
    frequencies.Add(document.body());
    TextDocument near = document;
    CutToDomain(near);
    if (CountWords(near.body()) < kFewestWords) return;
    records.push_back(near.ToRecord(FileName(path)));
  });
  return records;
}

// One of each file in turn, as long as there are any.
std::vector<RawDocument> Select(std::vector<std::deque<RawDocument>> files,
                                size_t most) {
  std::vector<RawDocument> selected;
  for (bool found = true; found;) {
    found = false;
    for (std::deque<RawDocument>& file : files) {
      if (file.empty() || selected.size() == most) continue;
      selected.push_back(std::move(file.front()));
      file.pop_front();
      found = true;
    }
  }
  return selected;
}

class Simulation {
 public:
  Simulation(const Engine& engine, const WordFrequencies& frequencies, Spinner& spinner)
      : engine_(engine), outcomes_(frequencies), spinner_(spinner) {}

  // The other fixers go over the clean text first, so that nothing is left for them.
  void Add(RawDocument record) {
    const std::string id = record.id;
    const Document sound = engine_.Repair(std::move(record));
    Expect(sound.spun.profile.empty(), id + " is called spun before it is");
    const std::string& clean = sound.body.text;
    const SpunText spun = spinner_.Spin(clean);
    Expect(spun.map.ToSource({0, spun.text.size()}).size() == clean.size(),
           "offsets of the simulated spinner");
    const Document document =
        engine_.Repair(MakeRecord(id, sound.title.text, spun.text));
    ++articles_;
    called_[document.spun.profile.empty() ? "clean" : document.spun.profile] += 1;
    score_ += ScoreRepair(clean, spun.text, document.body.text, {}, errors_);
    outcomes_.Add(clean, spun, document);
  }

  void Print(const SimulateOptions& options) const {
    Expect(articles_ > 0, "no held-out documents in the files");
    MarkdownTable table({"<family", "seed", "unknown", "articles", "<called",
                         "substituted", "restored", "untouched", "harmed"});
    table.Add({options.family, std::to_string(options.seed),
               Decimal(options.unknown, 2), Count(articles_), List(called_),
               Count(score_.substituted), Percent(score_.restored, score_.substituted),
               Count(score_.untouched), Percent(score_.harmed, score_.untouched)});
    table.Print("Words of spun held-out text");
    outcomes_.Print(options.list);
    MarkdownTable harmed({"<mistake"});
    size_t rows = 0;
    for (const std::string& error : errors_) {
      if (!error.starts_with("HARMED") || rows == options.list) continue;
      harmed.Add({OneLine(error, 160)});
      ++rows;
    }
    harmed.Print("Words harmed");
  }

 private:
  const Engine& engine_;
  Outcomes outcomes_;
  Spinner& spinner_;
  size_t articles_ = 0;
  std::map<std::string, size_t> called_;
  RepairScore score_;
  std::vector<std::string> errors_;
};

}  // namespace

void MeasureSimulation(const Engine& engine, const SimulateOptions& options) {
  WordFrequencies frequencies;
  std::vector<std::deque<RawDocument>> files;
  for (const std::string& file : options.files) {
    files.push_back(ReadHeldOut(file, frequencies));
  }
  const SpinnerOptions spinner_options = {options.seed, options.unknown, options.pairs,
                                          options.rate};
  const std::unique_ptr<Spinner> spinner =
      options.family == "a" ? MakeWordSpinner(engine.lexicon(), spinner_options)
                            : MakePhraseSpinner(engine.lexicon(), spinner_options);
  Simulation simulation(engine, frequencies, *spinner);
  for (RawDocument& record : Select(std::move(files), options.articles)) {
    simulation.Add(std::move(record));
  }
  simulation.Print(options);
}

}  // namespace unspin::bench
