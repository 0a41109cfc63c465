#pragma once

// The JSON API: /api/TOPIC for each topic of `unspin query`, /api/search, /api/article,
// /api/stats, and the document that describes them, /api/openapi.json.

#include <string>
#include <string_view>

#include "query/reader.h"
#include "serve/http.h"

namespace unspin::serve {

inline constexpr std::string_view kApiRoot = "/api";

// REQUIRES: ask.path is /api or begins with "/api/". Throws HttpError and what Reader
// throws.
Answer AnswerApi(const Ask& ask, const Reader& reader);

// RFC 9457 problem details.
Answer ProblemJson(int status, std::string_view message);

// The OpenAPI 3 description of all of the above, made from the tables that answer.
std::string OpenApi();

}  // namespace unspin::serve
