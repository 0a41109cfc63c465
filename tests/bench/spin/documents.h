#pragma once

// Large files of clean text, cut into documents: a paragraph a line, "# Title" lines or
// blank lines between documents. Files without either are cut into runs of paragraphs.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace unspin::bench {

// Which documents of a file are used.
struct Slice {
  // Those whose number, counted from 1, divided by `every` leaves `offset`.
  size_t every = 1;
  size_t offset = 0;
  // Instead: those that the context model was not trained on (src/train/), every 50th
  // article of Wikipedia and every 20th run of ten paragraphs of Wikinews. Of other
  // files nothing is held out.
  bool held_out = false;
  size_t paragraphs = 10;          // of a run, in files without boundaries
  std::vector<std::string> words;  // only documents with one of them, in any case
  double megabytes = 0;            // stop after so many; 0 means all
};

struct TextDocument {
  size_t number = 0;  // in its file, from 1
  std::string title;
  std::vector<std::string> paragraphs;

  std::string body() const;  // paragraphs with a blank line between them
  // "wikipedia.txt#12" with title and body, as a reader would give it.
  RawDocument ToRecord(const std::string& file) const;
};

// Calls `use` with the documents of the file at `path` that `slice` keeps, in order.
// Throws Error when the file cannot be read.
void ForEachDocument(const std::string& path, const Slice& slice,
                     const std::function<void(const TextDocument&)>& use);

// The last part of a path.
std::string FileName(const std::string& path);

// A record of plain text that is all body.
RawDocument MakeRecord(const std::string& id, std::string title, std::string body);

size_t CountWords(std::string_view text);

}  // namespace unspin::bench
