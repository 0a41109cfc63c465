#pragma once

// The filters of pages and of the API: parameters of the URL with the names of the
// options of `unspin query`.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/request.h"
#include "query/topics.h"
#include "serve/http.h"
#include "serve/url.h"

namespace unspin::serve {

inline constexpr uint64_t kUsualLimit = 100;
inline constexpr uint64_t kMaxLimit = 1000;

struct FilterSpec {
  enum class Kind { kText, kDate, kNumber, kBoolean, kCount, kNames };
  std::string_view name;  // "min-confidence"
  Kind kind;
  std::string_view about;  // for the OpenAPI document and the forms
};

// company, person, type, source, since, until, min-confidence, modality, spun,
// language, search, columns, order, limit, offset.
std::span<const FilterSpec> FilterSpecs();

// Whether the filter can be used for the topic.
bool Applies(const FilterSpec& filter, const Topic& topic);

class Filters {
 public:
  // Those of `parameters` that apply to the topic. Throws HttpError 400 for values that
  // are no such thing, and with `strict` for names that are unknown or do not apply;
  // pages pass over these, so that a filter can go along from view to view.
  Filters(const Parameters& parameters, const Topic& topic, bool strict);

  const QueryRequest& request() const { return request_; }
  uint64_t limit() const { return *request_.limit; }
  uint64_t offset() const { return request_.offset; }

  // As given, for forms and links; empty when it is not set.
  std::string_view Value(std::string_view name) const;
  // Whether anything but paging, columns and order is set.
  bool any() const;
  // `path` with these filters.
  Url UrlOf(std::string path) const;

 private:
  void Take(const FilterSpec& spec, const std::string& value);

  QueryRequest request_;
  std::vector<std::pair<std::string, std::string>> given_;
};

}  // namespace unspin::serve
