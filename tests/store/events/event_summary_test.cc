#include "store/events/event_summary.h"

#include <doctest/doctest.h>

#include "store/events/event_cases.h"

namespace unspin {
namespace {

EventSummary SummaryOf(const std::vector<EventFact>& facts) {
  std::vector<const EventFact*> all;
  for (const EventFact& fact : facts) all.push_back(&fact);
  return Summarise(all, *FindEventRules(facts.front().type));
}

TEST_CASE("sources that disagree are counted for each value") {
  EventFact most = OutageFact(1, "a", "2022-12-20", "2022-12-18", 24);
  most.numbers.erase("duration_hours_min");
  // The summary points into them.
  const std::vector<EventFact> facts = {
      most, OutageFact(2, "b", "2022-12-19", "2022-12-18", 12),
      OutageFact(3, "c", "2022-12-21", "2022-12-18", 24)};
  const EventSummary summary = SummaryOf(facts);
  CHECK(summary.disagreements ==
        R"([{"field":"hours","values":[{"value":12,"sources":1},)"
        R"({"value":24,"sources":1},{"value":24,"bound":"at most","sources":1}]}])");
  CHECK(summary.sources == 3);
  CHECK(summary.articles == 3);
  CHECK(summary.first->published_iso == "2022-12-19");
  CHECK(summary.last->published_iso == "2022-12-21");
}

TEST_CASE("copies of a story are one source, and clean ones speak for it") {
  std::vector<EventFact> facts = {OutageFact(1, "a", "2022-12-20", "2022-12-18", 24),
                                  OutageFact(2, "b", "2022-12-20", "2022-12-18", 4),
                                  OutageFact(3, "c", "2022-12-20", "2022-12-18", 4)};
  for (EventFact& fact : facts) fact.story = "a";
  facts[1].spun = facts[2].spun = true;
  const EventSummary summary = SummaryOf(facts);
  CHECK(summary.sources == 1);
  CHECK(summary.articles == 3);
  CHECK(summary.disagreements.empty());
  CHECK(summary.fields.find(R"("duration_hours_max":24)") != std::string::npos);
}

TEST_CASE("values that bounds allow are no disagreement") {
  EventFact more = OutageFact(1, "a", "2022-12-20", "2022-12-18", 12);
  more.numbers.erase("duration_hours_max");
  CHECK(SummaryOf({more, OutageFact(2, "b", "2022-12-20", "2022-12-18", 24)})
            .disagreements.empty());
  CHECK(SummaryOf({OutageFact(1, "a", "2022-12-20", "2022-12"),
                   OutageFact(2, "b", "2022-12-20", "2022-12-18")})
            .disagreements.empty());
}

TEST_CASE("the date is the finest that most sources give") {
  CHECK(SummaryOf({OutageFact(1, "a", "2022-12-20", "2022-12"),
                   OutageFact(2, "b", "2022-12-20", "2022-12"),
                   OutageFact(3, "c", "2022-12-20", "2022-12-18")})
            .date == "2022-12-18");
}

TEST_CASE("the last status counts, but not an unknown one") {
  EventFact early = OutageFact(1, "a", "2022-12-18", "2022-12-18");
  early.texts["status"] = "ongoing";
  EventFact late = OutageFact(2, "b", "2022-12-20", "2022-12-18");
  late.texts["status"] = "resolved";
  EventFact later = OutageFact(3, "c", "2022-12-29", "2022-12-18");
  later.texts["status"] = "unknown";
  CHECK(SummaryOf({early, late, later}).fields ==
        R"({"began":"2022-12-18","status":"resolved"})");
}

TEST_CASE("subject and object are the entities that most sources name") {
  EventFact one = RoleChangeFact(1, "a", "2022-12-29", "CEO", "2022-12-29");
  EventFact two = RoleChangeFact(2, "b", "2022-12-29", "CEO", "2022-12-29");
  two.entities.erase("company");
  const EventSummary summary = SummaryOf({one, two});
  CHECK(summary.subject == kBoss);
  CHECK(summary.object == kFirm);
  CHECK(summary.entities.at({"company", kFirm}) == 1);
  CHECK(summary.entities.at({"person", kBoss}) == 2);
}

}  // namespace
}  // namespace unspin
