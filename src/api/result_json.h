#pragma once

// The structs of the C++ interface from the JSON object that export/ writes, so that
// offsets and names are made in one place.

#include <string>

#include "unspin/unspin.h"

namespace unspin::api {

// REQUIRES: `json` is an object as ToJson() of export/article_json.h writes it.
Result ToResult(const std::string& json);

}  // namespace unspin::api
