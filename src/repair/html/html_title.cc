#include "repair/html/html_title.h"

#include <algorithm>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr double kTitleShare = 0.6;     // of the page's title: the headline in it
constexpr size_t kMinTitle = 16;        // bytes of the letters of such a headline
constexpr size_t kMaxLonger = 16;       // bytes by which other typography is longer
constexpr size_t kMaxLineBlocks = 200;  // in which a first line is looked for

}  // namespace

std::string LettersOf(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (IsLetter(c) || IsDigit(c)) AppendUtf8(c, out);
  }
  return out;
}

HtmlTitleFinder::HtmlTitleFinder(std::string_view title) : letters_(LettersOf(title)) {}

std::optional<size_t> HtmlTitleFinder::Find(const HtmlTree& tree, HtmlBlocks& blocks) {
  const std::optional<size_t> found = FindBlock(tree, blocks);
  // From now on the headline is what the page has, without the outlet's name.
  if (found && IsTitle(tree, blocks, blocks.blocks[*found])) {
    letters_ = LettersOf(TextOf(tree, blocks, blocks.blocks[*found]));
  }
  return found;
}

bool HtmlTitleFinder::IsTitle(const HtmlTree& tree, const HtmlBlocks& blocks,
                              const HtmlBlock& block) const {
  const double least = kTitleShare * static_cast<double>(letters_.size());
  // Punctuation takes up to a third of the bytes beside the letters.
  if (letters_.empty() || block.text > letters_.size() * 4 / 3 + kMaxLonger ||
      block.text < least) {
    return false;
  }
  const std::string letters = LettersOf(TextOf(tree, blocks, block));
  if (letters == letters_) return true;
  return letters.size() >= kMinTitle && static_cast<double>(letters.size()) >= least &&
         (letters_.starts_with(letters) || letters_.ends_with(letters));
}

std::optional<size_t> HtmlTitleFinder::FindBlock(const HtmlTree& tree,
                                                 HtmlBlocks& blocks) const {
  std::optional<size_t> first;
  std::optional<size_t> line;
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    const HtmlBlock& block = blocks.blocks[i];
    const bool heading = block.kind == BlockKind::kHeading;
    if (!first && tree.nodes[block.parent].tag == HtmlTag::kH1) first = i;
    if (!heading && (line || block.linked > 0)) continue;
    if (!IsTitle(tree, blocks, block)) continue;
    if (heading) return i;
    line = i;
  }
  if (!line) line = FindLine(tree, blocks);
  return line ? line : first;
}

std::optional<size_t> HtmlTitleFinder::FindLine(const HtmlTree& tree,
                                                HtmlBlocks& blocks) const {
  std::vector<HtmlBlock>& all = blocks.blocks;
  for (size_t i = 0; i < std::min(all.size(), kMaxLineBlocks); ++i) {
    HtmlBlock line = all[i];
    uint32_t end = line.first + 1;
    while (end < line.end && blocks.pieces[end].breaks == 0) ++end;
    if (end >= line.end || line.linked > 0) continue;
    line.end = end;
    const std::string text = TextOf(tree, blocks, line);
    line.text = static_cast<uint32_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c != ' '; }));
    if (line.text >= all[i].text || !IsTitle(tree, blocks, line)) continue;
    all[i].first = end;
    all[i].text -= line.text;
    all.insert(all.begin() + static_cast<ptrdiff_t>(i), line);
    return i;
  }
  return std::nullopt;
}

}  // namespace unspin
