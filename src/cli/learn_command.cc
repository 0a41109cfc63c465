// unspin learn: from spun copies and their originals to the profile of a spinner.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "pipeline/pipeline.h"
#include "repair/spin/copy_finder.h"
#include "repair/spin/profile_file.h"
#include "repair/spin/profile_learner.h"

namespace unspin::cli {
namespace {

namespace fs = std::filesystem;

struct LearnOptions {
  std::vector<std::string> spun;
  std::vector<std::string> clean;
  std::string out;
  std::string name;
  std::string format;
  size_t threads = 0;
};

struct CopyText {
  std::string location;
  std::string name;  // pairs "spun/a.txt" with "clean/a.html"; empty when it has none
  std::string body;
};

// The name of a file without folder and ending, or of a record the last part of its id.
std::string NameOf(const std::string& id) {
  if (id.find('#') != std::string::npos) return {};  // "dump.jsonl#17" means nothing
  return fs::path(id).stem().string();
}

// Keeps the repaired bodies. Titles are left out: few spinners touch them, and each
// site writes its own.
class CopySink : public ResultSink {
 public:
  bool Accept(Article article) override {
    Document& document = article.document;
    texts_.push_back({std::move(document.location), NameOf(document.id),
                      std::move(document.body.text)});
    return true;
  }
  bool Reject(Problem problem) override {
    problems_.push_back(std::move(problem));
    return true;
  }

  // True when an input could not be used. A file NAME.json without text beside
  // NAME.txt is what somebody noted about the article.
  bool Report(const Session& session) const {
    std::set<std::string> names;
    for (const CopyText& text : texts_) names.insert(text.name);
    bool faulty = false;
    for (const Problem& problem : problems_) {
      const bool note =
          problem.source.ends_with(".json") && names.contains(NameOf(problem.source));
      if (note) continue;
      session.Report(problem);
      faulty = faulty || problem.severity != Problem::Severity::kWarning;
    }
    return faulty;
  }
  std::vector<CopyText> TakeTexts() { return std::move(texts_); }

 private:
  std::vector<CopyText> texts_;
  std::vector<Problem> problems_;
};

std::vector<CopyText> ReadCopies(const std::vector<std::string>& inputs,
                                 const LearnOptions& options, const Engine& engine,
                                 Session& session) {
  ReadOptions read;
  if (!options.format.empty()) read.format = InputFormatByName(options.format);
  ProblemCollector problems;
  const auto source = OpenInputs(inputs, read, problems);
  CopySink sink;
  RunPipeline(*source, engine, Depth::kRepair, options.threads, sink, nullptr);
  for (Problem& problem : problems.Take()) sink.Reject(std::move(problem));
  if (sink.Report(session)) session.status = kSomeRejected;
  return sink.TakeTexts();
}

// Which texts may be the original of a copy, the likeliest first: the one of the same
// name, when there is just one, then those with the same names and numbers inside.
class Originals {
 public:
  explicit Originals(const std::vector<CopyText>& texts) : finder_(FeaturesOf(texts)) {
    for (size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].name.empty()) continue;
      const auto [entry, fresh] = by_name_.emplace(texts[i].name, i);
      if (!fresh) entry->second = kSeveral;
    }
  }

  std::vector<size_t> CandidatesFor(const CopyText& copy) const {
    std::vector<size_t> candidates;
    const auto named = by_name_.find(copy.name);
    if (named != by_name_.end() && named->second != kSeveral) {
      candidates.push_back(named->second);
    }
    for (const CopyMatch& match : finder_.Find(FindCopyFeatures(copy.body))) {
      if (candidates.size() > kMostTried) break;
      candidates.push_back(match.text);
    }
    return candidates;
  }

 private:
  static constexpr size_t kSeveral = SIZE_MAX;
  static constexpr size_t kMostTried = 3;

  static std::vector<CopyFeatures> FeaturesOf(const std::vector<CopyText>& texts) {
    std::vector<CopyFeatures> features;
    features.reserve(texts.size());
    for (const CopyText& text : texts) {
      features.push_back(FindCopyFeatures(text.body));
    }
    return features;
  }

  std::map<std::string, size_t> by_name_;
  CopyFinder finder_;
};

struct LearnCounts {
  size_t unspun = 0;    // copies that are no different from their originals
  size_t partners = 0;  // originals used
};

