#include "read/document_source.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "read/input_walk.h"
#include "read/inputs.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

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
      return MakeCsvReader(context, '\0');
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

constexpr uint64_t kMaxWarnings = 1000;  // told of one input

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
      : inputs_(std::move(inputs)),
        options_(std::move(options)),
        names_(options_),
        problems_(problems) {}

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
        if (reader_) {
          std::optional<ReadItem> item = reader_->Next();
          PassOnWarnings();
          bytes_read_ = finished_bytes_ + walk_->packed_bytes();
          told_ = told_ || item;
          if (item) return item;
          reader_.reset();
        }
        if (!walk_ && !OpenNext()) return std::nullopt;
        if (std::optional<ReadItem> reject = NextPiece()) return reject;
      } catch (const Error& error) {
        return Fault(error.what());
      }
    }
  }

  bool OpenNext() {
    if (next_file_ == files_.size()) return false;
    const InputFile& file = files_[next_file_++];
    records_ = 0;
    told_ = false;
    warned_ = 0;
    piece_ = {};
    if (!file.fault.empty()) throw Error(file.fault);
    walk_ = std::make_unique<InputWalk>(file.path, options_, records_);
    return true;
  }

  // Opens the next piece of the input, or closes the input. Gives what is wrong.
  std::optional<ReadItem> NextPiece() {
    piece_ = {};
    auto step = walk_->Next();
    bytes_read_ = finished_bytes_ + walk_->packed_bytes();
    if (!step) return CloseInput();
    told_ = told_ || std::holds_alternative<Problem>(*step);
    if (auto* problem = std::get_if<Problem>(&*step)) return std::move(*problem);
    piece_ = std::get<InputPiece>(std::move(*step));
    const std::string& path = files_[next_file_ - 1].path;
    reader_ = MakeReader(piece_.guess.format, {*piece_.stream, path, piece_.member,
                                               records_, options_, warnings_, names_});
    return std::nullopt;
  }

  // So many of an input, whose every record may give some: they are kept until the run
  // is over.
  void PassOnWarnings() {
    for (Problem& warning : warnings_.Take()) {
      if (++warned_ <= kMaxWarnings) problems_.Add(std::move(warning));
    }
  }

  void SumUpWarnings() {
    PassOnWarnings();
    if (warned_ <= kMaxWarnings) return;
    Problem problem = Reject(RecordPlace{files_[next_file_ - 1].path, 0, 0, 0},
                             std::to_string(warned_ - kMaxWarnings) + " more warnings");
    problem.severity = Problem::Severity::kWarning;
    problems_.Add(std::move(problem));
  }

  // No input is passed over in silence.
  std::optional<ReadItem> CloseInput() {
    finished_bytes_ += walk_->packed_bytes();
    walk_.reset();
    SumUpWarnings();
    if (told_) return std::nullopt;
    Problem problem =
        Reject(RecordPlace{files_[next_file_ - 1].path, 0, 0, 0}, "no articles in it");
    problem.severity = Problem::Severity::kNoInput;
    return problem;
  }

  // An input or a member that cannot be read any further. Messages name the path
  // themselves; the problem has it in a field of its own.
  Problem Fault(std::string message) {
    const std::string& path = files_[next_file_ - 1].path;
    if (message.starts_with(path + ": ")) message.erase(0, path.size() + 2);
    RecordPlace place{path, 0, 0, 0, piece_.member};
    if (piece_.stream != nullptr) place.byte_offset = piece_.stream->offset();
    if (!piece_.member.empty()) place.number = ++records_;
    Problem problem = Reject(place, std::move(message));
    if (records_ == 0 && place.byte_offset == 0) {
      problem.severity = Problem::Severity::kNoInput;
    }
    reader_.reset();
    told_ = true;
    return problem;
  }

  std::vector<std::string> inputs_;
  ReadOptions options_;
  FieldNames names_;
  ProblemCollector& problems_;
  bool expanded_ = false;
  std::vector<InputFile> files_;
  size_t next_file_ = 0;
  std::unique_ptr<InputWalk> walk_;  // of the input that is read
  InputPiece piece_;
  std::unique_ptr<RecordReader> reader_;  // of the piece
  uint64_t records_ = 0;                  // of the input so far
  ProblemCollector warnings_;             // of the readers, not yet passed on
  uint64_t warned_ = 0;                   // warnings of the input
  bool told_ = false;                     // the input gave a record or a reject
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
