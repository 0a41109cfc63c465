#include "pipeline/data_folder.h"

#include <cstdlib>

#include "base/error.h"

namespace unspin {

namespace fs = std::filesystem;

std::string FindDataFolder(const fs::path& folder, const std::string& remedy) {
  static constexpr char kLexiconName[] = "unspin.lex";
  if (const char* variable = std::getenv("UNSPIN_DATA")) return variable;
  if (folder.empty()) {  // never beside where somebody happens to stand
    throw Error(
        std::string("the place of this program is not known: give the folder of ") +
        kLexiconName + " with " + remedy);
  }
  std::string tried;
  for (const char* place : {"share/unspin", "../share/unspin", "../../share/unspin"}) {
    const fs::path candidate = (folder / place).lexically_normal();
    std::error_code error;
    if (fs::exists(candidate / kLexiconName, error)) return candidate.string();
    tried += (tried.empty() ? "" : ", ") + candidate.string();
  }
  throw Error(std::string(kLexiconName) + " not found in " + tried +
              ": give its folder with " + remedy);
}

}  // namespace unspin
