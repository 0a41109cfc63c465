#include "store/events/event_groups.h"

#include <doctest/doctest.h>

#include <random>

#include "store/events/event_cases.h"

namespace unspin {
namespace {

TEST_CASE("two outages in a week are kept apart by their dates") {
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", "2022-12-12"),
                 OutageFact(2, "b", "2022-12-17", "2022-12-15"),
                 OutageFact(3, "c", "2022-12-13", "2022-12-12T06:12"),
                 OutageFact(4, "d", "2022-12-20", "2022-12-15")}) == "1 3|2 4");
}

TEST_CASE("an outage without a date joins the only one around its article") {
  const EventFact first = OutageFact(1, "a", "2022-12-13", "2022-12-12");
  const EventFact second = OutageFact(2, "b", "2022-12-17", "2022-12-15");
  const EventFact undated = OutageFact(3, "c", "2022-12-18", "");
  CHECK(Grouped({first, undated}) == "1 3");
  CHECK(Grouped({first, second, undated}) == "1|2|3");
  CHECK(Grouped({first, OutageFact(4, "d", "2023-08-01", "")}) == "1|4");
  CHECK(Grouped({first, OutageFact(4, "d", "2022-12-01", "")}) == "1|4");
  // The one that lasted as long.
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", "2022-12-12", 3),
                 OutageFact(2, "b", "2022-12-17", "2022-12-15", 24),
                 OutageFact(3, "c", "2022-12-18", "", 24)}) == "1|2 3");
}

TEST_CASE("outages without any date are one when their articles are near") {
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", ""),
                 OutageFact(2, "b", "2022-12-15", ""),
                 OutageFact(3, "c", "2023-03-01", "")}) == "1 2|3");
  // Neither date nor article's date: only what else they say tells.
  CHECK(Grouped({OutageFact(1, "a", "", ""), OutageFact(2, "b", "", "")}) == "1|2");
  CHECK(Grouped({OutageFact(1, "a", "", "", 7), OutageFact(2, "b", "", "", 7)}) ==
        "1 2");
}

TEST_CASE("a month joins the day in it when there is one only") {
  const EventFact month = OutageFact(3, "c", "2023-05-01", "2022-12");
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", "2022-12-12"), month}) == "1 3");
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", "2022-12-12"),
                 OutageFact(2, "b", "2022-12-29", "2022-12-28"), month}) == "1|2|3");
  CHECK(Grouped({OutageFact(1, "a", "2022-11-13", "2022-11-12"), month}) == "1|3");
}

TEST_CASE("the next day is the same outage only with the same details") {
  const EventFact here = OutageFact(1, "a", "2022-12-19", "2022-12-18", 24);
  CHECK(Grouped({here, OutageFact(2, "b", "2022-12-20", "2022-12-19", 24)}) == "1 2");
  CHECK(Grouped({here, OutageFact(2, "b", "2022-12-20", "2022-12-19", 5)}) == "1|2");
  CHECK(Grouped({here, OutageFact(2, "b", "2022-12-20", "2022-12-19")}) == "1|2");
}

TEST_CASE("an article that tells of two outages of a day means two") {
  EventFact first = OutageFact(1, "a", "2022-12-19", "2022-12-18", 2);
  EventFact second = OutageFact(2, "a", "2022-12-19", "2022-12-18", 9);
  CHECK(Grouped({first, second}) == "1|2");
  CHECK(Grouped({first, second, OutageFact(3, "b", "2022-12-19", "2022-12-18", 9)}) ==
        "1|2 3");
  // Told twice alike it is one.
  CHECK(Grouped({first, OutageFact(4, "a", "2022-12-19", "2022-12-18", 2)}) == "1 4");
}

TEST_CASE("a copy of a story joins what the story tells of") {
  EventFact copy = OutageFact(3, "c", "2023-06-01", "");
  copy.story = "a";
  CHECK(Grouped({OutageFact(1, "a", "2022-12-13", "2022-12-12"),
                 OutageFact(2, "b", "2023-05-30", "2023-05-30"), copy}) == "1 3|2");
}

TEST_CASE("what a copy says has the dates of its original") {
  std::vector<EventFact> facts = {OutageFact(11, "a", "2022-12-14", "2022-12-12", 3),
                                  OutageFact(12, "a", "2022-12-14", "2022-12-13", 7),
                                  // Reposted a week later: "on Monday", "on Tuesday".
                                  OutageFact(1, "b", "2022-12-21", "2022-12-19", 3),
                                  OutageFact(2, "b", "2022-12-21", "2022-12-20", 7),
                                  OutageFact(3, "b", "2022-12-21", "2022-12-20", 48),
                                  OutageFact(5, "c", "2022-12-20", "2022-12-19", 3)};
  for (size_t i = 0; i < 5; ++i) facts[i].story = "a";
  AlignCopies(facts);
  CHECK(facts[2].date == "2022-12-12");
  CHECK(facts[2].texts.at("began") == "2022-12-12");
  CHECK(facts[3].date == "2022-12-13");
  CHECK(facts[4].date == "2022-12-20");  // its original says no such thing
  CHECK(Grouped(facts) == "1 11|2 12|3|5");
}

