#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "unspin/unspin.h"

namespace {

using unspin::api::Engine;
using unspin::api::Error;
using unspin::api::Input;
using unspin::api::Options;
using unspin::api::Result;

// The data is found beside the library in the build folder.
const Engine& SharedEngine() {
  static const Engine engine;
  return engine;
}

Input Funding() {
  Input input;
  input.id = "f1";
  input.title = "Robotics firm raises $40 million";
  input.text =
      "\xF0\x9F\x9A\x80 Pellworth Robotics raised $40 million in a Series B round led "
      "by Harrow Capital, the company said on Monday.";
  input.published = "2024-05-22";
  return input;
}

TEST_CASE("Offsets count code points, not bytes") {
  const Result result = SharedEngine().Extract(Funding());
  const auto fact = std::find_if(result.facts.begin(), result.facts.end(),
                                 [](const auto& f) { return f.type == "funding"; });
  REQUIRE(fact != result.facts.end());
  CHECK(fact->Find("company") == "Pellworth Robotics");
  CHECK(fact->Find("no_such_field") == std::nullopt);
  CHECK(fact->modality == "reported");
  CHECK(fact->speaker == "Pellworth Robotics");
  CHECK(fact->Find("modality") == std::nullopt);  // no field of a funding
  bool found = false;
  for (const auto& name : result.names) {
    if (name.in_title || name.text != "Pellworth Robotics") continue;
    found = true;
    CHECK(name.type == "company");
    CHECK(name.start == 2);  // the rocket and a space
    CHECK(name.end == 20);
    CHECK(name.source_start == 2);
  }
  CHECK(found);
}

TEST_CASE("A repair says what stood where, and nothing is extracted") {
  Input input;
  input.text = "The company\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s shares rose on Monday.";
  const Result result = SharedEngine().Repair(input);
  CHECK(result.id == "article");
  CHECK(result.text == "The company\xE2\x80\x99s shares rose on Monday.");
  REQUIRE(result.changes.size() == 1);
  CHECK(result.changes[0].kind == "mojibake");
  CHECK(result.changes[0].start == 11);
  CHECK(result.changes[0].end == 12);
  CHECK(result.changes[0].source_start == 11);
  CHECK(result.changes[0].source_end == 14);
  CHECK(result.names.empty());
  CHECK(result.facts.empty());
}

TEST_CASE("Text in another encoding is decoded") {
  Input input;
  input.text = "The caf\xE9 chain said on Monday that its caf\xE9s would close early.";
  CHECK(
      SharedEngine().Repair(input).text ==
      "The caf\xC3\xA9 chain said on Monday that its caf\xC3\xA9s would close early.");
}

TEST_CASE("Threads share an engine") {
  const std::string expected = SharedEngine().ExtractToJson(Funding());
  std::string other;
  std::thread thread([&] { other = SharedEngine().ExtractToJson(Funding()); });
  const std::string here = SharedEngine().ExtractToJson(Funding());
  thread.join();
  CHECK(here == expected);
  CHECK(other == expected);
}

TEST_CASE("Errors are the library's own and standard ones") {
  Options options;
  options.data_folder = "/no/such/folder";
  CHECK_THROWS_AS(Engine{options}, Error);
  CHECK_THROWS_AS(Engine{options}, std::runtime_error);
  Input input = Funding();
  input.published = "soon";
  CHECK_THROWS_WITH_AS(SharedEngine().Repair(input),
                       "f1: published \"soon\" is no date", Error);
}

}  // namespace
