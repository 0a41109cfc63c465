#include "unspin/unspin_c.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "unspin/unspin.h"

namespace {

constexpr char kText[] = "Harrow Capital said on Monday that it had cut 40 jobs.";

unspin_article Article() {
  unspin_article article = {};
  article.struct_size = sizeof article;
  article.text = kText;
  article.text_size = std::strlen(kText);
  article.id = "a1";
  return article;
}

// The text, freed.
std::string Take(char* text) {
  REQUIRE(text != nullptr);
  std::string out = text;
  unspin_free(text);
  return out;
}

TEST_CASE("The C interface gives the JSON of the C++ interface") {
  char* error = nullptr;
  unspin_engine* const engine = unspin_engine_create(nullptr, &error);
  REQUIRE(engine != nullptr);
  CHECK(error == nullptr);
  unspin::api::Input input;
  input.text = kText;
  input.id = "a1";
  const unspin::api::Engine same;
  const unspin_article article = Article();
  CHECK(Take(unspin_repair(engine, &article, &error)) == same.RepairToJson(input));
  CHECK(Take(unspin_extract(engine, &article, nullptr)) == same.ExtractToJson(input));
  unspin_engine_destroy(engine);
}

TEST_CASE("What fails gives null and a message, and never an exception") {
  char* error = nullptr;
  CHECK(unspin_engine_create("/no/such/folder", nullptr) == nullptr);
  CHECK(unspin_engine_create("/no/such/folder", &error) == nullptr);
  CHECK(Take(error).find("/no/such/folder/unspin.lex") != std::string::npos);
  const unspin_article article = Article();
  CHECK(unspin_extract(nullptr, &article, &error) == nullptr);
  CHECK(Take(error) == "engine is NULL");

  unspin_engine* const engine = unspin_engine_create(nullptr, &error);
  CHECK(unspin_extract(engine, nullptr, &error) == nullptr);
  CHECK(Take(error) == "article is NULL");
  unspin_article bad = Article();
  bad.published = "soon";
  CHECK(unspin_extract(engine, &bad, &error) == nullptr);
  CHECK(Take(error) == "a1: published \"soon\" is no date");
  bad = Article();
  bad.struct_size = 0;
  CHECK(unspin_repair(engine, &bad, &error) == nullptr);
  CHECK(Take(error).rfind("unspin_article.struct_size is 0", 0) == 0);
  unspin_engine_destroy(engine);
  unspin_engine_destroy(nullptr);
  unspin_free(nullptr);
}

TEST_CASE("The library tells its version") {
  CHECK(unspin_version() == std::string(unspin::api::Version()));
  CHECK(unspin_abi_version() == 0);
}

}  // namespace
