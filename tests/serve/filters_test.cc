#include "serve/filters.h"

#include <doctest/doctest.h>

namespace unspin::serve {
namespace {

Filters For(const Parameters& parameters, bool strict = true) {
  return {parameters, FindTopic("outages"), strict};
}

std::string Refusal(const Parameters& parameters) {
  try {
    For(parameters);
  } catch (const HttpError& error) {
    CHECK(error.status() == 400);
    return error.what();
  }
  return "taken";
}

TEST_CASE("filters become a query") {
  const Filters filters = For({{"company", "Acme"},
                               {"since", "2022-12"},
                               {"until", "2023-01-05"},
                               {"min-confidence", "0.5"},
                               {"spun", "false"},
                               {"source", "Wire"},
                               {"order", "-began,provider"},
                               {"limit", "7"},
                               {"offset", "14"}});
  const QueryRequest& request = filters.request();
  CHECK(request.what == "outages");
  CHECK(request.company == "Acme");
  CHECK(request.since == "2022-12");
  CHECK(request.min_confidence == 0.5);
  CHECK(request.spun == false);
  CHECK(request.source == "Wire");
  CHECK(request.order == std::vector<std::string>{"-began", "provider"});
  CHECK(filters.limit() == 7);
  CHECK(filters.offset() == 14);
  CHECK(filters.any());
  CHECK(filters.Value("since") == "2022-12");
}

TEST_CASE("empty values of a form are no filters") {
  const Filters filters = For({{"company", ""}, {"spun", ""}, {"limit", ""}});
  CHECK_FALSE(filters.any());
  CHECK(filters.limit() == kUsualLimit);
}

TEST_CASE("what is no value of a filter is refused with the reason") {
  CHECK(Refusal({{"limit", "x"}}) == "limit: \"x\" is not a whole number up to 1000");
  CHECK(Refusal({{"limit", "1001"}}).ends_with("up to 1000"));
  CHECK(Refusal({{"offset", "-1"}}).starts_with("offset:"));
  CHECK(Refusal({{"since", "29/12/22"}}).starts_with("since:"));
  CHECK(Refusal({{"spun", "maybe"}}) == "spun: \"maybe\" is not true or false");
  CHECK(Refusal({{"min-confidence", "nan"}}).starts_with("min-confidence:"));
  CHECK(Refusal({{"spun", "true"}, {"spun", "false"}}) ==
        "spun is given more than once");
  CHECK(Refusal({{"compny", "x"}}) ==
        "no such parameter: compny; did you mean company?");
}

TEST_CASE("pages pass over filters that do not apply") {
  CHECK_FALSE(For({{"colour", "red"}}, false).any());
  CHECK_FALSE(Filters({{"min-confidence", "0.5"}}, FindTopic("articles"), false).any());
  CHECK_THROWS_AS(Filters({{"min-confidence", "0.5"}}, FindTopic("articles"), true),
                  HttpError);
}

TEST_CASE("filters go along in links") {
  CHECK(For({{"company", "A&B"}}).UrlOf("/roles").str() == "/roles?company=A%26B");
}

}  // namespace
}  // namespace unspin::serve
