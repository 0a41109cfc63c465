#include "base/error.h"

#include <system_error>

namespace unspin {

Error FileError(std::string_view path, std::string_view what, int error_number) {
  return Error(std::string(path) + ": " + std::string(what) + ": " +
               std::generic_category().message(error_number));
}

}  // namespace unspin
