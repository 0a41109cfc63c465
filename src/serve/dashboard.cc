#include "serve/dashboard.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "serve/api.h"
#include "serve/assets.h"
#include "serve/pages.h"

namespace unspin::serve {
namespace {

struct Route {
  std::string_view path;
  Page (*page)(const Ask&, const Reader&);
};

constexpr std::array<Route, 14> kRoutes = {{{"/", OverviewPage},
                                            {"/outages", OutagesPage},
                                            {"/outages/reports", OutageReportsPage},
                                            {"/roles", RolesPage},
                                            {"/roles/reports", RoleReportsPage},
                                            {"/event", EventPage},
                                            {"/companies", EntitiesPage},
                                            {"/organizations", EntitiesPage},
                                            {"/people", EntitiesPage},
                                            {"/products", EntitiesPage},
                                            {"/places", EntitiesPage},
                                            {"/search", SearchPage},
                                            {"/article", ArticlePage},
                                            {"/entity", EntityPage}}};

bool IsApi(std::string_view path) {
  return path == kApiRoot || path.starts_with("/api/");
}

Answer AnswerPage(const Ask& ask, const Reader& reader) {
  const auto found = std::ranges::find(kRoutes, ask.path, &Route::path);
  if (found != kRoutes.end()) {
    return Answer::Of(Answer().type, Document(found->page(ask, reader)));
  }
  if (ask.path == "/data") {
    return Answer::Of(Answer().type, Document(DataPage(ask, reader)));
  }
  return Answer::Of(Answer().type, Document(TablePage(ask, reader)));
}

// "localhost:8080" and "[::1]:8080" without the port.
std::string NameOf(const std::string& host) {
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

bool IsAddress(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return ::inet_pton(AF_INET, name.c_str(), address.data()) == 1 ||
         ::inet_pton(AF_INET6, name.c_str(), address.data()) == 1;
}

// Whether one of the tags of an If-None-Match header is `etag`.
bool Matches(std::string_view header, std::string_view etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

std::string Tag(std::string_view text) { return '"' + HexDigest(text) + '"'; }

}  // namespace

const char* StatusWords(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

Dashboard::Dashboard(const DashboardOptions& options)
    : options_(options),
      readers_(options.database, options.connections, options.time_limit),
      cache_(options.cache_bytes) {}

void Dashboard::Check() { readers_.Borrow()->LatestFacts(1); }

void Dashboard::Warm() {
  for (const char* path : {"/", "/outages", "/roles", "/companies", "/people"}) {
    Ask ask;
    ask.path = ask.target = path;
    ask.host = "localhost";
    Handle(ask);
  }
}

Answer Dashboard::Stored(const Ask& ask) {
  const std::string version = readers_.Version();
  const std::string etag = Tag(version + UNSPIN_VERSION + ask.target);
  if (Matches(ask.if_none_match, etag)) {
    Answer answer = Answer::Of(Answer().type, "");
    answer.status = 304;
    answer.etag = etag;
    return answer;
  }
  if (std::optional<Answer> kept = cache_.Find(version, ask.target)) return *kept;
  const ReaderPool::Loan reader = readers_.Borrow();
  Answer answer = IsApi(ask.path) ? AnswerApi(ask, *reader) : AnswerPage(ask, *reader);
  answer.etag = etag;
  cache_.Keep(version, ask.target, answer);
  return answer;
}

Answer Dashboard::Route(const Ask& ask) {
  const std::string name = NameOf(ask.host);
  const bool allowed = name == "localhost" || IsAddress(name) ||
                       std::ranges::count(options_.hosts, name) > 0;
  if (!allowed) {
    throw HttpError(403, "this server does not answer to the name \"" + name +
                             "\"; `unspin serve --allow-host` lets it");
  }
  if (ask.method != "GET" && ask.method != "HEAD") {
    throw HttpError(405, "only GET and HEAD: nothing can be changed here");
  }
  for (const Asset& asset : Assets()) {
    if (asset.path != ask.path) continue;
    Answer answer = Answer::Of(std::string(asset.type), std::string(asset.bytes));
    answer.etag = Tag(asset.bytes);
    if (Matches(ask.if_none_match, answer.etag)) answer.status = 304;
    return answer;
  }
  return Stored(ask);
}

Answer Dashboard::Problem(const Ask& ask, int status, std::string_view message) const {
  Answer answer;
  if (IsApi(ask.path)) {
    answer = ProblemJson(status, message);
  } else {
    answer = Answer::Of(Answer().type, ProblemPage(status, message));
    answer.status = status;
  }
  if (status == 405) answer.allow = "GET, HEAD";
  return answer;
}

Answer Dashboard::Handle(const Ask& ask) {
  try {
    return Route(ask);
  } catch (const HttpError& error) {
    return Problem(ask, error.status(), error.what());
  } catch (const QueryFailure& error) {
    return Problem(ask, error.expired() ? 503 : 500, error.what());
  } catch (const Error& error) {
    return Problem(ask, 400, error.what());
  } catch (const std::exception& error) {
    return Problem(ask, 500, error.what());
  }
}

}  // namespace unspin::serve
