// Comma- and tab-separated tables (RFC 4180): the first row names the fields, a quoted
// cell may hold separators and line breaks.

#include <deque>
#include <utility>

#include "base/charset.h"
#include "base/unicode.h"
#include "read/format.h"
#include "read/line_reader.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

constexpr size_t kSample = 1 << 16;  // looked at for the separator, for the encoding

// One row under construction, over as many lines as its quotes span.
class RowParser {
 public:
  explicit RowParser(char separator) : separator_(separator) {}

  // Adds a line; true when the row is complete.
  bool Add(std::string_view line) {
    if (in_quotes_) {
      cell_ += '\n';
      spans_lines_ = true;
    }
    for (size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (in_quotes_) {
        if (c != '"') {
          cell_ += c;
        } else if (i + 1 < line.size() && line[i + 1] == '"') {
          cell_ += c;
          ++i;
        } else {
          in_quotes_ = false;
          closed_ = true;
        }
      } else if (c == '"' && cell_.empty() && !closed_) {
        in_quotes_ = true;
      } else if (c == separator_) {
        cells_.push_back(std::exchange(cell_, {}));
        closed_ = false;
      } else {
        if (closed_) stray_ = true;
        cell_ += c;
      }
    }
    size_ += line.size() + 1;
    return !in_quotes_;
  }

  std::vector<std::string> Take() {
    cells_.push_back(std::exchange(cell_, {}));
    in_quotes_ = closed_ = stray_ = spans_lines_ = false;
    size_ = 0;
    return std::exchange(cells_, {});
  }

  uint64_t size() const { return size_; }

  // Text behind a closing quote on a later line than the opening one: the quotes do not
  // belong together. `say "x" y` in one line is only sloppy.
  bool is_torn() const { return stray_ && spans_lines_; }

 private:
  char separator_;
  std::vector<std::string> cells_;
  std::string cell_;
  bool in_quotes_ = false;
  bool closed_ = false;       // the cell had quotes, which are closed
  bool stray_ = false;        // text stood behind a closing quote
  bool spans_lines_ = false;  // a quoted cell holds a line break
  uint64_t size_ = 0;
};

class CsvReader : public RecordReader {
 public:
  CsvReader(const ReaderContext& context, char separator)
      : context_(context),
        lines_(context.stream, context.options.max_record_bytes),
        parser_(separator != '\0' ? separator
                                  : DetectSeparator(context.stream.Peek(kSample))) {}

  std::optional<ReadItem> Next() override {
    if (targets_.empty()) {
      std::optional<Row> row = NextRow();
      if (row && row->lines[0].text.starts_with("sep=")) row = NextRow();
      if (!row && std::exchange(given_, true)) return std::nullopt;
      if (!row) return Reject(context_.Whole(), "empty file");
      given_ = true;
      if (!row->fault.empty()) return Reject(context_.Whole(), row->fault);
      for (std::string& name : row->cells) {
        Clean(name);
        targets_.push_back(context_.names.Find(name));
      }
    }
    std::optional<Row> row = NextRow();
    if (!row) {
      if (std::exchange(rows_, true)) return std::nullopt;
      return Reject(context_.Whole(), "a table without rows");
    }
    rows_ = true;
    if (row->fault.empty() && row->cells.size() != targets_.size()) {
      row->fault = std::to_string(row->cells.size()) + " fields, the header has " +
                   std::to_string(targets_.size());
    }
    const RecordPlace place = context_.Next(row->lines[0].number, row->lines[0].offset);
    if (!row->fault.empty()) {
      ReadAgain(std::move(row->lines));
      return Reject(place, row->fault);
    }
    PickedFields fields;
    for (size_t i = 0; i < targets_.size(); ++i) {
      fields.Offer(targets_[i], row->cells[i]);
    }
    return ToDocument(std::move(fields), place, context_.options);
  }

 private:
  struct StoredLine {
    std::string text;
    uint64_t number = 0;
    uint64_t offset = 0;
    bool too_long = false;
  };
  struct Row {
    std::vector<std::string> cells;
    std::vector<StoredLine> lines;  // that it was made from; never empty
    std::string fault;
  };

  static void Clean(std::string& name) {
    if (name.starts_with("\xEF\xBB\xBF")) name.erase(0, 3);
    while (!name.empty() && name.back() == ' ') name.pop_back();
  }

  // A quote that is never closed swallows the rows behind it: all lines but the first
  // of a faulty row are read once more as rows of their own.
  void ReadAgain(std::vector<StoredLine> lines) {
    again_.insert(again_.begin(), std::make_move_iterator(lines.begin() + 1),
                  std::make_move_iterator(lines.end()));
  }

  std::optional<StoredLine> NextLine() {
    if (!again_.empty()) {
      StoredLine line = std::move(again_.front());
      again_.pop_front();
      return line;
    }
    const std::optional<Line> line = lines_.Next();
    if (!line) return std::nullopt;
    return StoredLine{Decoded(*line), line->number, line->offset, line->too_long};
  }

  std::optional<Row> NextRow() {
    Row row;
    while (std::optional<StoredLine> line = NextLine()) {
      if (row.lines.empty() && line->text.empty() && !line->too_long) continue;
      const bool too_long = line->too_long;
      row.lines.push_back(*std::move(line));
      const bool complete = parser_.Add(row.lines.back().text);
      if (too_long || parser_.size() > context_.options.max_record_bytes) {
        row.fault = "longer than " + std::to_string(context_.options.max_record_bytes) +
                    " bytes";
      } else if (parser_.is_torn()) {
        row.fault = "a quoted field that starts here is never closed";
      } else if (!complete) {
        continue;
      }
      row.cells = parser_.Take();
      return row;
    }
    if (row.lines.empty()) return std::nullopt;
    row.fault = "a quoted field that starts here is never closed";
    parser_.Take();
    return row;
  }

  std::string Decoded(const Line& line) {
    std::string bytes(line.bytes);
    if (IsValidUtf8(bytes)) return bytes;
    // A line is little to tell an encoding by.
    if (encoding_.empty())
      encoding_ = DecodeToUtf8(context_.stream.Peek(kSample)).encoding;
    DecodedText decoded = DecodeToUtf8(bytes, encoding_);
    if (decoded.first_damage) {
      Problem warning = Reject(
          context_.At(line.number, line.offset),
          std::to_string(decoded.damaged_bytes) +
              " bytes are not valid UTF-8 and are kept as Windows-1252 characters");
      warning.severity = Problem::Severity::kWarning;
      warning.byte_offset = line.offset + *decoded.first_damage;
      context_.problems.Add(std::move(warning));
    }
    return std::move(decoded.text);
  }

  ReaderContext context_;
  LineReader lines_;
  RowParser parser_;
  std::vector<std::vector<FieldNames::Target>> targets_;  // of each column
  bool given_ = false;  // a header was seen, or that there is none
  bool rows_ = false;   // a row was seen, or that there is none
  std::deque<StoredLine> again_;
  std::string encoding_;  // of what is not UTF-8; empty while all is
};

}  // namespace

std::unique_ptr<RecordReader> MakeCsvReader(const ReaderContext& context,
                                            char separator) {
  return std::make_unique<CsvReader>(context, separator);
}

}  // namespace unspin
