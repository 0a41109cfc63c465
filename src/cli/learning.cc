#include "cli/learning.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.h"
#include "cli/progress.h"
#include "cli/session.h"

namespace unspin::cli {
namespace {

// Pipes, terminals and sockets give their bytes once; what is not there is reported
// when it is read.
void RequireTwice(const std::string& input) {
  std::error_code error;
  const auto status = std::filesystem::status(input, error);
  if (input != "-" && input != "@-" &&
      (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status) ||
       std::filesystem::is_directory(status))) {
    return;
  }
  throw Error((input == "-" || input == "@-" ? std::string("standard input") : input) +
              ": can be read only once, and --learn reads the inputs twice: put it "
              "into a file, or leave out --learn");
}

}  // namespace

std::unique_ptr<const Survey> SurveyInputs(const InputOptions& options,
                                           const Session& session) {
  if (!options.learn) return nullptr;
  for (const std::string& input : options.Inputs()) RequireTwice(input);
  ReadOptions read = options.ToReadOptions(session);
  read.tell_guess = {};
  read.shards = 1;
  read.shard = 0;
  read.limit.reset();
  ProblemCollector problems;  // the second reading reports them
  const auto source = OpenInputs(options.Inputs(), read, problems);
  const Engine engine = session.LoadEngine(options.ToRepairOptions(nullptr));
  std::unique_ptr<const Survey> survey;
  {
    ProgressLine progress(session);
    survey =
        std::make_unique<const Survey>(*source, engine, options.threads, &progress);
  }
  session.TellDetail(Summary(*survey));
  return survey;
}

std::string Summary(const Survey& survey) {
  std::string text;
  for (const Lesson& lesson : survey.lessons()) {
    text += fmt::format("{}{} pairs of {} from {} {}", text.empty() ? "learned " : ", ",
                        Grouped(lesson.pairs), lesson.profile, Grouped(lesson.copies),
                        lesson.copies == 1 ? "copy" : "copies");
  }
  if (text.empty())
    text = "nothing learned: no spun article stands beside its original";
  const size_t alone = survey.with_copies();
  if (alone > 0) {
    text += fmt::format("; {} spun {} beside other copies only", Grouped(alone),
                        alone == 1 ? "article stands" : "articles stand");
  }
  return text;
}

}  // namespace unspin::cli
