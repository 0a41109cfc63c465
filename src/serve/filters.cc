#include "serve/filters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/civil_date.h"
#include "base/error.h"
#include "query/modality_filter.h"
#include "query/suggest.h"

namespace unspin::serve {
namespace {

using enum FilterSpec::Kind;

constexpr std::array<FilterSpec, 15> kSpecs = {{
    {"company", kText, "Only about this company: its name or an alias"},
    {"person", kText, "Only about this person: a name or an alias"},
    {"type", kText, "Only this type, kind, change, metric or status"},
    {"source", kText, "Only from articles of this source"},
    {"since", kDate, "From this date or time on: 2022-12-29, 2022-12"},
    {"until", kDate, "Up to this date or time; a day, month or year counts in full"},
    {"min-confidence", kNumber, "At least this sure, 0 to 1"},
    {"modality", kText,
     "all, or of asserted, reported, denied, hypothetical and planned, with commas; "
     "asserted,reported unless given"},
    {"spun", kBoolean, "true: only from spun articles; false: only from clean ones"},
    {"language", kText, "Only from articles in this language: en, de, und"},
    {"search", kText, "Only from articles with these words; \"phrases\" in quotes"},
    {"columns", kNames, "Columns to give, with commas between; * for all"},
    {"order", kNames, "Columns to sort by, with commas; -NAME for downwards"},
    {"limit", kCount, "At most so many rows, 100 unless given, 1000 at most"},
    {"offset", kCount, "Rows to skip"},
}};

[[noreturn]] void Refuse(std::string_view name, const std::string& value,
                         const std::string& expected) {
  throw HttpError(400, std::string(name) + ": \"" + value + "\" is not " + expected);
}

uint64_t ToCount(std::string_view name, const std::string& value, uint64_t max) {
  uint64_t count = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, count);
  if (value.empty() || error != std::errc() || stop != end || count > max) {
    Refuse(name, value, "a whole number up to " + std::to_string(max));
  }
  return count;
}

double ToConfidence(const std::string& value) {
  double confidence = -1;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, confidence);
  if (error != std::errc() || stop != end || !(confidence >= 0 && confidence <= 1)) {
    Refuse("min-confidence", value, "a number from 0 to 1");
  }
  return confidence;
}

std::vector<Modality> ToModalities(const std::string& value) {
  try {
    return ReadModalities(value);
  } catch (const Error& error) {
    throw HttpError(400, error.what());
  }
}

bool ToBoolean(const std::string& value) {
  if (value == "true" || value == "1") return true;
  if (value != "false" && value != "0") Refuse("spun", value, "true or false");
  return false;
}

// An ISO date, or the start of one: "2022", "2022-12".
void CheckDate(std::string_view name, const std::string& value) {
  const bool partial =
      (value.size() == 4 || value.size() == 7) &&
      ParsePublished(value + std::string("-01-01").substr(value.size() == 4 ? 0 : 3))
          .has_value();
  if (value.size() > 64 || (!partial && !ParsePublished(value))) {
    Refuse(name, value, "a date such as 2022-12-29 or 2022-12");
  }
}

std::vector<std::string> Split(const std::string& names) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= names.size();) {
    const size_t end = std::min(names.find(',', begin), names.size());
    if (end > begin) parts.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::span<const FilterSpec> FilterSpecs() { return kSpecs; }

bool Applies(const FilterSpec& filter, const Topic& topic) {
  const std::string_view name = filter.name;
  if (name == "company") return !topic.company.empty();
  if (name == "person") return !topic.person.empty();
  if (name == "type") return !topic.type.empty();
  if (name == "since" || name == "until") return !topic.time.empty();
  if (name == "min-confidence") return !topic.confidence.empty();
  if (name == "modality") return !topic.modality.empty();
  if (name == "source" || name == "spun" || name == "language" || name == "search") {
    return !topic.article_id.empty();
  }
  return true;
}

Filters::Filters(const Parameters& parameters, const Topic& topic, bool strict) {
  request_.what = topic.name;
  request_.limit = kUsualLimit;
  for (const auto& [name, value] : parameters) {
    const auto spec = std::ranges::find(kSpecs, name, &FilterSpec::name);
    const bool known = spec != kSpecs.end();
    if (known && Applies(*spec, topic)) {
      if (!value.empty()) Take(*spec, value);
      continue;
    }
    if (!strict) continue;
    if (known) throw HttpError(400, name + " does not apply to " + topic.name);
    std::vector<std::string_view> names;
    for (const FilterSpec& each : kSpecs) {
      if (Applies(each, topic)) names.push_back(each.name);
    }
    throw HttpError(400, Unknown("parameter", name, names));
  }
}

void Filters::Take(const FilterSpec& spec, const std::string& value) {
  const std::string_view name = spec.name;
  if (!Value(name).empty()) {
    throw HttpError(400, std::string(name) + " is given more than once");
  }
  given_.emplace_back(name, value);
  if (spec.kind == kDate) CheckDate(name, value);
  if (name == "company") request_.company = value;
  if (name == "person") request_.person = value;
  if (name == "type") request_.type = value;
  if (name == "source") request_.source = value;
  if (name == "since") request_.since = value;
  if (name == "until") request_.until = value;
  if (name == "min-confidence") request_.min_confidence = ToConfidence(value);
  if (name == "modality") request_.modalities = ToModalities(value);
  if (name == "spun") request_.spun = ToBoolean(value);
  if (name == "language") request_.language = value;
  if (name == "search") request_.search = value;
  if (name == "columns") request_.columns = Split(value);
  if (name == "order") request_.order = Split(value);
  if (name == "limit")
    request_.limit = std::max<uint64_t>(1, ToCount(name, value, kMaxLimit));
  if (name == "offset") request_.offset = ToCount(name, value, INT64_MAX);
}

std::string_view Filters::Value(std::string_view name) const {
  for (const auto& [known, value] : given_) {
    if (known == name) return value;
  }
  return {};
}

bool Filters::any() const {
  return std::ranges::any_of(given_, [](const auto& each) {
    return each.first != "limit" && each.first != "offset" && each.first != "order" &&
           each.first != "columns";
  });
}

Url Filters::UrlOf(std::string path) const {
  Url url(std::move(path));
  for (const auto& [name, value] : given_) url.Set(name, value);
  return url;
}

}  // namespace unspin::serve
