#include "base/model_header.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"

namespace unspin {

std::string_view ModelHeader::Value(std::string_view name) const {
  for (size_t at = 0; at < text_.size();) {
    const size_t end = std::min(text_.find('\n', at), text_.size());
    const std::string_view line = text_.substr(at, end - at);
    if (line.starts_with(name) && line.size() > name.size() &&
        line[name.size()] == ' ') {
      return line.substr(name.size() + 1);
    }
    at = end + 1;
  }
  return {};
}

size_t ModelHeader::Count(std::string_view name, size_t most) const {
  const std::string_view text = Value(name);
  size_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      value > most) {
    throw Error(std::string(path_) + ": header line '" + std::string(name) +
                "' is missing or not a count: '" + std::string(text) + "'");
  }
  return value;
}

}  // namespace unspin
