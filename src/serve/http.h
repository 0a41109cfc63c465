#pragma once

// What is asked and answered, without sockets.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/error.h"

namespace unspin::serve {

using Parameters = std::multimap<std::string, std::string>;

struct Ask {
  std::string method = "GET";
  std::string path;  // decoded
  Parameters parameters;
  std::string target;         // as it came: path and parameters
  std::string host;           // of the Host header; empty: none
  std::string if_none_match;  // empty: none
};

struct Answer {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::shared_ptr<const std::string> body;
  std::string etag;   // empty: not to be kept
  std::string allow;  // of status 405

  static Answer Of(std::string type, std::string body) {
    Answer answer;
    answer.type = std::move(type);
    answer.body = std::make_shared<const std::string>(std::move(body));
    return answer;
  }
};

// Ends a request with a status of its own and a message for the one who asked.
class HttpError : public Error {
 public:
  HttpError(int status, const std::string& message) : Error(message), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

// "Not Found". The words of RFC 9110 for the statuses that this server gives.
const char* StatusWords(int status);

}  // namespace unspin::serve
