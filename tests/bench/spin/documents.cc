#include "bench/spin/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>

#include "base/file.h"
#include "base/unicode.h"
#include "eval/normal_form.h"

namespace unspin::bench {
namespace {

enum class Form { kTitles, kBlankLines, kRuns };

Form FormOf(std::string_view bytes) {
  if (bytes.starts_with("# ") || bytes.find("\n# ") != std::string_view::npos) {
    return Form::kTitles;
  }
  return bytes.find("\n\n") != std::string_view::npos ? Form::kBlankLines : Form::kRuns;
}

bool IsPartOfWord(std::string_view text, size_t at) {
  return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

bool HasWord(std::string_view lower_text, std::string_view word) {
  for (size_t at = 0; (at = lower_text.find(word, at)) != std::string_view::npos;
       ++at) {
    const bool starts = at == 0 || !IsPartOfWord(lower_text, at - 1);
    if (starts && !IsPartOfWord(lower_text, at + word.size())) return true;
  }
  return false;
}

// Gathers lines into documents and hands on those of the slice.
class Cutter {
 public:
  Cutter(Form form, Slice slice, const std::function<void(const TextDocument&)>& use)
      : form_(form), slice_(std::move(slice)), use_(use) {
    if (slice_.held_out) {
      slice_.every = form == Form::kTitles ? 50 : 20;
      slice_.offset = form == Form::kTitles ? 49 : 0;
    }
    for (std::string& word : slice_.words) word = ToLower(word);
  }

  void Add(std::string_view line) {
    const bool title = form_ == Form::kTitles && line.starts_with("# ");
    const bool full =
        form_ == Form::kRuns && current_.paragraphs.size() == slice_.paragraphs;
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (title || full || (blank && form_ == Form::kBlankLines)) Finish();
    if (title) {
      current_.title = line.substr(2);
      started_ = true;
    } else if (!blank) {
      current_.paragraphs.emplace_back(line);
      started_ = true;
    }
  }

  void Finish() {
    TextDocument document = std::exchange(current_, {});
    if (!std::exchange(started_, false)) return;
    document.number = ++number_;
    if (number_ % slice_.every != slice_.offset || document.paragraphs.empty()) return;
    const std::string body = document.body();
    const auto has = [lower = slice_.words.empty() ? "" : ToLower(body)](
                         const std::string& word) { return HasWord(lower, word); };
    if (!slice_.words.empty() && std::ranges::none_of(slice_.words, has)) return;
    bytes_ += body.size();
    use_(document);
  }

  bool IsEnough() const {
    return slice_.megabytes > 0 &&
           static_cast<double>(bytes_) >= slice_.megabytes * 1e6;
  }

 private:
  Form form_;
  Slice slice_;
  const std::function<void(const TextDocument&)>& use_;
  TextDocument current_;
  bool started_ = false;
  size_t number_ = 0;
  size_t bytes_ = 0;
};

}  // namespace

std::string TextDocument::body() const {
  return fmt::format("{}", fmt::join(paragraphs, "\n\n"));
}

RawDocument TextDocument::ToRecord(const std::string& file) const {
  return MakeRecord(fmt::format("{}#{}", file, number), title, body());
}

void ForEachDocument(const std::string& path, const Slice& slice,
                     const std::function<void(const TextDocument&)>& use) {
  const MappedFile file(path);
  std::string_view rest = file.bytes();
  Cutter cutter(FormOf(rest), slice, use);
  while (!rest.empty() && !cutter.IsEnough()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    cutter.Add(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!cutter.IsEnough()) cutter.Finish();
}

std::string FileName(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

RawDocument MakeRecord(const std::string& id, std::string title, std::string body) {
  RawDocument record;
  record.id = id;
  record.location = id;
  record.title = std::move(title);
  record.original = std::move(body);
  record.body = {0, record.original.size()};
  return record;
}

size_t CountWords(std::string_view text) { return SplitAtSpaces(text).size(); }

}  // namespace unspin::bench
