// unspin_compile_lexicon OUT WORDNET FOLDER...: what the build runs to compile the
// lexicons. `unspin lexicon compile` is the same for users.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/file.h"
#include "lexicon/compiler.h"

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: %s OUT WORDNET FOLDER...\n", argv[0]);
    return 2;
  }
  try {
    const std::vector<std::string> folders(argv + 3, argv + argc);
    const unspin::CompileResult result = unspin::CompileLexicons(folders, argv[2]);
    for (const unspin::LexiconComplaint& complaint : result.complaints) {
      std::fprintf(stderr, "%s\n", complaint.ToString().c_str());
    }
    if (!result.complaints.empty()) return 1;
    unspin::WriteFileAtomically(argv[1], result.bytes);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
