// unspin show: one article with its entities and facts marked; one event or story.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/shown_events.h"
#include "query/reader.h"

namespace unspin::cli {
namespace {

struct ShowOptions {
  std::string database;
  std::string article;
  bool original = false;
  bool diff = false;
  bool story = false;
};

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kReset = "\x1b[0m";

// A stretch of text (code points) and what is written in its place.
struct Mark {
  uint64_t start = 0;
  uint64_t end = 0;
  std::string written;
};

std::string Marked(const std::string& text, const std::vector<Mark>& marks) {
  const CodePointIndex index(text);
  std::string out;
  size_t done = 0;
  for (const Mark& mark : marks) {
    const size_t begin = index.ByteAt(mark.start);
    if (begin < done) continue;
    out += text.substr(done, begin - done) + mark.written;
    done = std::max(index.ByteAt(mark.end), begin);
  }
  return out + text.substr(done);
}

std::string WithEntities(const ArticleView& article, bool in_title, bool colour) {
  std::vector<Mark> marks;
  for (const StoredMention& mention : article.mentions) {
    if (mention.in_title != in_title) continue;
    const std::string name =
        colour ? std::string(kBold) + mention.text + std::string(kReset)
               : "[" + mention.text + "]";
    marks.push_back({mention.start, mention.end, name + "(" + mention.type + ")"});
  }
  return Marked(in_title ? article.title : article.text, marks);
}

std::string WithRepairs(const ArticleView& article, bool in_title, bool colour) {
  std::vector<Mark> marks;
  for (const StoredRepair& repair : article.repairs) {
    if (repair.in_title != in_title) continue;
    std::string written;
    const auto add = [&](std::string_view paint, const std::string& text) {
      written += colour ? std::string(paint) + text + std::string(kReset) : text;
    };
    if (!repair.source.empty()) add(kRed, "[-" + repair.source + "-]");
    if (!repair.text.empty()) add(kGreen, "{+" + repair.text + "+}");
    marks.push_back({repair.start, repair.end, written});
  }
  return Marked(in_title ? article.title : article.text, marks);
}

std::string Head(const ArticleView& article) {
  std::string out = article.id;
  for (const std::string* part : {&article.published, &article.source, &article.url}) {
    if (!part->empty()) out += "  " + *part;
  }
  out += article.spun_profile.empty()
             ? "  clean"
             : fmt::format("  spun by profile {} ({:.3f})", article.spun_profile,
                           article.spun_score);
  return out + fmt::format("  {} repairs\n\n", article.repairs.size());
}

std::string Describe(const ArticleView& article, const ShowOptions& options,
                     bool colour) {
  std::string out = Head(article);
  if (options.original) {
    if (!article.original_title.empty() &&
        !article.original.starts_with(article.original_title)) {
      out += article.original_title + "\n\n";
    }
    return out + article.original + "\n";
  }
  const auto text = options.diff ? WithRepairs : WithEntities;
  if (!article.title.empty()) out += text(article, true, colour) + "\n\n";
  out += text(article, false, colour) + "\n";
  if (options.diff) return out;
  for (size_t i = 0; i < article.facts.size(); ++i) {
    const StoredFact& fact = article.facts[i];
    out += fmt::format("{}f{}  {} {:.2f}  {}\n", i == 0 ? "\n" : "", fact.id, fact.type,
                       fact.confidence, fact.fields);
  }
  return out;
}

// What is to be printed; nothing when there is no such thing.
std::optional<std::string> Show(const ShowOptions& options, const Session& session) {
  const Reader reader(options.database);
  if (options.story) {
    const std::optional<StoryView> story = reader.ShowStory(options.article);
    return story ? std::optional(DescribeStory(*story, false)) : std::nullopt;
  }
  if (const std::optional<EventView> event = reader.ShowEvent(options.article)) {
    return DescribeEvent(*event, false);
  }
  const std::optional<ArticleView> article = reader.Show(options.article);
  if (!article) return std::nullopt;
  return Describe(*article, options, session.ColourOn(stdout));
}

}  // namespace

void AddShowCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command =
      app.add_subcommand("show", "One article with its entities and facts marked");
  command
      ->add_option("ARTICLE", options->article,
                   "Its id, or the end of it; or an event: v...")
      ->required();
  command->add_option("--db", options->database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  command->add_flag("--original", options->original, "The text as it came");
  command->add_flag("--diff", options->diff, "The repairs, marked in the text");
  command->add_flag("--story", options->story,
                    "The articles of its story: copies of one text");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin show spun_a/cloud-cooling-osaka.txt --diff --db facts.db");
  command->callback([options, &session] {
    const std::optional<std::string> shown = Show(*options, session);
    if (!shown) {
      session.Complain("no article has the id " + options->article);
      session.status = kNothingFound;
      return;
    }
    PageOut(*shown);
  });
}

}  // namespace unspin::cli
