#include "serve/url.h"

#include <algorithm>

namespace unspin::serve {
namespace {

// RFC 3986: unreserved characters, and "/" and ":", which queries may hold.
bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/:").find(c) != std::string_view::npos;
}

std::string Encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (IsPlain(c)) {
      out += c;
    } else {
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out;
}

}  // namespace

Url& Url::Set(std::string_view name, std::string_view value) {
  const auto found = std::ranges::find_if(
      parameters_, [&](const auto& parameter) { return parameter.first == name; });
  if (found == parameters_.end()) {
    if (!value.empty()) parameters_.emplace_back(name, value);
  } else if (value.empty()) {
    parameters_.erase(found);
  } else {
    found->second = value;
  }
  return *this;
}

std::string Url::str() const {
  std::string out = path_;
  char separator = '?';
  for (const auto& [name, value] : parameters_) {
    out += separator + Encoded(name) + '=' + Encoded(value);
    separator = '&';
  }
  if (!fragment_.empty()) out += '#' + Encoded(fragment_);
  return out;
}

}  // namespace unspin::serve
