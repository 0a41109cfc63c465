#pragma once

// All that a source gives, for tests of readers.

#include <string>
#include <variant>
#include <vector>

#include "read/document_source.h"
#include "temporary_folder.h"

namespace unspin {

struct Items {
  std::vector<RawDocument> documents;
  std::vector<Problem> rejects;
  std::vector<Problem> warnings;
  std::string order;  // "d" for a document, "r" for a reject
};

inline Items ReadAll(std::vector<std::string> inputs, ReadOptions options = {}) {
  ProblemCollector problems;
  const auto source = OpenInputs(std::move(inputs), std::move(options), problems);
  Items items;
  while (std::optional<ReadItem> item = source->Next()) {
    if (auto* document = std::get_if<RawDocument>(&*item)) {
      items.documents.push_back(std::move(*document));
      items.order += 'd';
    } else {
      items.rejects.push_back(std::get<Problem>(*item));
      items.order += 'r';
    }
  }
  items.warnings = problems.Take();
  return items;
}

// The same for one file with these bytes.
inline Items ReadBytes(const std::string& name, std::string_view bytes,
                       ReadOptions options = {}) {
  const TemporaryFolder folder;
  return ReadAll({folder.Write(name, bytes)}, std::move(options));
}

}  // namespace unspin
