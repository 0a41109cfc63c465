#include "repair/mojibake/draft.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace unspin {
namespace {

// Writes text[begin, end) to `out` with the fixes [from, to) in it made.
void AppendFixed(std::string_view text, size_t begin, size_t end, const Fix* from,
                 const Fix* to, std::string& out) {
  for (; from != to; ++from) {
    out.append(text.substr(begin, from->begin - begin)).append(from->text);
    begin = from->end;
  }
  out.append(text.substr(begin, end - begin));
}

// Goes through the fixes of two rounds side by side.
class Composer {
 public:
  Composer(std::vector<Fix> first, std::vector<Fix> second, std::string_view between)
      : first_(std::move(first)), second_(std::move(second)), between_(between) {}

  std::vector<Fix> Run() {
    std::vector<Fix> composed;
    composed.reserve(first_.size() + second_.size());
    while (i_ < first_.size() || j_ < second_.size()) composed.push_back(Next());
    return composed;
  }

 private:
  // What the second round inserts in front of a fix of the first belongs there.
  bool FirstIsNext() const {
    if (i_ == first_.size() || j_ == second_.size()) return j_ == second_.size();
    const Fix& second = second_[j_];
    return FirstBegin() < second.begin + (second.begin < second.end ? 1 : 0);
  }
  size_t FirstBegin() const { return first_[i_].begin + shift_; }
  size_t FirstEnd() const { return FirstBegin() + first_[i_].text.size(); }

  // The next fix of either round, with all that overlap it.
  Fix Next() {
    begin_ = FirstIsNext() ? FirstBegin() : second_[j_].begin;
    end_ = begin_;
    const size_t source = begin_ - shift_;
    const size_t i = i_;
    const size_t j = j_;
    FirstIsNext() ? TakeFirst() : TakeSecond();
    while (true) {
      if (i_ < first_.size() && Touches(FirstBegin(), FirstEnd()))
        TakeFirst();
      else if (j_ < second_.size() && Touches(second_[j_].begin, second_[j_].end))
        TakeSecond();
      else
        break;
    }
    const bool alone = i_ - i + j_ - j == 1;
    Fix fix;
    if (alone) {
      fix = std::move(i_ > i ? first_[i] : second_[j]);
    } else {
      fix.reason = second_[j_ - 1].reason;
      fix.confidence = second_[j_ - 1].confidence;
      AppendFixed(between_, begin_, end_, &second_[j], &second_[j] + (j_ - j),
                  fix.text);
    }
    fix.begin = source;
    fix.end = end_ - shift_;
    return fix;
  }

  bool Touches(size_t begin, size_t end) const { return begin < end_ && begin_ < end; }

  void TakeFirst() {
    const Fix& fix = first_[i_];
    end_ = std::max(end_, FirstEnd());
    shift_ += fix.text.size() - (fix.end - fix.begin);
    ++i_;
  }

  void TakeSecond() { end_ = std::max(end_, second_[j_++].end); }

  std::vector<Fix> first_;
  std::vector<Fix> second_;
  std::string_view between_;
  size_t i_ = 0;
  size_t j_ = 0;
  // How much further behind the line is in the text between; modulo the range of
  // size_t, as it may be less than nothing.
  size_t shift_ = 0;
  size_t begin_ = 0;  // of the fix that is put together, in the text between
  size_t end_ = 0;
};

}  // namespace

std::vector<Fix> Compose(std::vector<Fix> first, std::vector<Fix> second,
                         std::string_view between) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  return Composer(std::move(first), std::move(second), between).Run();
}

void Draft::Apply(std::vector<Fix> fixes) {
  if (fixes.empty()) return;
  std::string next;
  next.reserve(text().size());
  AppendFixed(text(), 0, text().size(), fixes.data(), fixes.data() + fixes.size(),
              next);
  fixes_ = Compose(std::move(fixes_), std::move(fixes), text_);
  text_ = std::move(next);
}

std::vector<Edit> Draft::TakeEdits(size_t offset) {
  std::vector<Edit> edits;
  edits.reserve(fixes_.size());
  for (Fix& fix : fixes_) {
    Edit& edit = edits.emplace_back();
    edit.begin = fix.begin + offset;
    edit.end = fix.end + offset;
    edit.text = std::move(fix.text);
    edit.kind = RepairKind::kMojibake;
    edit.confidence = fix.confidence;
    edit.reason = fix.reason;
  }
  fixes_.clear();
  return edits;
}

}  // namespace unspin
