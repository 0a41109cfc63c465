#include "store/bigrams.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("runs of unspaced scripts become pairs, all else stays") {
  CHECK(IndexBigrams("The bank is down.") == "The bank is down.");
  CHECK(IndexBigrams("银行系统") == "银行 行系 系统 统");
  CHECK(IndexBigrams("周一SAP停止。") == "周一 一 SAP 停止 止 。");
  CHECK(IndexBigrams("은행이 멈췄다") == "은행 행이 이  멈췄 췄다 다");
  CHECK(IndexBigrams("銀") == "銀");
  CHECK(IndexBigrams("") == "");
}

TEST_CASE("a term becomes the pairs that its run in a text has") {
  CHECK(QueryBigrams("银行系统") == "银行 行系 系统");
  CHECK(QueryBigrams("银行") == "银行");
  CHECK(QueryBigrams("银") == "银");
  CHECK(QueryBigrams("bank") == "bank");
}

TEST_CASE("text without such scripts is told fast") {
  CHECK_FALSE(HasUnspaced("“quotes” — and Кириллица, हिन्दी, العربية"));
  CHECK(HasUnspaced("the word 銀行"));
  CHECK(HasUnspaced("ธนาคาร"));
  CHECK(HasUnspaced("은행"));
}

}  // namespace
}  // namespace unspin
