// unspin_spin_bench clean: text that no spinner touched must come out as it was.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "bench/measure.h"
#include "bench/spin/commands.h"
#include "bench/spin/markdown.h"

namespace unspin::bench {
namespace {

constexpr size_t kHighest = 10;

struct Scored {
  double score = 0;
  std::string profile;
  std::string id;
  std::string title;
  std::string opening;
};

struct FileCounts {
  std::string file;
  size_t documents = 0;
  size_t words = 0;
  size_t bytes = 0;
  std::map<std::string, size_t> called;  // by profile
  size_t changed = 0;                    // words of the original that "spin" changed
  size_t other_repairs = 0;
  double highest = 0;
};

struct Changes {
  size_t times = 0;
  std::string example;
};

class CleanRun {
 public:
  explicit CleanRun(const Engine& engine) : engine_(engine) {}

  void Read(const std::string& path, const Slice& slice) {
    counts_.push_back({});
    counts_.back().file = FileName(path);
    ForEachDocument(path, slice,
                    [this](const TextDocument& document) { Add(document); });
  }

  void Print(size_t list) {
    PrintCounts();
    PrintScored("Called spun", called_, list);
    PrintChanges("Words changed", changes_, list);
    PrintChanges("What other fixers changed", others_, list);
    PrintScored("Highest scores", highest_, kHighest);
  }

 private:
  void Add(const TextDocument& text) {
    FileCounts& counts = counts_.back();
    const std::string body = text.body();
    const Document document = engine_.Repair(text.ToRecord(counts.file));
    ++counts.documents;
    counts.words += CountWords(body);
    counts.bytes += body.size();
    counts.highest = std::max(counts.highest, document.spun.score);
    Keep({document.spun.score, document.spun.profile, document.id, text.title,
          OneLine(body, 60)});
    if (!document.spun.profile.empty()) ++counts.called[document.spun.profile];
    size_t changed = 0;
    for (const Repair& repair : document.repairs) {
      if (repair.kind == RepairKind::kSpin) {
        changed += AddChange(document, repair);
      } else {
        ++counts.other_repairs;
        Note(others_[repair.fixer], document, repair);
      }
    }
    Expect(changed == 0 || !document.spun.profile.empty(),
           document.id + " is changed but not called spun");
    counts.changed += changed;
  }

  void Keep(Scored scored) {
    if (!scored.profile.empty()) called_.push_back(scored);
    highest_.push_back(std::move(scored));
    if (highest_.size() <= 2 * kHighest) return;
    std::ranges::stable_sort(highest_, std::greater(), &Scored::score);
    highest_.resize(kHighest);
  }

  // Returns the number of words that were changed.
  size_t AddChange(const Document& document, const Repair& repair) {
    const std::string_view was =
        repair.source.In(document.field_original(repair.field));
    const std::string_view now = repair.text.In(document.field(repair.field).text);
    Note(changes_[fmt::format("{} → {}", was, now)], document, repair);
    return CountWords(was);
  }

  // Counts a change; keeps what stood around the first.
  static void Note(Changes& changes, const Document& document, const Repair& repair) {
    if (changes.times++ > 0) return;
    const std::string_view text = document.field_original(repair.field);
    size_t begin = repair.source.begin - std::min<size_t>(repair.source.begin, 30);
    while (begin > 0 && text[begin - 1] != ' ' && begin < repair.source.begin) ++begin;
    changes.example =
        fmt::format("{}: {}[{}]{}", document.id,
                    OneLine(text.substr(begin, repair.source.begin - begin), 40),
                    OneLine(repair.source.In(text), 60),
                    OneLine(text.substr(repair.source.end), 30));
  }

  void PrintCounts() const {
    MarkdownTable table({"<file", "documents", "words", "MB", "called spun",
                         "words changed", "other repairs", "highest score"});
    FileCounts sum;
    sum.file = "all";
    for (const FileCounts& counts : counts_) {
      AddRow(table, counts);
      sum.documents += counts.documents;
      sum.words += counts.words;
      sum.bytes += counts.bytes;
      for (const auto& [profile, times] : counts.called) sum.called[profile] += times;
      sum.changed += counts.changed;
      sum.other_repairs += counts.other_repairs;
      sum.highest = std::max(sum.highest, counts.highest);
    }
    Expect(sum.documents > 0, "no documents in the slice");
    if (counts_.size() > 1) AddRow(table, sum);
    table.Print("Clean text");
  }

  static void AddRow(MarkdownTable& table, const FileCounts& counts) {
    table.Add({counts.file, Count(counts.documents), Count(counts.words),
               Decimal(static_cast<double>(counts.bytes) / 1e6, 1),
               counts.called.empty() ? "0" : List(counts.called), Count(counts.changed),
               Count(counts.other_repairs), Decimal(counts.highest)});
  }

  static void PrintScored(const std::string& heading, std::vector<Scored>& all,
                          size_t most) {
    std::ranges::stable_sort(all, std::greater(), &Scored::score);
    MarkdownTable table({"score", "<profile", "<document", "<title", "<begins"});
    for (size_t i = 0; i < std::min(most, all.size()); ++i) {
      table.Add({Decimal(all[i].score), all[i].profile, all[i].id, all[i].title,
                 all[i].opening});
    }
    table.Print(heading);
  }

  static void PrintChanges(const std::string& heading,
                           const std::map<std::string, Changes>& changes, size_t most) {
    std::vector<std::pair<std::string, Changes>> all(changes.begin(), changes.end());
    std::ranges::stable_sort(all, std::greater(),
                             [](const auto& change) { return change.second.times; });
    MarkdownTable table({"times", "<change", "<the first"});
    for (size_t i = 0; i < std::min(most, all.size()); ++i) {
      table.Add({Count(all[i].second.times), OneLine(all[i].first, 60),
                 all[i].second.example});
    }
    table.Print(heading);
  }

  const Engine& engine_;
  std::vector<FileCounts> counts_;
  std::vector<Scored> called_;
  std::vector<Scored> highest_;
  std::map<std::string, Changes> changes_;  // of words, by "was → is"
  std::map<std::string, Changes> others_;   // by fixer
};

}  // namespace

void MeasureClean(const Engine& engine, const CleanOptions& options) {
  CleanRun run(engine);
  for (const std::string& file : options.files) run.Read(file, options.slice);
  run.Print(options.list);
}

}  // namespace unspin::bench
