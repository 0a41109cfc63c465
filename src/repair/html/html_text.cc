#include "repair/html/html_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "repair/character_references.h"

namespace unspin {
namespace {

constexpr size_t kMaxTag = 8192;  // bytes; a "<" that is not closed sooner is text

bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool IsLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The end of the tag or comment at `i`; `i` itself if it is a plain "<".
size_t TagEnd(std::string_view source, size_t i) {
  const std::string_view rest = source.substr(i, kMaxTag);
  if (rest.starts_with("<!--")) {
    const size_t end = rest.find("-->");
    return end == rest.npos ? i : i + end + 3;
  }
  if (rest.size() < 2) return i;
  const char next = rest[1] == '/' && rest.size() > 2 ? rest[2] : rest[1];
  if (!IsLetter(next) && next != '!' && next != '?') return i;
  const size_t end = rest.find('>');
  return end == rest.npos ? i : i + end + 1;
}

// What stands between two stretches of kept text; a greater one swallows a smaller.
enum class Gap { kNone, kSpace, kBreak, kBlank };
constexpr std::array<std::string_view, 4> kGapTexts = {"", " ", "\n", "\n\n"};

// Collects edits while the kept text goes by.
class Writer {
 public:
  Writer(std::string_view source, LineBreaks breaks)
      : source_(source), breaks_(breaks) {}

  // White space of the source.
  void Space(std::string_view white) {
    if (breaks_ == LineBreaks::kSpace) return Separate(Gap::kSpace);
    const auto lines = std::count(white.begin(), white.end(), '\n');
    Separate(lines == 0 ? Gap::kSpace : lines == 1 ? Gap::kBreak : Gap::kBlank);
  }

  // Asks for a gap before the text that is kept next.
  void Separate(Gap gap) {
    if (!at_start_) pending_ = std::max(pending_, gap);
  }

  // Text that stays.
  void Keep(size_t begin, size_t end) {
    Flush(begin);
    kept_ = end;
  }

  void Replace(size_t begin, size_t end, std::string text) {
    Flush(begin);
    Add(begin, end, std::move(text), RepairKind::kEntity, "HTML character reference");
    kept_ = end;
  }

  std::vector<Edit> Finish() {
    if (kept_ < source_.size())
      Add(kept_, source_.size(), {}, RepairKind::kMarkup, kTags);
    return std::move(edits_);
  }

 private:
  static constexpr std::string_view kTags = "HTML markup";

  void Flush(size_t begin) {
    const std::string_view text = kGapTexts[static_cast<size_t>(pending_)];
    if (source_.substr(kept_, begin - kept_) != text) {
      Add(kept_, begin, std::string(text), RepairKind::kMarkup, kTags);
    }
    pending_ = Gap::kNone;
    at_start_ = false;
  }

  void Add(size_t begin, size_t end, std::string text, RepairKind kind,
           std::string_view reason) {
    Edit edit;
    edit.begin = begin;
    edit.end = end;
    edit.text = std::move(text);
    edit.kind = kind;
    edit.reason = reason;
    edits_.push_back(std::move(edit));
  }

  std::string_view source_;
  LineBreaks breaks_;
  std::vector<Edit> edits_;
  Gap pending_ = Gap::kNone;  // before the text that is kept next
  size_t kept_ = 0;           // end of the text kept last
  bool at_start_ = true;
};

// The text of [begin, end): white space runs are one space, references are decoded,
// tags that the parser ignored are dropped.
void WritePiece(std::string_view source, size_t begin, size_t end, Writer& writer) {
  for (size_t i = begin; i < end;) {
    const char c = source[i];
    size_t next = i + 1;
    if (IsHtmlSpace(c)) {
      while (next < end && IsHtmlSpace(source[next])) ++next;
      writer.Space(source.substr(i, next - i));
    } else if (c == '<' && TagEnd(source.substr(0, end), i) > i) {
      next = TagEnd(source.substr(0, end), i);
    } else if (c == '&') {
      auto reference = DecodeReference(source.substr(0, end), i, false);
      if (reference) {
        next = i + reference->size;
        writer.Replace(i, next, std::move(reference->text));
      } else {
        writer.Keep(i, next);
      }
    } else {
      while (next < end && !IsHtmlSpace(source[next]) && source[next] != '<' &&
             source[next] != '&') {
        ++next;
      }
      writer.Keep(i, next);
    }
    i = next;
  }
}

Gap GapOf(size_t breaks) {
  return breaks == 0 ? Gap::kNone : breaks == 1 ? Gap::kBreak : Gap::kBlank;
}

constexpr std::array<std::string_view, 18> kBlockTags = {
    "p",  "div", "br", "li", "ul", "ol", "h1",      "h2",      "h3",
    "h4", "h5",  "h6", "tr", "td", "th", "section", "article", "blockquote"};

std::string TagName(std::string_view tag) {
  std::string name;
  size_t i = 1;
  if (i < tag.size() && tag[i] == '/') ++i;
  for (; i < tag.size() && name.size() < 12; ++i) {
    const char c = tag[i];
    if (!IsLetter(c) && !(c >= '0' && c <= '9')) break;
    name += static_cast<char>(IsLetter(c) ? c | 32 : c);
  }
  return name;
}

}  // namespace

std::vector<Edit> TextOfBlocks(std::string_view source,
                               const std::vector<HtmlBlock>& blocks,
                               LineBreaks breaks) {
  Writer writer(source, breaks);
  size_t done = 0;
  for (const HtmlBlock& block : blocks) {
    writer.Separate(Gap::kBlank);
    for (const HtmlPiece& piece : block.pieces) {
      if (piece.begin < done) continue;
      writer.Separate(GapOf(piece.breaks));
      WritePiece(source, piece.begin, piece.end, writer);
      done = piece.end;
    }
  }
  return writer.Finish();
}

std::vector<Edit> StripTags(std::string_view source, LineBreaks breaks) {
  Writer writer(source, breaks);
  for (size_t i = 0; i < source.size();) {
    const size_t tag = std::min(source.find('<', i), source.size());
    WritePiece(source, i, tag, writer);
    if (tag == source.size()) break;
    size_t end = TagEnd(source, tag);
    if (end == tag) {
      writer.Keep(tag, tag + 1);
      i = tag + 1;
      continue;
    }
    const std::string name = TagName(source.substr(tag, end - tag));
    const bool block =
        std::find(kBlockTags.begin(), kBlockTags.end(), name) != kBlockTags.end();
    if ((name == "script" || name == "style") && source[tag + 1] != '/') {
      end = std::min(source.find("</", end), source.size());
    }
    if (block) writer.Separate(name == "br" ? Gap::kBreak : Gap::kBlank);
    i = end;
  }
  return writer.Finish();
}

bool HasBlockTags(std::string_view source) {
  for (size_t i = source.find('<'); i != source.npos; i = source.find('<', i + 1)) {
    const size_t end = TagEnd(source, i);
    if (end == i) continue;
    const std::string name = TagName(source.substr(i, end - i));
    if (std::find(kBlockTags.begin(), kBlockTags.end(), name) != kBlockTags.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace unspin
