#pragma once

// Articles for the tests of store, query and export, written for them.

#include <string>
#include <string_view>
#include <vector>

#include "core/analysis.h"

namespace unspin {

// An article of several repaired words, a company, a person, an outage and a role
// change. The body holds characters outside ASCII ahead of them.
Article OutageArticle();

// A clean article with one funding round; `id` and the time of publication as given.
Article FundingArticle(const std::string& id, std::string_view published);

// A clean article of 2023-01-01 with this text and without mentions and facts.
Article PlainArticle(const std::string& id, const std::string& text);

// A clean article, with a text like that of no other id, that tells of an outage; no
// date when `began` is empty, no length when `hours` is 0.
Article ReportedOutage(const std::string& id, const std::string& provider,
                       std::string_view published, const std::string& began,
                       double hours);

// Many small articles that share companies, with ids "a0", "a1", ...
std::vector<Article> ManyArticles(size_t count);

}  // namespace unspin
