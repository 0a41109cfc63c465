#pragma once

// Where the compiled lexicons and the models lie, seen from what uses them.

#include <filesystem>
#include <string>

namespace unspin {

// $UNSPIN_DATA, else the folder share/unspin that fits a program or library in
// `folder`: of the build folder, of an installed prefix, of a prefix with lib/TRIPLET.
// Throws Error naming what was tried; `remedy` says what to give instead ("--data or
// $UNSPIN_DATA").
std::string FindDataFolder(const std::filesystem::path& folder,
                           const std::string& remedy);

}  // namespace unspin
