#include "lexicon/lexicon.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "base/file.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const char kLexicon[] = UNSPIN_BINARY_DIR "/share/unspin/unspin.lex";

TEST_CASE("the shipped lexicon opens and its rows name their place") {
  const Lexicon lexicon = Lexicon::Open(kLexicon);
  const Table& companies = lexicon.table("companies");
  const PhraseMatch match = companies.matcher().Find("Alibaba");
  REQUIRE(match);
  const uint32_t row = match.entries[0].row;
  CHECK(companies.Cell(row, companies.Column("name")) == "Alibaba");
  CHECK(companies.RowName(row).starts_with("companies.tsv:"));
  CHECK(lexicon.version().size() == 32);
}

TEST_CASE("an unknown table or column is named") {
  const Lexicon lexicon = Lexicon::Open(kLexicon);
  CHECK_THROWS_AS(lexicon.table("nonsense"), Error);
  CHECK_THROWS_WITH_AS(lexicon.table("companies").Column("colour"),
                       "lexicon table companies has no column colour", Error);
}

TEST_CASE("a lexicon with damaged bytes is refused or reads within its bounds") {
  const TemporaryFolder folder;
  const std::string good = ReadFile(kLexicon);
  int refused = 0;
  // Damage spread over the whole file: opening throws Error, or every cell and matcher
  // can still be read.
  for (size_t i = 0; i < 40; ++i) {
    std::string bytes = good;
    const size_t at = 64 + i * (good.size() - 80) / 40;
    for (size_t k = 0; k < 16; ++k) bytes[at + k] = static_cast<char>(0xF7);
    try {
      const Lexicon lexicon = Lexicon::Open(folder.Write("x.lex", bytes));
      for (const auto& [name, table] : lexicon.tables()) {
        if (table.rows() == 0) continue;
        CHECK(table.Cell(table.rows() - 1, 0).size() <= bytes.size());
        table.matcher().Find("Alibaba Cloud");
      }
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(refused > 0);
}

}  // namespace
}  // namespace unspin
