#include "values/recognizer_cases.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "extract/values/expressions.h"
#include "values/recognizer_values.h"

namespace unspin {
namespace {

using Json = nlohmann::json;

std::string TypeOf(const std::string& name) {
  const size_t dot = name.find('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

// Why results of a type or without a value do not count.
std::string ScopeOf(const std::string& type, const Expected& expected) {
  static const std::map<std::string, std::string> kTypes = {
      {"datetime", "a point of time (date with clock time)"},
      {"datetimerange", "a stretch of clock time on a day"},
      {"time", "a clock time"},
      {"timerange", "a stretch of clock time"},
      {"set", "a repetition (\"every week\")"},
      {"timezone", "a time zone"}};
  const auto found = kTypes.find(type);
  if (found != kTypes.end()) return found->second;
  if (expected.values.empty()) return "the spec gives no value";
  return "";
}

Expected ReadExpected(const Json& result) {
  Expected out;
  out.type = TypeOf(result.at("TypeName"));
  out.text = result.at("Text");
  out.begin = result.at("Start").get<size_t>();
  out.end = result.at("End").get<size_t>() + 1;
  out.values = ExpectedValues(out.type, result.at("Resolution"));
  out.out_of_scope = ScopeOf(out.type, out);
  return out;
}

std::string Show(const std::vector<FoundValue>& found) {
  std::string out;
  for (const FoundValue& value : found) {
    out += (out.empty() ? "" : "; ") + value.text + " =";
    for (const std::string& v : value.values) out += " " + v;
  }
  return out;
}

std::string Show(const std::vector<Expected>& results) {
  std::string out;
  for (const Expected& e : results) {
    out += (out.empty() ? "" : "; ") + e.text + " =";
    for (const std::string& v : e.values) out += " " + v;
    if (!e.out_of_scope.empty()) out += " (" + e.type + ")";
  }
  return out;
}

bool Agrees(const Expected& expected, const FoundValue& found) {
  if (expected.begin != found.begin || expected.end != found.end) return false;
  return std::any_of(found.values.begin(), found.values.end(), [&](const auto& value) {
    return std::find(expected.values.begin(), expected.values.end(), value) !=
           expected.values.end();
  });
}

}  // namespace

std::vector<RecognizerCase> ReadCases(const Json& cases, const std::string& model) {
  std::vector<RecognizerCase> out;
  for (const Json& item : cases) {
    RecognizerCase c;
    c.model = model;
    c.number = static_cast<int>(out.size());
    c.input = item.at("Input");
    if (item.contains("Context")) {
      const std::string time = item["Context"].value("ReferenceDateTime", "");
      if (const auto day = ParsePublished(time.substr(0, 10))) {
        c.reference = day->date();
      }
    }
    for (const Json& result : item.at("Results")) {
      c.results.push_back(ReadExpected(result));
    }
    out.push_back(std::move(c));
  }
  return out;
}

Verdict Judge(const RecognizerCase& c) {
  Verdict verdict;
  size_t counted = 0;
  for (const Expected& e : c.results) {
    if (e.out_of_scope.empty()) {
      ++counted;
    } else {
      verdict.reason = e.out_of_scope;
    }
  }
  if (counted > 0 || c.results.empty()) verdict.reason.clear();
  if (!verdict.reason.empty()) return verdict;

  std::vector<FoundValue> found = FindLikeModel(c.model, c.input, c.reference);
  std::erase_if(found, [&](const FoundValue& value) {
    return std::any_of(c.results.begin(), c.results.end(), [&](const Expected& e) {
      return !e.out_of_scope.empty() && value.begin < e.end && e.begin < value.end;
    });
  });
  verdict.expected = Show(c.results);
  verdict.found = Show(found);
  verdict.right = found.size() == counted;
  size_t at = 0;
  for (const Expected& e : c.results) {
    if (!e.out_of_scope.empty()) continue;
    if (at >= found.size() || !Agrees(e, found[at++])) verdict.right = false;
  }
  return verdict;
}

}  // namespace unspin
