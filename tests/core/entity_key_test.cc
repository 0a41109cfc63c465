#include "core/entity_key.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

std::string Company(std::string_view name) {
  return EntityKey(EntityType::kCompany, name);
}
std::string Person(std::string_view name) {
  return EntityKey(EntityType::kPerson, name);
}

TEST_CASE("spellings of one company have one key") {
  for (const char* name :
       {"Acme", "ACME", "Acme Inc.", "Acme, Inc", "The Acme Group", "Acme Holdings Ltd",
        "Acme Co., Ltd.", "Acmé S.A.", "Acme & Co.", "acme Group Holdings PLC"}) {
    CAPTURE(name);
    CHECK(Company(name) == "org:acme");
  }
  CHECK(Company("Coca-Cola") == Company("Coca Cola Company"));
  CHECK(Company("AT&T") == Company("AT & T Inc."));
  CHECK(Company("McDonald's") == Company("McDonald’s Corporation"));
  CHECK(Company("Yahoo!") == Company("Yahoo"));
  CHECK(Company("Ørsted") == Company("Orsted A/S"));
  CHECK(Company("U.S. Steel") == Company("US Steel"));
}

TEST_CASE("words that tell companies apart stay in the key") {
  CHECK(Company("Acme Labs") == "org:acme labs");
  CHECK(Company("Alibaba Cloud") != Company("Alibaba"));
  CHECK(Company("Group") == "org:group");
  CHECK(Company("The Company") == "org:company");
  CHECK(Company("Disney+") != Company("Disney"));
  CHECK(EntityKey(EntityType::kProduct, "GPT-3.5") == "product:gpt 3.5");
  CHECK(EntityKey(EntityType::kProduct, "GPT-35") == "product:gpt 35");
  CHECK(EntityKey(EntityType::kProduct, "C#") != EntityKey(EntityType::kProduct, "C"));
}

TEST_CASE("legal words come off a name as it is written") {
  CHECK(WithoutLegalWords("Meta Platforms, Inc.") == "Meta Platforms");
  CHECK(WithoutLegalWords("Acme Co., Ltd.") == "Acme");
  CHECK(WithoutLegalWords("Acme Labs") == "Acme Labs");
  CHECK(WithoutLegalWords("Group") == "Group");
}

TEST_CASE("companies and organizations share a kind, other types do not") {
  CHECK(EntityKey(EntityType::kOrganization, "Mozilla") == Company("Mozilla"));
  CHECK(EntityKey(EntityType::kPlace, "Zürich") == "place:zurich");
  CHECK(EntityKey(EntityType::kProduct, "Mozilla") != Company("Mozilla"));
  CHECK(EntityKey(EntityType::kDate, "2022").empty());
  CHECK(Company("!") == "org:!");
}

TEST_CASE("a person's key is made of first and last name in either order") {
  CHECK(Person("Will Smith") == "person:smith will");
  CHECK(Person("Will J. Smith") == "person:smith will");
  CHECK(Person("Wei Zhang") == Person("Zhang Wei"));
  CHECK(Person("J. K. Rowling") == Person("J.K. Rowling"));
  CHECK(Person("J R R Tolkien") == "person:jrr tolkien");
  CHECK(Person("José Muñoz") == Person("Jose Munoz"));
  CHECK(Person("O’Neill") == Person("O'Neill"));
  CHECK(Person("John Doe Jr.") != Person("John Doe"));
  CHECK(Person("张伟") == "person:张伟");
}

TEST_CASE("one word is part of a person's name, but for East Asian scripts") {
  CHECK(IsPartOfName(Person("Zhang")));
  CHECK_FALSE(IsPartOfName(Person("Zhang Wei")));
  CHECK_FALSE(IsPartOfName(Person("张伟")));
  CHECK_FALSE(IsPartOfName(Company("Acme")));
}

TEST_CASE("the form of a person's name keeps order and middle initial") {
  CHECK(FormOfPerson("Will J. Smith").order == "will smith");
  CHECK(FormOfPerson("Will J. Smith").initial == "j");
  CHECK(FormOfPerson("Will James Smith").initial == "j");
  CHECK(FormOfPerson("Smith Will").order == "smith will");
  CHECK(FormOfPerson("Will Smith").initial.empty());
}

}  // namespace
}  // namespace unspin
