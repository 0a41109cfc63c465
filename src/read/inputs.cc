#include "read/inputs.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace unspin {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

void AddFolder(const std::string& folder, std::vector<InputFile>& files) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator it(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (IsHidden(it->path())) {
      if (it->is_directory()) it.disable_recursion_pending();
    } else if (it->is_regular_file()) {
      found.push_back(it->path().string());
    }
  }
  if (error) {
    files.push_back({folder, "folder cannot be read: " + error.message()});
  } else if (found.empty()) {
    files.push_back({folder, "folder without articles"});
  }
  std::sort(found.begin(), found.end());
  for (std::string& path : found) files.push_back({std::move(path), {}});
}

void AddPath(const std::string& path, std::vector<InputFile>& files) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    AddFolder(path, files);
  } else {
    files.push_back({path, {}});
  }
}

// The paths that match a pattern, sorted; none if it is no pattern or matches nothing.
std::vector<std::string> Matches(const std::string& pattern) {
  std::vector<std::string> paths;
  if (pattern.find_first_of("*?[") == std::string::npos) return paths;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  return paths;
}

void AddInput(const std::string& input, std::vector<InputFile>& files) {
  std::error_code error;
  if (input == "-" || fs::exists(input, error)) return AddPath(input, files);
  const std::vector<std::string> matches = Matches(input);
  for (const std::string& path : matches) AddPath(path, files);
  if (matches.empty()) files.push_back({input, "no such file or folder"});
}

// `list` is a path or "-". What is wrong with a line names the line.
void AddList(const std::string& list, std::vector<InputFile>& files) {
  std::ifstream file;
  if (list != "-") file.open(list);
  std::istream& lines = list == "-" ? std::cin : file;
  if (!lines) {
    files.push_back({"@" + list, "list of inputs cannot be read"});
    return;
  }
  size_t number = 0;
  const size_t before = files.size();
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const size_t first = files.size();
    AddInput(line, files);
    if (!files[first].fault.empty()) {
      files[first].fault += " (" + list + ":" + std::to_string(number) + ")";
    }
  }
  if (files.size() == before) files.push_back({"@" + list, "list without inputs"});
}

}  // namespace

std::vector<InputFile> ExpandInputs(const std::vector<std::string>& inputs) {
  std::vector<InputFile> files;
  for (const std::string& input : inputs) {
    if (input.size() > 1 && input.starts_with('@')) {
      AddList(input.substr(1), files);
    } else {
      AddInput(input, files);
    }
  }
  return files;
}

}  // namespace unspin