LearnCounts AddAll(const std::vector<CopyText>& spun,
                   const std::vector<CopyText>& clean, ProfileLearner& learner,
                   Session& session) {
  using Outcome = ProfileLearner::Outcome;
  const Originals originals(clean);
  LearnCounts counts;
  std::set<size_t> used;
  for (const CopyText& copy : spun) {
    Outcome outcome = Outcome::kNotACopy;
    for (const size_t candidate : originals.CandidatesFor(copy)) {
      outcome = learner.Add(copy.body, clean[candidate].body);
      if (outcome == Outcome::kNotACopy) continue;
      used.insert(candidate);
      session.TellDetail(copy.location + " is a copy of " + clean[candidate].location);
      break;
    }
    if (outcome == Outcome::kNotSpun) ++counts.unspun;
    if (outcome != Outcome::kNotACopy) continue;
    Problem alone;
    alone.severity = Problem::Severity::kWarning;
    alone.source = copy.location;
    alone.reason = "no original of it found";
    session.Report(alone);
    session.status = kSomeRejected;
  }
  counts.partners = used.size();
  return counts;
}

std::string Summarise(const LearnedProfile& profile, const ProfileLearner& learner,
                      const LearnCounts& counts, size_t originals) {
  std::string out = fmt::format(
      "{} pairs of texts, {} words aligned, {} of them changed",
      Grouped(learner.texts()), Grouped(learner.words()), Grouped(learner.changed()));
  if (counts.unspun > 0) out += fmt::format("; {} copies not spun", counts.unspun);
  if (counts.partners < originals) {
    out += fmt::format("; {} originals without a copy", originals - counts.partners);
  }
  const bool free = profile.touches == Touches::kFreeWords;
  const bool fixed = profile.mapping == Mapping::kFixed;
  return out + fmt::format(
                   "\n{}: {} substitutions; touches {} words; {}; replaces {:.0f} % of "
                   "the words it can",
                   profile.name, Grouped(profile.rows.size()), free ? "free" : "all",
                   fixed ? "one image a word" : "images drawn at random",
                   100 * profile.rate);
}

void Learn(const LearnOptions& options, Session& session) {
  RepairOptions repair;
  repair.spin = false;
  const Engine engine = session.LoadEngine(repair);
  const auto spun = ReadCopies(options.spun, options, engine, session);
  const auto clean = ReadCopies(options.clean, options, engine, session);
  ProfileLearner learner;
  const LearnCounts counts = AddAll(spun, clean, learner, session);
  if (learner.texts() == 0) {
    throw Error(
        fmt::format("nothing to learn from: of {} copies and {} originals, {}",
                    spun.size(), clean.size(),
                    counts.unspun > 0 ? "no copy is spun" : "no two belong together"));
  }
  const std::string stem = fs::path(options.out).stem().string();
  const LearnedProfile profile = learner.Learn(
      !options.name.empty() ? options.name : (options.out == "-" ? "learned" : stem));
  const std::string table = WriteProfile(profile);
  if (options.out == "-") {
    Output output;
    output.Write(table);
    output.Flush();
  } else {
    WriteFileAtomically(options.out, table);
  }
  session.Tell(Summarise(profile, learner, counts, clean.size()));
}

}  // namespace

void AddLearnCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<LearnOptions>();
  CLI::App* command = app.add_subcommand(
      "learn", "Learn a spinner's substitutions from copies and originals");
  command
      ->add_option("--spun", options->spun,
                   "Spun copies: files, folders or patterns, as for ingest")
      ->required()
      ->type_name("INPUT");
  command
      ->add_option("--clean", options->clean,
                   "Their originals; paired by file name or id, else by content")
      ->required()
      ->type_name("INPUT");
  command->add_option("-o,--out", options->out, "The profile; - is standard output")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--name", options->name,
                   "Name of the spinner; else that of the file")
      ->type_name("NAME");
  command
      ->add_option("--input-format", options->format,
                   "text, html, jsonl, json, csv or tsv; else found by content")
      ->check(OneOf({"text", "html", "jsonl", "json", "csv", "tsv"}))
      ->type_name("FORMAT");
  command->add_option("-j,--threads", options->threads, "Threads; 0 means one a core")
      ->type_name("N")
      ->capture_default_str();
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n"
      "  unspin learn --spun corpus/spun_a --clean corpus/clean --out newsmill.tsv");
  command->callback([options, &session] { Learn(*options, session); });
}

}  // namespace unspin::cli
