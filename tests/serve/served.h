#pragma once

// A dashboard over a small database, for the tests of serve/.

#include <filesystem>
#include <memory>
#include <string>

#include "serve/dashboard.h"
#include "store/database_dump.h"

namespace unspin::serve {

// OutageArticle and two FundingArticles of tests/store/sample_articles.h; or nothing.
void WriteSamples(const std::string& database);
void WriteEmpty(const std::string& database);
// One more article, spun, whose every text tries to be more than text.
void WriteHostile(const std::string& database);

class Served {
 public:
  explicit Served(void (*write)(const std::string&) = WriteSamples);

  // The answer to "GET target" from a browser on this machine.
  Answer Get(const std::string& target);
  Dashboard& dashboard() { return *dashboard_; }
  std::string database() const { return folder_ / "facts.db"; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Dashboard> dashboard_;
};

// "GET target" as a request, its parameters decoded.
Ask AskFor(const std::string& target);

bool Has(const Answer& answer, std::string_view text);

}  // namespace unspin::serve
