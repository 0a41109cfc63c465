#pragma once

// Addresses of this server's pages: a path and parameters, percent-encoded when
// written.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unspin::serve {

class Url {
 public:
  // `path` is one of this program's own, "/outages".
  explicit Url(std::string path) : path_(std::move(path)) {}

  // Sets a parameter; an empty value takes it away.
  Url& Set(std::string_view name, std::string_view value);
  Url& At(std::string fragment) {
    fragment_ = std::move(fragment);
    return *this;
  }
  Url With(std::string_view name, std::string_view value) const {
    Url copy = *this;
    copy.Set(name, value);
    return copy;
  }

  std::string str() const;

 private:
  std::string path_;
  std::vector<std::pair<std::string, std::string>> parameters_;
  std::string fragment_;
};

}  // namespace unspin::serve
