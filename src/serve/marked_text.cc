#include "serve/marked_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace unspin::serve {
namespace {

class MarkWriter {
 public:
  explicit MarkWriter(std::string_view text) : text_(text), index_(text) {}

  void Write(const Mark& mark) {
    CloseUntil(mark.start);
    TextUntil(mark.start);
    if (!mark.instead.empty()) {
      html_ << mark.instead;
      done_ = std::max(done_, index_.ByteAt(mark.end));
      return;
    }
    html_ << mark.open;
    const uint64_t end =
        open_.empty() ? mark.end : std::min(mark.end, open_.back().end);
    open_.push_back({end, &mark.close});
  }

  Html Finish() {
    CloseUntil(UINT64_MAX);
    html_ << Text(text_.substr(done_));
    return std::move(html_);
  }

 private:
  struct Open {
    uint64_t end;
    const Html* close;
  };

  void TextUntil(uint64_t code_point) {
    const size_t end = index_.ByteAt(code_point);
    if (end <= done_) return;
    html_ << Text(text_.substr(done_, end - done_));
    done_ = end;
  }

  void CloseUntil(uint64_t start) {
    while (!open_.empty() && open_.back().end <= start) {
      TextUntil(open_.back().end);
      html_ << *open_.back().close;
      open_.pop_back();
    }
  }

  std::string_view text_;
  CodePointIndex index_;
  Html html_;
  size_t done_ = 0;
  std::vector<Open> open_;
};

}  // namespace

Html WithMarks(std::string_view text, std::vector<Mark> marks) {
  std::ranges::stable_sort(marks, [](const Mark& a, const Mark& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  MarkWriter writer(text);
  for (const Mark& mark : marks) writer.Write(mark);
  return writer.Finish();
}

}  // namespace unspin::serve
