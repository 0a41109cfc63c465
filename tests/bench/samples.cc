#include "bench/samples.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/file.h"

namespace unspin::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> TextFiles(const fs::path& folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
    if (file.path().extension() == ".txt") files.push_back(file.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return words;
}

RawDocument ReadRecord(const std::string& path, int copy) {
  const std::string text = ReadFile(path);
  const size_t end = text.find("\n\n");
  if (end == std::string::npos) throw Error(path + ": no headline");
  RawDocument record;
  record.id = fs::path(path).stem().string() + "/" + std::to_string(copy);
  record.location = record.id;
  record.title = text.substr(0, end);
  record.original = text.substr(end + 2);
  while (record.original.ends_with('\n')) record.original.pop_back();
  record.body = {0, record.original.size()};
  record.published = ParsePublished("2024-05-22");
  return record;
}

}  // namespace

Sample MakeSample(const std::string& name, const std::string& folder, int copies,
                  const Engine& engine, const std::string& jsonl) {
  Sample sample;
  sample.name = name;
  sample.jsonl = jsonl;
  const std::vector<std::string> files =
      TextFiles(UNSPIN_SOURCE_DIR "/corpus/" + folder);
  std::string lines;
  for (int copy = 0; copy < copies; ++copy) {
    for (const std::string& file : files) {
      RawDocument record = ReadRecord(file, copy);
      sample.words += CountWords(record.original);
      sample.bytes += record.original.size();
      lines += nlohmann::json({{"id", record.id},
                               {"title", record.title},
                               {"text", record.original},
                               {"published", "2024-05-22"}})
                   .dump() +
               "\n";
      sample.articles.push_back(engine.Analyse(record));
      sample.records.push_back(std::move(record));
    }
  }
  WriteFileAtomically(jsonl, lines);
  return sample;
}

}  // namespace unspin::bench
