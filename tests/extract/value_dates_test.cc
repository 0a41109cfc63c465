#include <doctest/doctest.h>

#include "value_cases.h"

namespace unspin {
namespace {

// Everything here is published on Wednesday, 15 November 2023, unless it says
// otherwise.
void CheckDates(std::initializer_list<ValueCase> cases,
                std::string_view published = "2023-11-15") {
  for (const ValueCase& c : cases) {
    CAPTURE(c.text);
    CHECK(FoundIn(c.text, published, {ValueKind::kDate}) == c.expected);
  }
}

TEST_CASE("calendar dates are found in the order of either side of the ocean") {
  CheckDates({
      {"The report of March 14, 2023 said so.", "March 14, 2023=2023-03-14"},
      {"It came out on 14 March 2021.", "14 March 2021=2021-03-14"},
      {"It came out on 14 Mar. 2021.", "14 Mar. 2021=2021-03-14"},
      {"It came on the 14th of March 2021.", "14th of March 2021=2021-03-14"},
      {"On March 3rd it rained.", "March 3rd=2023-03-03"},
      {"On Nov. 7 it fell.", "Nov. 7=2023-11-07"},
      {"NEW YORK, Nov. 7, 2023 — The firm grew.", "Nov. 7, 2023=2023-11-07"},
      {"It started on Jan 5, 2023.", "Jan 5, 2023=2023-01-05"},
      {"It was logged on 2022-12-18.", "2022-12-18=2022-12-18"},
      {"Logged at 2022-12-18T06:12:00Z by a probe.", "2022-12-18=2022-12-18"},
      {"It was logged on 3/14/2023.", "3/14/2023=2023-03-14"},
      {"It was logged on 14/3/2023.", "14/3/2023=2023-03-14"},
      {"It was logged on 12/18/22.", "12/18/22=2022-12-18"},
      {"It was logged on 2023/03/14.", "2023/03/14=2023-03-14"},
      {"It was logged on 18.12.2022.", "18.12.2022=2022-12-18"},
      {"On Tuesday, March 14, 2023, it rained.", "Tuesday, March 14, 2023=2023-03-14"},
      {"It rained on Tue 14 March.", "Tue 14 March=2023-03-14"},
      {"It rained in March 2023.", "March 2023=2023-03"},
      {"It rained in March, 2023.", "March, 2023=2023-03"},
      {"It rained in Sept 2022.", "Sept 2022=2022-09"},
      {"It rained from March 14-16.", "March 14-16=2023-03-14/2023-03-16"},
      {"It rained on 20-22 June 2022.", "20-22 June 2022=2022-06-20/2022-06-22"},
      {"It rained on Dec. 12 to 15, 2022.",
       "Dec. 12 to 15, 2022=2022-12-12/2022-12-15"},
      {"It rained in March-May 2022.", "March-May 2022=2022-03/2022-05"},
      {"It rained in January-March.", "January-March=2023-Q1"},
  });
}

TEST_CASE("what only looks like a date is left alone") {
  CheckDates({
      {"Theresa May spoke.", ""},
      {"It may cut jobs.", ""},
      {"They march on the capital.", ""},
      {"It was an august month.", ""},
      {"He fell ill on February 30.", "February=2023-02"},
      {"In March 20 people left.", "March=2023-03"},
      {"Black Friday sales and the Sunday Times.", ""},
      {"It opens every Monday and on Tuesdays.", ""},
      {"It was closed last weekend.", ""},
      {"It rained over the summer, then at Christmas.", ""},
      {"It runs 24/7 in spite of COVID-19.", ""},
      {"It was slower in the past year.", ""},
      {"More than 2000 employees left.", ""},
      {"Windows 2000 and Office 2016 are old.", ""},
      {"He slept in room 2016.", ""},
      {"It has 2010 users.", ""},
      {"It cost $2023.", ""},
      {"It drew 2000 MW.", ""},
      {"It has the third quarter in a row of losses.", ""},
      {"He is a 20-year-old student.", ""},
      {"It will take six hours from now.", ""},
      {"It opened a year before he left.", ""},
      {"It came a week later than planned.", ""},
      {"He reads USA Today.", ""},
      {"It grew in the three months to", ""},
  });
}

TEST_CASE("years stand alone, in pairs and as decades") {
  CheckDates({
      {"It opened in 2016.", "2016=2016"},
      {"As we wrote in 2020:", "2020=2020"},
      {"Its 2020 report was long.", "2020=2020"},
      {"The plant (2019) is new.", "2019=2019"},
      {"It rose from 2020’s level.", "2020=2020"},
      {"Sales were higher than in 2021.", "2021=2021"},
      {"It grew between 2019 and 2021.", "2019=2019; 2021=2021"},
      {"It grew from 2010 to 2015.", "2010=2010; 2015=2015"},
      {"The 2019-2021 plan is over.", "2019-2021=2019/2021"},
      {"The 2019–2021 plan is over.", "2019–2021=2019/2021"},
      {"It was founded in the 1990s.", "1990s=1990/1999"},
      {"It opened in mid-2022.", "2022=2022"},
      {"It opened in early 2021 and late 2022.", "2021=2021; 2022=2022"},
      {"Founded in 2011, it has 20 staff.", "2011=2011"},
      {"The winter of 1947 was hard.", "1947=1947"},
      {"It won't happen until 2050.", "2050=2050"},
  });
}

TEST_CASE("a month without a year lies where the verb looks") {
  CheckDates({
      {"It opened in March.", "March=2023-03"},
      {"It will open in March.", "March=2024-03"},
      {"It had planned to open in March.", "March=2024-03"},
      {"It plans to open in December.", "December=2023-12"},
      {"It was sold in December.", "December=2022-12"},
      {"It should be done by January.", "January=2024-01"},
      {"It had been done by January.", "January=2023-01"},
      {"Since December it has grown.", "December=2022-12"},
      {"It is due to be carried out in February.", "February=2024-02"},
      {"It will shut down at the end of December.", "December=2023-12"},
      {"In April, a fault cut off its sites.", "April=2023-04"},
      {"He is retiring in May.", "May=2024-05"},
      {"He left in October and will return in January.",
       "October=2023-10; January=2024-01"},
      {"The regulator asked for a report by June 14.", "June 14=2024-06-14"},
      {"It announced that from November 25 masks are needed.",
       "November 25=2023-11-25"},
      {"The trial starts on January 9.", "January 9=2024-01-09"},
      {"It went down at 02:00 on Sunday, Dec. 4.", "Sunday, Dec. 4=2022-12-04"},
      {"Analysts expected $1 for the July-September quarter.",
       "July-September quarter=2023-Q3"},
      {"The trial was held on January 9.", "January 9=2023-01-09"},
      {"In mid-September somebody noticed.", "September=2023-09"},
      {"It told investors so in November.", "November=2023-11"},
      {"At its annual summit in June, it said no.", "June=2023-06"},
      {"In March last year it fell.", "March last year=2022-03"},
      {"It had more users than in December.", "December=2022-12"},
  });
}

TEST_CASE("weekdays are the nearest that fit the verb") {
  CheckDates({
      {"The company said on Friday that it fell.", "Friday=2023-11-10"},
      {"The company said on Wednesday.", "Wednesday=2023-11-15"},
      {"The company will report on Friday.", "Friday=2023-11-17"},
      {"It would not be back before Thursday.", "Thursday=2023-11-16"},
      {"It had returned by Tuesday morning.", "Tuesday=2023-11-14"},
      {"By Monday, half of them had returned.", "Monday=2023-11-13"},
      {"See you on Thursday.", "Thursday=2023-11-16"},
      {"It failed last Friday.", "last Friday=2023-11-10"},
      {"It failed last Wednesday.", "last Wednesday=2023-11-08"},
      {"It opens next Monday.", "next Monday=2023-11-20"},
      {"It opens this Friday.", "this Friday=2023-11-17"},
      {"It failed on Tuesday last week.", "Tuesday=2023-11-07; last week=2023-W45"},
      {"It ends on Monday of next week.", "Monday=2023-11-20; next week=2023-W47"},
      {"Tuesday's outage was long.", "Tuesday=2023-11-14"},
      {"It failed late on Saturday night.", "Saturday=2023-11-11"},
      {"It is the last Tuesday of October.", "Tuesday=2023-11-14; October=2023-10"},
      {"it failed on thursday", "thursday=2023-11-09"},
  });
}

TEST_CASE("relative dates count from the day of publication") {
  CheckDates({
      {"It failed yesterday.", "yesterday=2023-11-14"},
      {"Today the firm said so.", "Today=2023-11-15"},
      {"It returns tomorrow.", "tomorrow=2023-11-16"},
      {"Update it tonight.", "tonight=2023-11-15"},
      {"He called this morning.", "this morning=2023-11-15"},
      {"It failed last night.", "last night=2023-11-14"},
      {"It failed last week.", "last week=2023-W45"},
      {"It failed earlier this week.", "this week=2023-W46"},
      {"It opens next week.", "next week=2023-W47"},
      {"It failed last month.", "last month=2023-10"},
      {"It ends by the end of this month.", "this month=2023-11"},
      {"It opens next month.", "next month=2023-12"},
      {"It fell last year.", "last year=2022"},
      {"It grew earlier this year.", "this year=2023"},
      {"It opens next year.", "next year=2024"},
      {"It failed last March.", "last March=2023-03"},
      {"It failed last December.", "last December=2022-12"},
      {"It fell last quarter.", "last quarter=2023-Q3"},
      {"It rose in the current quarter.", "current quarter=2023-Q4"},
      {"It failed two weeks ago.", "two weeks ago=2023-W44"},
      {"Just under two weeks ago it failed.", "two weeks ago=2023-W44"},
      {"It failed 2 weeks ago.", "2 weeks ago=2023-W44"},
      {"It failed three months ago.", "three months ago=2023-08"},
      {"It failed five days ago.", "five days ago=2023-11-10"},
      {"It had fewer users two years ago.", "two years ago=2021"},
      {"A year ago it failed.", "A year ago=2022"},
      {"He joined two decades ago.", "two decades ago=2003"},
      {"He joined in 2009 and left four years later.",
       "2009=2009; four years later=2013"},
      {"They had passed a test three weeks earlier.", "three weeks earlier=2023-W43"},
      {"It streamed 41 hours in June, up from 36 a year earlier.",
       "June=2023-06; a year earlier=2022-06"},
      {"For the year ended December 31, 2022, it lost $5, against $4 a year earlier.",
       "year ended December 31, 2022=2022; a year earlier=2021"},
      {"It had $5 in the third quarter, up from $4 a year ago.",
       "third quarter=2023-Q3; a year ago=2022-Q3"},
      {"Second-quarter profit was $96 million. It had lost $38 million a year earlier.",
       "Second-quarter=2023-Q2; a year earlier=2022-Q2"},
  });
}

TEST_CASE("quarters, halves and business years have their own names") {
  CheckDates({
      {"Sales grew in Q2.", "Q2=2023-Q2"},
      {"Sales grew in Q3 2022.", "Q3 2022=2022-Q3"},
      {"Sales grew in Q1'23.", "Q1'23=2023-Q1"},
      {"Sales grew in 3Q22.", "3Q22=2022-Q3"},
      {"Sales grew in H1 2022.", "H1 2022=2022-H1"},
      {"Sales grew in 2019-Q1.", "2019-Q1=2019-Q1"},
      {"It reported first-quarter revenue.", "first-quarter=2023-Q1"},
      {"Second-quarter earnings fell.", "Second-quarter=2023-Q2"},
      {"It fell in the second quarter of 2022.", "second quarter of 2022=2022-Q2"},
      {"It fell in the third quarter.", "third quarter=2023-Q3"},
      {"It expects the first quarter to be weak.", "first quarter=2024-Q1"},
      {"It is due in the first quarter of next year.",
       "first quarter of next year=2024-Q1"},
      {"It fell in the last quarter of 2022.", "last quarter of 2022=2022-Q4"},
      {"It grew in the first half of this year.", "first half of this year=2023-H1"},
      {"It grew in the second half of 2022.", "second half of 2022=2022-H2"},
      {"First-half profit fell.", "First-half=2023-H1"},
      {"It grew in the first six months of 2022.", "first six months of 2022=2022-H1"},
      {"It grew in the first nine months of 2022.",
       "first nine months of 2022=2022-01/2022-09"},
      {"It shed users in the three months to June.", "three months to June=2023-Q2"},
      {"It shed users in the quarter ended March 2022.",
       "quarter ended March 2022=2022-Q1"},
      {"It shed users in the quarter ended June 30, 2023.",
       "quarter ended June 30, 2023=2023-Q2"},
      {"It shed users in the 12 months ended December 2022.",
       "12 months ended December 2022=2022"},
      {"It shed users in the year to March 31, 2023.",
       "year to March 31, 2023=2022-04/2023-03"},
      {"It shed users in the fiscal year that ended in June.",
       "fiscal year that ended in June=2022-07/2023-06"},
      {"It shed users in the June quarter.", "June quarter=2023-Q2"},
      {"It shed users in the April-June quarter.", "April-June quarter=2023-Q2"},
      {"Sales in fiscal 2023 grew.", "2023=2023"},
      {"Sales in FY23 grew.", "FY23=2023"},
      {"In the financial year 2021-22 it grew.", "2021-22=2021-04/2022-03"},
  });
}

TEST_CASE("Indian quarters count from April") {
  CheckDates(
      {
          {"Q4 profit rose to Rs 212 crore.", "Q4=2022-Q1"},
          {"In the first quarter it made Rs 9 crore.", "first quarter=2022-Q2"},
          {"It paid Rs 5 crore in Q1 FY23.", "Q1 FY23=2022-Q2"},
      },
      "2022-06-09");
}

TEST_CASE("published in another season, the same words mean other dates") {
  CheckDates(
      {
          {"Fourth-quarter revenue rose.", "Fourth-quarter=2023-Q4"},
          {"It reports fourth-quarter results on Friday.",
           "fourth-quarter=2023-Q4; Friday=2024-02-09"},
          {"He left in October.", "October=2023-10"},
          {"It fell last month.", "last month=2024-01"},
          {"The pictures are taken in April.", "April=2024-04"},
      },
      "2024-02-05");
}

TEST_CASE("in a headline capitals do not make names of months") {
  CHECK(FoundIn("Belted Cloud Profit Falls Two Weeks After March Outage", "2023-11-15",
                {ValueKind::kDate}, Field::kTitle) == "March=2023-03");
  CHECK(FoundIn("Best Password Managers 2023", "2023-11-15", {ValueKind::kDate},
                Field::kTitle) == "2023=2023");
}

TEST_CASE("without a day of publication only absolute dates have a value") {
  CHECK(FoundIn("On Thursday, not in March 2021.", "", {ValueKind::kDate}) ==
        "Thursday=; March 2021=2021-03");
}

TEST_CASE("a date carries its first and last day") {
  const TokenizedText text("It shed users in the three months to June.", Field::kBody);
  const auto values = FindValues(text, ParsePublished("2023-11-15")->date());
  REQUIRE(values.size() == 1);
  CHECK(ToIso(*values[0].from) == "2023-04-01");
  CHECK(ToIso(*values[0].to) == "2023-06-30");
}

}  // namespace
}  // namespace unspin
