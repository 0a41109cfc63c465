#include "read/document_source.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "read/byte_stream.h"
#include "read/format.h"
#include "read/inputs.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

constexpr size_t kSample = 1 << 16;  // bytes looked at to tell the format

std::unique_ptr<RecordReader> MakeReader(InputFormat format,
                                         const ReaderContext& context) {
  switch (format) {
    case InputFormat::kText:
      return MakeTextReader(context, Markup::kPlain);
    case InputFormat::kHtml:
      return MakeTextReader(context, Markup::kHtml);
    case InputFormat::kJsonl:
      return MakeJsonlReader(context);
    case InputFormat::kJsonArray:
      return MakeJsonReader(context);
    case InputFormat::kCsv:
      return MakeCsvReader(context, ',');
    case InputFormat::kTsv:
      return MakeCsvReader(context, '\t');
    case InputFormat::kFeed:
      return MakeFeedReader(context);
    case InputFormat::kWarc:
      return MakeWarcReader(context);
    case InputFormat::kArc:
      return MakeArcReader(context);
  }
  return nullptr;
}

// What decides the shard of a record: its content, so that every run cuts alike.
uint64_t ContentHash(const ReadItem& item) {
  if (const auto* document = std::get_if<RawDocument>(&item)) {
    return Hash64(document->original, Hash64(document->title));
  }
  const auto& problem = std::get<Problem>(item);
  return Hash64(problem.record_id, Hash64(problem.reason));
}

// All inputs, one after another.
class InputSource : public DocumentSource {
 public:
  InputSource(std::vector<std::string> inputs, ReadOptions options,
              ProblemCollector& problems)
      : inputs_(std::move(inputs)), options_(std::move(options)), problems_(problems) {}

  std::optional<ReadItem> Next() override {
    if (!expanded_) Expand();
    for (;;) {
      if (options_.limit && given_ >= *options_.limit) return std::nullopt;
      std::optional<ReadItem> item = NextOfAnyShard();
      if (!item) return std::nullopt;
      if (options_.shards > 1 &&
          ContentHash(*item) % options_.shards != options_.shard) {
        continue;
      }
      ++given_;
      return item;
    }
  }

  uint64_t bytes_read() const override { return bytes_read_; }
  std::optional<uint64_t> total_bytes() const override {
    const uint64_t total = total_bytes_;
    return total > 0 ? std::optional(total) : std::nullopt;
  }

 private:
  void Expand() {
    expanded_ = true;
    files_ = ExpandInputs(inputs_);
    uint64_t total = 0;
    for (const InputFile& file : files_) {
      std::error_code error;
      if (file.path == "-") return;
      const uint64_t size = std::filesystem::file_size(file.path, error);
      if (!error) total += size;
    }
    total_bytes_ = total;
  }

  std::optional<ReadItem> NextOfAnyShard() {
    for (;;) {
      try {
        if (!reader_ && !OpenNext()) return std::nullopt;
        std::optional<ReadItem> item = reader_->Next();
        bytes_read_ = finished_bytes_ + stream_->packed_bytes();
        if (item) return item;
        Close();
      } catch (const Error& error) {
        const std::string path = files_[next_file_ - 1].path;
        const uint64_t offset = stream_ ? stream_->offset() : 0;
        Close();
        Problem problem =
            Reject(RecordPlace{path, 0, 0, offset}, WithoutPath(error.what(), path));
        if (offset == 0) problem.severity = Problem::Severity::kNoInput;
        return problem;
      }
    }
  }

  // Messages name the path themselves; the problem has it in a field of its own.
  static std::string WithoutPath(std::string message, const std::string& path) {
    if (message.starts_with(path + ": ")) message.erase(0, path.size() + 2);
    return message;
  }

  bool OpenNext() {
    if (next_file_ == files_.size()) return false;
    const InputFile& file = files_[next_file_++];
    if (!file.fault.empty()) throw Error(file.fault);
    stream_ = std::make_unique<ByteStream>(
        file.path, UnpackLimits{options_.max_unpacked_bytes, options_.max_ratio});
    const InputFormat format = options_.format
                                   ? *options_.format
                                   : DetectFormat(stream_->Peek(kSample), file.path);
    records_ = 0;
    reader_ = MakeReader(format, {*stream_, file.path, member_, records_, options_,
                                  problems_});
    return true;
  }

  void Close() {
    if (stream_) finished_bytes_ += stream_->packed_bytes();
    reader_.reset();
    stream_.reset();
  }

  std::vector<std::string> inputs_;
  ReadOptions options_;
  ProblemCollector& problems_;
  bool expanded_ = false;
  std::vector<InputFile> files_;
  size_t next_file_ = 0;
  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<RecordReader> reader_;
  std::string member_;     // of the archive that is read
  uint64_t records_ = 0;  // of the input that is read
  uint64_t given_ = 0;
  uint64_t finished_bytes_ = 0;
  // Read by whoever shows progress while another thread reads records.
  std::atomic<uint64_t> bytes_read_ = 0;
  std::atomic<uint64_t> total_bytes_ = 0;
};

}  // namespace

std::unique_ptr<DocumentSource> OpenInputs(std::vector<std::string> inputs,
                                           ReadOptions options,
                                           ProblemCollector& problems) {
  return std::make_unique<InputSource>(std::move(inputs), std::move(options), problems);
}

}  // namespace unspin
