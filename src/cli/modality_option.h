#pragma once

// The option that asks for what is denied, feared or planned beside the facts.

#include <CLI/CLI.hpp>
#include <string>

namespace unspin::cli {

// `value` is for ReadModalities and must outlive the command; empty: facts only.
void AddModalityOption(CLI::App& command, std::string& value);

}  // namespace unspin::cli