TEST_CASE("changes of a role are told apart by role, company and year") {
  CHECK(Grouped({RoleChangeFact(1, "a", "2022-12-29", "CEO", "2022-12-29"),
                 RoleChangeFact(2, "b", "2022-12-30", "chief executive officer",
                                "2023-02-01"),
                 RoleChangeFact(3, "c", "2022-12-30", "president and chief executive",
                                "2022-12")}) == "1 2 3");
  CHECK(Grouped({RoleChangeFact(1, "a", "2022-12-29", "CEO", "2022-12-29"),
                 RoleChangeFact(2, "b", "2022-12-29", "chair", "2022-12-29"),
                 RoleChangeFact(3, "c", "2025-12-29", "CEO", "2025-12-29")}) ==
        "1|2|3");
  EventFact elsewhere = RoleChangeFact(2, "b", "2022-12-29", "CEO", "2022-12-29");
  elsewhere.entities["company"] = {99};
  EventFact unknown = RoleChangeFact(3, "c", "2022-12-29", "CEO", "2022-12-29");
  unknown.entities.erase("company");
  const EventFact here = RoleChangeFact(1, "a", "2022-12-29", "CEO", "2022-12-29");
  CHECK(Grouped({here, elsewhere}) == "1|2");
  CHECK(Grouped({here, unknown}) == "1 3");
}

TEST_CASE("rounds of funding have names, dates or amounts") {
  const auto round = [](int64_t id, const std::string& article, const std::string& date,
                        const std::string& name, const std::string& amount) {
    EventFact fact = FactOf("funding", id, article, "2023-03-02");
    fact.entities["company"] = {kFirm};
    fact.date = date;
    if (!name.empty()) fact.texts["round"] = name;
    if (!amount.empty()) fact.texts["amount"] = amount;
    return fact;
  };
  CHECK(Grouped({round(1, "a", "2023-03-01", "Series B", "USD 40000000"),
                 round(2, "b", "", "", "USD 40500000"),
                 round(3, "c", "2021-05-01", "Series A", "USD 9000000"),
                 round(4, "a", "", "Series A", "")}) == "1 2|3|4");
}

TEST_CASE("a figure has its period") {
  const auto revenue = [](int64_t id, const std::string& article,
                          const std::string& period, double value) {
    EventFact fact = FactOf("figure", id, article, "2023-02-02");
    fact.entities["company"] = {kFirm};
    fact.date = period;
    fact.texts["metric"] = "revenue";
    fact.texts["unit"] = "USD";
    fact.numbers["value"] = value;
    return fact;
  };
  CHECK(Grouped({revenue(1, "a", "2022-Q4", 1.2e9), revenue(2, "b", "2022-Q4", 1.3e9),
                 revenue(3, "c", "2022", 4.4e9),
                 revenue(4, "d", "2022-10/2022-12", 1.2e9),
                 revenue(5, "e", "", 4.4e9)}) == "1 2 4|3 5");
  // Two values for one period in one article are of two things.
  CHECK(Grouped({revenue(1, "a", "2022-Q4", 1.2e9),
                 revenue(2, "a", "2022-Q4", 0.3e9)}) == "1|2");
}

TEST_CASE("the events do not depend on the order of the facts") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<EventFact> facts;
  for (int64_t id = 1; id <= 120; ++id) {
    const auto day = [&] { return "2022-12-" + std::to_string(10 + random() % 20); };
    const std::string dates[] = {day(), "2022-12", "", day() + "T06:12"};
    facts.push_back(OutageFact(id, "a" + std::to_string(random() % 60),
                               random() % 5 == 0 ? "" : day(), dates[random() % 4],
                               static_cast<double>(random() % 4)));
    facts.back().story = "s" + std::to_string(random() % 30);
  }
  const std::string expected = Grouped(facts);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(facts.begin(), facts.end(), random);
    CHECK(Grouped(facts) == expected);
  }
}

TEST_CASE("names of posts are compared by what they mean") {
  CHECK(SameRole("CEO", "Chief Executive"));
  CHECK(SameRole("chief financial officer", "CFO"));
  CHECK(SameRole("president and CEO", "president"));
  CHECK(SameRole("finance chief", "chief financial officer"));
  CHECK_FALSE(SameRole("president", "vice president"));
  CHECK_FALSE(SameRole("head of sales", "head of marketing"));
  CHECK_FALSE(SameRole("CTO", "chair"));
}

}  // namespace
}  // namespace unspin
