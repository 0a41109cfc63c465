#include "cli/shown_events.h"

#include <fmt/format.h>

#include "cli/shown_text.h"

namespace unspin::cli {
namespace {

std::string Line(std::string_view label, std::string_view value) {
  return value.empty() ? "" : fmt::format("  {:<18} {}\n", label, OneLine(value));
}

std::string Counted(uint64_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string Share(double share) {
  return share < 0 ? "none" : fmt::format("{:.0f} %", 100 * share);
}

std::string Stretch(const std::string& first, const std::string& last) {
  return first == last ? first : first + " to " + last;
}

std::string Origin(const std::string& published, const std::string& source, bool spun) {
  std::string origin;
  for (const std::string* part : {&published, &source}) {
    if (!part->empty()) origin += "  " + OneLine(*part);
  }
  return origin + (spun ? "  spun" : "");
}

}  // namespace

std::string DescribeEvent(const EventView& event, bool why) {
  std::string out = fmt::format("event v{} ({})\n", event.id, event.type);
  out += Line("date", event.date);
  for (const auto& [name, value] : event.values) out += Line(name, value);
  out += Line("confidence", fmt::format("{:.2f}", event.confidence));
  out += Line("told by", Counted(event.articles, "article") + " of " +
                             Counted(event.sources, "independent source"));
  out += Line("seen", Stretch(event.first_seen, event.last_seen));
  for (const DisagreementView& disagreement : event.disagreements) {
    std::string values;
    for (const auto& [value, sources] : disagreement.values) {
      values += (values.empty() ? "" : ", ") + value + " (" +
                Counted(sources, "source") + ")";
    }
    out += Line("disagreement", disagreement.field + ": " + values);
  }
  for (const EventFactView& fact : event.facts) {
    out += fmt::format("\nf{}  {}{}\n", fact.id, OneLine(fact.article),
                       Origin(fact.published, fact.source, fact.spun));
    out += Line("evidence", fact.evidence);
    if (!why) continue;
    out += Line("date", fact.date);
    out += Line("because", fact.reason);
    if (fact.story != fact.article) out += Line("story", fact.story);
  }
  return out;
}

std::string DescribeStory(const StoryView& story, bool why) {
  std::string out = fmt::format("story {}\n", OneLine(story.id));
  out += Line("title", story.title);
  out += Line("articles",
              Counted(story.articles.size(), "article") +
                  (story.outlets > 0 ? " of " + Counted(story.outlets, "outlet") : ""));
  out += Line("seen", Stretch(story.first_published, story.last_published));
  for (const StoryArticleView& article : story.articles) {
    out += fmt::format("\n{}{}\n", OneLine(article.id),
                       Origin(article.published, article.source, article.spun));
    out += Line("title", article.title);
    if (!why || story.articles.size() == 1) continue;
    if (article.leads) {
      out += Line("because", "it is the fullest text; the others are copies of it");
      continue;
    }
    out +=
        Line("because",
             fmt::format("in common with that: names {}, numbers {}, words {}; {:.2f} "
                         "in all",
                         Share(article.names), Share(article.numbers),
                         Share(article.words), article.score));
  }
  return out;
}

}  // namespace unspin::cli
