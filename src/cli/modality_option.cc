#include "cli/modality_option.h"

namespace unspin::cli {

void AddModalityOption(CLI::App& command, std::string& value) {
  command
      .add_option("--modality", value,
                  "Facts that are asserted, reported, denied, hypothetical or planned, "
                  "with commas; all; asserted,reported unless given")
      ->type_name("NAMES");
}

}  // namespace unspin::cli
