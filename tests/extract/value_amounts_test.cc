#include <doctest/doctest.h>

#include "value_cases.h"

namespace unspin {
namespace {

void CheckKind(ValueKind kind, std::initializer_list<ValueCase> cases) {
  for (const ValueCase& c : cases) {
    CAPTURE(c.text);
    CHECK(FoundIn(c.text, "2023-11-15", {kind}) == c.expected);
  }
}

TEST_CASE("money is found behind a sign") {
  CheckKind(ValueKind::kMoney,
            {
                {"It paid $2.5bn.", "$2.5bn=USD 2500000000"},
                {"It paid $1.24 billion.", "$1.24 billion=USD 1240000000"},
                {"It paid US$3m.", "US$3m=USD 3000000"},
                {"It paid A$40 million.", "A$40 million=AUD 40000000"},
                {"It paid C$1.2 billion.", "C$1.2 billion=CAD 1200000000"},
                {"It paid HK$5.", "HK$5=HKD 5"},
                {"It paid S$10.", "S$10=SGD 10"},
                {"It paid NT$7 billion.", "NT$7 billion=TWD 7000000000"},
                {"It paid R$100 million.", "R$100 million=BRL 100000000"},
                {"It paid €3 million.", "€3 million=EUR 3000000"},
                {"It paid £40m.", "£40m=GBP 40000000"},
                {"It paid £7.99.", "£7.99=GBP 7.99"},
                {"It closed at $34.20.", "$34.20=USD 34.20"},
                {"It paid $1,234.56.", "$1,234.56=USD 1234.56"},
                {"It paid ¥500 billion.", "¥500 billion=JPY 500000000000"},
                {"It paid ₹500 crore.", "₹500 crore=INR 5000000000"},
                {"It paid Rs 1,200 crore.", "Rs 1,200 crore=INR 12000000000"},
                {"It paid Rs. 300.", "Rs. 300=INR 300"},
                {"It paid Rs212 crore.", "Rs212 crore=INR 2120000000"},
                {"It paid $1MM.", "$1MM=USD 1000000"},
                {"It paid $85M.", "$85M=USD 85000000"},
                {"It paid $1.5k.", "$1.5k=USD 1500"},
                {"It paid $3 trillion.", "$3 trillion=USD 3000000000000"},
                {"It paid $ 5 million.", "$ 5 million=USD 5000000"},
                {"A $40-a-month plan.", "$40=USD 40"},
                {"A $2 billion-a-year firm.", "$2 billion=USD 2000000000"},
                {"A $500-million deal.", "$500-million=USD 500000000"},
            });
}

TEST_CASE("money is found beside a code or a name") {
  CheckKind(
      ValueKind::kMoney,
      {
          {"It paid USD 200.", "USD 200=USD 200"},
          {"It paid USD200m.", "USD200m=USD 200000000"},
          {"It paid 200 USD.", "200 USD=USD 200"},
          {"It paid 50 MUSD.", "50 MUSD=USD 50000000"},
          {"It paid SEK 40 million.", "SEK 40 million=SEK 40000000"},
          {"It paid EUR 5.2bn.", "EUR 5.2bn=EUR 5200000000"},
          {"It paid RMB 200 million.", "RMB 200 million=CNY 200000000"},
          {"It paid RM50 million.", "RM50 million=MYR 50000000"},
          {"It paid R500 million.", "R500 million=ZAR 500000000"},
          {"It paid 1.2 trillion won.", "1.2 trillion won=KRW 1200000000000"},
          {"It paid 40 million kronor.", "40 million kronor=SEK 40000000"},
          {"It paid 4 kronor a share.", "4 kronor=SEK 4"},
          {"It paid 11 billion yuan.", "11 billion yuan=CNY 11000000000"},
          {"It paid 688 billion yen.", "688 billion yen=JPY 688000000000"},
          {"It paid half a billion dollars.", "half a billion dollars=USD 500000000"},
          {"It paid a million dollars.", "a million dollars=USD 1000000"},
          {"It paid ten million dollars.", "ten million dollars=USD 10000000"},
          {"It paid twenty-five cents.", "twenty-five cents=USD 0.25"},
          {"It made 21 cents a share.", "21 cents=USD 0.21"},
          {"It made 45 pence.", "45 pence=GBP 0.45"},
          {"It made 75p a share.", "75p=GBP 0.75"},
          {"It made 12 euro cents.", "12 euro cents=EUR 0.12"},
          {"It paid 5 billion Hong Kong dollars.",
           "5 billion Hong Kong dollars=HKD 5000000000"},
          {"It paid 30 million Swiss francs.", "30 million Swiss francs=CHF 30000000"},
          {"It paid 5 million U.S. dollars.", "5 million U.S. dollars=USD 5000000"},
          {"It paid 500 crore rupees.", "500 crore rupees=INR 5000000000"},
          {"It paid 10 €.", "10 €=EUR 10"},
          {"It costs 30 pounds.", "30 pounds=GBP 30"},
          {"A 5-million-euro fine.", "5-million-euro=EUR 5000000"},
          {"A 99-cent app.", "99-cent=USD 0.99"},
      });
}

TEST_CASE("ranges of money share the magnitude") {
  CheckKind(
      ValueKind::kMoney,
      {
          {"From $10 million to $12 million.",
           "$10 million=USD 10000000; $12 million=USD 12000000"},
          {"From $10 to $12 million.", "$10=USD 10000000; $12 million=USD 12000000"},
          {"Between $5m and $6m.", "$5m=USD 5000000; $6m=USD 6000000"},
          {"From £7.99 to £9.99.", "£7.99=GBP 7.99; £9.99=GBP 9.99"},
          {"It paid 5 million euros ($5.4 million).",
           "5 million euros=EUR 5000000; $5.4 million=USD 5400000"},
      });
}

TEST_CASE("what is no sum is no money") {
  CheckKind(ValueKind::kMoney, {
                                   {"It cost millions of dollars.", ""},
                                   {"It cost several million dollars.", ""},
                                   {"It showed a 720p video.", ""},
                                   {"Of the 12, 3 won awards.", ""},
                                   {"It holds 30 pounds of lead.", ""},
                                   {"The R2 model has 5 legs.", ""},
                                   {"The US firm has 5 sites.", ""},
                                   {"The strong dollar hurt it.", ""},
                               });
}

TEST_CASE("the signs of a text decide what its yen and dollars are") {
  CheckKind(ValueKind::kMoney,
            {
                {"It paid ¥5 billion; the yuan fell.", "¥5 billion=CNY 5000000000"},
                {"It paid A$9, not four dollars.", "A$9=AUD 9; four dollars=AUD 4"},
                {"It paid $9, not four dollars.", "$9=USD 9; four dollars=USD 4"},
            });
}

TEST_CASE("percentages are found in digits and words") {
  CheckKind(ValueKind::kPercent,
            {
                {"It rose 18%.", "18%=18%"},
                {"It rose 18 %.", "18 %=18%"},
                {"It rose 18 percent.", "18 percent=18%"},
                {"It rose 18 per cent.", "18 per cent=18%"},
                {"It rose 18pc.", "18pc=18%"},
                {"It rose 0.5%.", "0.5%=0.5%"},
                {"It rose 1,200%.", "1,200%=1200%"},
                {"It rose eighteen percent.", "eighteen percent=18%"},
                {"It rose twenty-five per cent.", "twenty-five per cent=25%"},
                {"It rose by 2.8 percentage points.", "2.8 percentage points=2.8%"},
                {"A 20-percent stake.", "20-percent=20%"},
                {"A 60% stake.", "60%=60%"},
                {"It rose by 10-15%.", "10-15%=10-15%"},
                {"It rose by 10% to 15%.", "10%=10%; 15%=15%"},
                {"Change: -3.4%", "-3.4%=-3.4%"},
                {"A fifth of them left.", ""},
                {"Half of the 18 left.", ""},
                {"It paid 18 per share.", ""},
            });
}

TEST_CASE("durations are measured in hours") {
  CheckKind(
      ValueKind::kDuration,
      {
          {"It lasted nearly six hours.", "six hours=PT6H at most"},
          {"It lasted two and a half days.", "two and a half days=P2.5D"},
          {"It lasted only 40 minutes.", "40 minutes=PT40M"},
          {"A 36-hour outage.", "36-hour=PT36H"},
          {"It lasted six hours and 12 minutes.", "six hours and 12 minutes=PT372M"},
          {"It lasted half an hour.", "half an hour=PT0.5H"},
          {"It lasted an hour and a half.", "an hour and a half=PT1.5H"},
          {"It lasted three and a half hours.", "three and a half hours=PT3.5H"},
          {"A three-and-a-half-hour outage.", "three-and-a-half-hour=PT3.5H"},
          {"It lasted more than 30 hours.", "30 hours=PT30H or more"},
          {"It lasted up to one day.", "one day=P1D at most"},
          {"It lasted about 90 minutes.", "90 minutes=PT90M about"},
          {"It lasted 48 hours or more.", "48 hours=PT48H or more"},
          {"It lasted no more than 5 hours.", "5 hours=PT5H at most"},
          {"It lasted 10 to 12 hours.", "12 hours=PT12H"},
          {"After 14 years it closed.", "14 years=P14Y"},
          {"A 45-year-old chief.", ""},
          {"He is six years old.", ""},
          {"It failed two days ago.", ""},
      });
}

TEST_CASE("counts carry the noun they count") {
  CheckKind(ValueKind::kCount,
            {
                {"It cut 1,200 employees.", "1,200=1200 employees"},
                {"It has 1.5 million users.", "1.5 million=1500000 users"},
                {"It has about 850 people.", "850=850 people about"},
                {"It shut a dozen shops.", "a dozen=12 shops"},
                {"It shut two dozen shops.", "two dozen=24 shops"},
                {"It serves some 60,000 British pubs.", "60,000=60000 pubs about"},
                {"It has 18.3 million paying subscribers.",
                 "18.3 million=18300000 subscribers"},
                {"It has a headcount of 6,420.", "6,420=6420"},
                {"It cut 3,000 of its employees.", "3,000=3000 employees"},
                {"It has 1.2m customers.", "1.2m=1200000 customers"},
                {"Up to 300 jobs will go.", "300=300 jobs at most"},
                {"At least two hundred and twelve sites failed.",
                 "two hundred and twelve=212 sites or more"},
                {"It runs Windows 11 machines.", ""},
                {"It is owned by Two Sigma Investments.", ""},
                {"Hundreds of people left.", ""},
                {"It is one of the largest events.", ""},
            });
}

TEST_CASE("times of day are put on a clock of 24 hours") {
  CheckKind(ValueKind::kTimeOfDay,
            {
                {"At 6:12 a.m. it failed.", "6:12 a.m.=06:12"},
                {"At about 7.45 p.m. it failed.", "7.45 p.m.=19:45"},
                {"At 7am it failed.", "7am=07:00"},
                {"At 3 p.m. it failed.", "3 p.m.=15:00"},
                {"At 16:00 UTC it failed.", "16:00=16:00"},
                {"At 6:30pm it failed.", "6:30pm=18:30"},
                {"At 12 a.m. it failed.", "12 a.m.=00:00"},
                {"At noon it failed.", "noon=12:00"},
                {"They won 3:2.", ""},
                {"At 25:00 it failed.", ""},
            });
}

TEST_CASE("values are disjoint and in order") {
  const std::string_view text =
      "On Tuesday, May 2, 2023 it paid $5 million, or 18% more, to 1,200 people.";
  const TokenizedText tokens(text, Field::kBody);
  size_t end = 0;
  size_t count = 0;
  for (const Value& value : FindValues(tokens, std::nullopt)) {
    CHECK(value.span.begin >= end);
    end = value.span.end;
    ++count;
  }
  CHECK(count == 4);
}

}  // namespace
}  // namespace unspin
