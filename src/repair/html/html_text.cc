#include "repair/html/html_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "repair/character_references.h"
#include "repair/html/html_tokens.h"
#include "repair/html/json_ld.h"

namespace unspin {
namespace {

constexpr std::string_view kTags = "HTML markup";

// What stands between two stretches of kept text; a greater one swallows a smaller.
enum class Gap { kNone, kSpace, kBreak, kBlank };
constexpr std::array<std::string_view, 4> kGapTexts = {"", " ", "\n", "\n\n"};

// Collects edits while the kept text goes by.
class Writer {
 public:
  Writer(std::string_view source, LineBreaks breaks)
      : source_(source), breaks_(breaks) {}

  void SetBreaks(LineBreaks breaks) { breaks_ = breaks; }

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

  // Says why text before the text that is kept next goes.
  void Drop(std::string_view reason) {
    if (dropped_.empty()) dropped_ = reason;
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
    if (kept_ < source_.size()) AddGap(source_.size(), {});
    return std::move(edits_);
  }

 private:
  void Flush(size_t begin) {
    const std::string_view text = kGapTexts[static_cast<size_t>(pending_)];
    if (begin > kept_ ? source_.substr(kept_, begin - kept_) != text : !text.empty()) {
      AddGap(begin, std::string(text));
    }
    pending_ = Gap::kNone;
    at_start_ = false;
  }

  void AddGap(size_t end, std::string text) {
    if (dropped_.empty()) {
      Add(kept_, end, std::move(text), RepairKind::kMarkup, std::string(kTags));
    } else {
      Add(kept_, end, std::move(text), RepairKind::kBoilerplate,
          "page furniture: " + std::string(dropped_));
    }
    dropped_ = {};
  }

  void Add(size_t begin, size_t end, std::string text, RepairKind kind,
           std::string reason) {
    Edit edit;
    edit.begin = begin;
    edit.end = end;
    edit.text = std::move(text);
    edit.kind = kind;
    edit.reason = std::move(reason);
    edits_.push_back(std::move(edit));
  }

  std::string_view source_;
  LineBreaks breaks_;
  std::vector<Edit> edits_;
  Gap pending_ = Gap::kNone;  // before the text that is kept next
  std::string_view dropped_;  // why text before it goes
  size_t kept_ = 0;           // end of the text kept last
  bool at_start_ = true;
};

// The text of [begin, end), which has no tags: white space runs are one space,
// references are decoded.
void WriteText(std::string_view source, size_t begin, size_t end, Writer& writer) {
  for (size_t i = begin; i < end;) {
    const char c = source[i];
    size_t next = i + 1;
    if (IsHtmlSpace(c)) {
      while (next < end && IsHtmlSpace(source[next])) ++next;
      // A space between words needs no edit.
      if (next == i + 1 && c == ' ' && next < end && i > begin && source[next] != '&') {
        writer.Keep(i, next);
      } else {
        writer.Space(source.substr(i, next - i));
      }
    } else if (c == '&') {
      auto reference = DecodeReference(source.substr(0, end), i, false);
      if (reference) {
        next = i + reference->size;
        writer.Replace(i, next, std::move(reference->text));
      } else {
        writer.Keep(i, next);
      }
    } else {
      while (next < end && !IsHtmlSpace(source[next]) && source[next] != '&') ++next;
      writer.Keep(i, next);
    }
    i = next;
  }
}

Gap GapOf(size_t breaks) {
  return breaks == 0 ? Gap::kNone : breaks == 1 ? Gap::kBreak : Gap::kBlank;
}

bool IsBlockTag(HtmlTag tag) { return !IsInline(tag) && tag != HtmlTag::kText; }

Edit JsonEdit(size_t begin, size_t end, std::string text, RepairKind kind,
              std::string reason) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.text = std::move(text);
  edit.kind = kind;
  edit.reason = std::move(reason);
  return edit;
}

}  // namespace

std::vector<Edit> TextOfBlocks(std::string_view source, const HtmlBlocks& blocks,
                               LineBreaks breaks) {
  Writer writer(source, breaks);
  for (const HtmlBlock& block : blocks.blocks) {
    if (!block.kept) {
      writer.Drop(block.reason);
      continue;
    }
    writer.Separate(Gap::kBlank);
    for (uint32_t i = block.first; i < block.end; ++i) {
      const HtmlPiece& piece = blocks.pieces[i];
      writer.Separate(GapOf(piece.breaks));
      writer.SetBreaks(piece.lines ? LineBreaks::kKept : breaks);
      WriteText(source, piece.begin, piece.end, writer);
    }
  }
  return writer.Finish();
}

std::vector<Edit> StripTags(std::string_view source, LineBreaks breaks) {
  Writer writer(source, breaks);
  HtmlTokens tokens(source);
  for (HtmlToken token; tokens.Next(token);) {
    if (token.kind == HtmlTokenKind::kText) {
      WriteText(source, token.begin, token.end, writer);
    } else if (token.tag == HtmlTag::kBr) {
      writer.Separate(Gap::kBreak);
    } else if (IsBlockTag(token.tag)) {
      writer.Separate(Gap::kBlank);
    }
  }
  return writer.Finish();
}

std::vector<Edit> TextOfJson(std::string_view source, std::string_view json) {
  const auto begin = static_cast<size_t>(json.data() - source.data());
  std::vector<Edit> edits;
  edits.push_back(JsonEdit(0, begin, {}, RepairKind::kMarkup, std::string(kTags)));
  for (size_t i = json.find('\\'); i < json.size(); i = json.find('\\', i)) {
    JsonEscape escape = DecodeJsonEscape(json, i);
    edits.push_back(JsonEdit(begin + i, begin + i + escape.size, std::move(escape.text),
                             RepairKind::kEntity, "JSON escape"));
    i += escape.size;
  }
  const size_t end = begin + json.size();
  edits.push_back(
      JsonEdit(end, source.size(), {}, RepairKind::kMarkup, std::string(kTags)));
  // The string may hold HTML in its turn.
  MappedText text(source, {0, source.size()}, Field::kBody);
  text.Apply("json", std::move(edits));
  text.Apply("markup",
             StripTags(text.text(), HasBlockTags(text.text()) ? LineBreaks::kSpace
                                                              : LineBreaks::kKept));
  std::vector<Edit> composed;
  const std::string result(text.text());
  for (const Repair& repair : text.TakeRepairs()) {
    composed.push_back(JsonEdit(repair.source.begin, repair.source.end,
                                result.substr(repair.text.begin, repair.text.size()),
                                repair.kind, repair.reason));
  }
  return composed;
}

bool HasBlockTags(std::string_view source) {
  HtmlTokens tokens(source);
  for (HtmlToken token; tokens.Next(token);) {
    if (token.kind != HtmlTokenKind::kText && IsBlockTag(token.tag)) return true;
  }
  return false;
}

}  // namespace unspin
