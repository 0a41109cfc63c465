#include "query/story_view.h"

#include <SQLiteCpp/Database.h>

#include "base/error.h"
#include "query/article_lookup.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"
#include "store/stories/story_clusters.h"

namespace unspin {
namespace {

bool ReadStory(SQLite::Database& connection, std::string_view article,
               StoryView& view) {
  Statement row(
      connection,
      "SELECT s.id, s.title, s.first_published, s.last_published, s.outlets "
      "FROM articles AS a JOIN stories AS s ON s.id = a.story_id WHERE a.id = "
      "?");
  if (!row.Start(article).Step()) return false;
  view.id = row.String(0);
  view.title = row.String(1);
  view.first_published = row.String(2);
  view.last_published = row.String(3);
  view.outlets = static_cast<uint64_t>(row.Integer(4));
  return true;
}

void ReadArticles(SQLite::Database& connection, StoryView& view) {
  Statement row(
      connection,
      "SELECT a.id, a.title, a.published, a.source, a.spun, a.key, p.features "
      "FROM articles AS a LEFT JOIN fingerprints AS p ON p.article_key = a.key "
      "WHERE a.story_id = ? ORDER BY a.published_unix IS NULL, "
      "a.published_unix, a.id");
  std::vector<StoryMember> members;
  for (row.Start(view.id); row.Step();) {
    StoryArticleView& article = view.articles.emplace_back();
    article.id = row.String(0);
    article.title = row.String(1);
    article.published = row.String(2);
    article.source = row.String(3);
    article.spun = row.Integer(4) != 0;
    members.push_back({row.Integer(5), FingerprintFromBytes(row.Text(6)), {}});
  }
  if (members.empty()) {
    throw Error("the database is damaged: story " + view.id + " has no article");
  }
  const size_t leader = FullestMember(members);
  for (size_t i = 0; i < members.size(); ++i) {
    const Likeness likeness = Compare(members[i].print, members[leader].print);
    StoryArticleView& article = view.articles[i];
    article.leads = i == leader;
    article.names = likeness.names;
    article.numbers = likeness.numbers;
    article.words = likeness.words;
    article.score = likeness.score;
  }
}

}  // namespace

std::optional<StoryView> Reader::ShowStory(std::string_view article_id) const {
  return guard_->Limited([&]() -> std::optional<StoryView> {
    const std::optional<std::string> id = ResolveArticleId(*connection_, article_id);
    StoryView view;
    if (!id || !ReadStory(*connection_, *id, view)) return std::nullopt;
    ReadArticles(*connection_, view);
    return view;
  });
}

}  // namespace unspin
