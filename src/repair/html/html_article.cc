#include "repair/html/html_article.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/unicode.h"
#include "repair/html/html_container.h"
#include "repair/html/html_furniture.h"
#include "repair/html/html_title.h"
#include "repair/html/html_weights.h"

namespace unspin {
namespace {

constexpr double kMaxLinked = 0.5;    // of a text; more is a list of links
constexpr double kMostLinked = 0.65;  // of the text of a list
constexpr double kAllLinked = 0.8;
constexpr double kBox = 0.3;         // of the article: a list of links has less
constexpr uint32_t kMaxLinks = 300;  // bytes; longer blocks are text
constexpr uint32_t kMaxLine = 350;   // bytes that the words of labels are sought in
constexpr uint32_t kUnlinked = 15;   // bytes beside links that make a sentence
constexpr uint32_t kSentence = 100;  // bytes of a sentence that may be all a link
constexpr uint32_t kMaxByline = 140;
constexpr uint32_t kMaxCard = 160;     // bytes of a teaser under its headline
constexpr uint32_t kLooseText = 200;   // bytes of a division that is no label
constexpr size_t kMaxDateBlocks = 10;  // behind the headline
constexpr uint32_t kMaxDate = 60;      // bytes of a line with a time
constexpr uint32_t kLead = 100;        // bytes of a paragraph above the article
constexpr double kBefore = 0.1;        // of the text: less, before the headline, goes
constexpr uint32_t kProse = 200;       // weight of a table that is there for layout
constexpr int kMaxAround = 48;         // elements between a block and its table

constexpr std::string_view kTime = "time of publication";

bool EndsSentence(std::string_view text) {
  for (const std::string_view end :
       {".", "!", "?", "…", ":", ";", "\"", "”", "“", "’", "'", ")", "。", "»"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// "By Ann Lee", "Von Anna Lehm".
bool IsByline(std::string_view text) {
  for (const std::string_view by :
       {"By ", "BY ", "Von ", "Par ", "Por ", "Door ", "Di ", "Text: "}) {
    if (!text.starts_with(by) || text.size() == by.size()) continue;
    size_t i = by.size();
    return IsUpper(NextCodePoint(text, i)) && !text.ends_with('.');
  }
  return false;
}

class Picker {
 public:
  Picker(const HtmlTree& tree, const PageHints& hints, const HtmlLexicon& lexicon,
         HtmlBlocks& blocks)
      : tree_(tree),
        hints_(hints),
        lexicon_(lexicon),
        all_(blocks),
        title_finder_(hints.title) {
    title_ = title_finder_.Find(tree, blocks);
  }

  PickedArticle Page() {
    PickedArticle picked;
    picked.sound = DropDebris(tree_, lexicon_, hints_.matches, title_, all_);
    DropSections(tree_, lexicon_.labels, title_, all_);
    const std::vector<uint32_t> containers =
        FindContainers(tree_, all_, hints_.matches, title_);
    if (title_ && all_.blocks[*title_].kind != BlockKind::kHeading) {
      picked.title = Text(all_.blocks[*title_]);
    }
    picked.published = FindPublished();
    if (containers.empty()) {
      DropHeadline();
      return picked;
    }
    KeepOnly(containers);
    DropListsOfLinks(containers);
    DropCards();
    DropLines();
    DropRepeats();
    DropEmptyHeadings();
    return picked;
  }

  void Fragment() {
    DropDebris(tree_, lexicon_, hints_.matches, title_, all_);
    for (HtmlBlock& block : all_.blocks) {
      if (block.kept && block.kind != BlockKind::kCell && IsListOfLinks(block)) {
        Drop(block, "list of links");
      }
    }
    DropHeadline();
  }

 private:
  static void Drop(HtmlBlock& block, std::string_view why) {
    block.kept = false;
    block.reason = why;
  }

  std::string Text(const HtmlBlock& block) const { return TextOf(tree_, all_, block); }

  bool IsTitle(const HtmlBlock& block) const {
    return title_finder_.IsTitle(tree_, all_, block);
  }

  // A line below the headline that may tell the time of publication.
  std::string FindPublished() const {
    for (size_t i = title_ ? *title_ + 1 : all_.blocks.size();
         i < std::min(all_.blocks.size(), title_.value_or(0) + kMaxDateBlocks); ++i) {
      const HtmlBlock& block = all_.blocks[i];
      if (block.text > kMaxDate) continue;
      std::string text = Text(block);
      const auto found = lexicon_.labels.Find(text, false);
      if (found.found && found.label.place == LabelPlace::kDate && text.size() > 7) {
        return text;
      }
    }
    return {};
  }

  void KeepOnly(const std::vector<uint32_t>& containers) {
    double before = 0;
    double all = 0;
    for (size_t i = 0; i < all_.blocks.size(); ++i) {
      HtmlBlock& block = all_.blocks[i];
      if (!block.kept) continue;
      const auto behind =
          std::upper_bound(containers.begin(), containers.end(), block.parent);
      if ((behind == containers.begin() ||
           !IsInside(tree_, block.parent, *(behind - 1))) &&
          !IsLead(i, containers.front())) {
        Drop(block, "outside of the article");
        continue;
      }
      all += WeightOf(block);
      before += title_ && i < *title_ ? WeightOf(block) : 0;
    }
    if (!title_ || before > kBefore * all) return;
    for (size_t i = 0; i < *title_; ++i) {
      if (all_.blocks[i].kept) Drop(all_.blocks[i], "before the headline");
    }
  }

  // A first paragraph between the headline and the article proper; a standfirst, which
  // is short or ends without a full stop, is none.
  bool IsLead(size_t i, uint32_t container) const {
    const HtmlBlock& block = all_.blocks[i];
    return title_ && i > *title_ && block.parent < container &&
           IsInside(tree_, block.parent,
                    tree_.nodes[tree_.nodes[container].parent].parent == kNoNode
                        ? 0
                        : tree_.nodes[tree_.nodes[container].parent].parent) &&
           block.kind == BlockKind::kParagraph && block.text >= kLead &&
           block.linked == 0 && EndsSentence(Text(block));
  }

  // A cell of a table with data, not of one that lays the page out.
  bool IsData(const HtmlBlock& block, const HtmlWeights& weights) const {
    if (block.kind != BlockKind::kCell) return false;
    uint32_t node = block.parent;
    for (int i = 0; i < kMaxAround && node != 0; ++i) {
      if (tree_.nodes[node].tag == HtmlTag::kTable) break;
      node = tree_.nodes[node].parent;
    }
    return weights.weight[node] < kProse;
  }

  // Elements in which most text is links: menus, lists of other articles.
  void DropListsOfLinks(const std::vector<uint32_t>& containers) {
    const HtmlWeights weights = WeighNodes(tree_, all_);
    const double article = weights.weight[0];
    std::vector<bool> links(tree_.nodes.size());
    for (const uint32_t container : containers) {
      for (uint32_t i = container + 1; i < tree_.nodes[container].next; ++i) {
        links[i] = links[tree_.nodes[i].parent] ||
                   (MayList(tree_.nodes[i].tag) && weights.text[i] > 0 &&
                    weights.linked[i] > kMostLinked * weights.text[i] &&
                    weights.weight[i] < kBox * article);
      }
    }
    for (HtmlBlock& block : all_.blocks) {
      if (!block.kept) continue;
      if (links[block.parent] || (IsListOfLinks(block) && !IsData(block, weights))) {
        Drop(block, "list of links");
      }
    }
  }

  static bool MayList(HtmlTag tag) {
    return tag == HtmlTag::kUl || tag == HtmlTag::kOl || tag == HtmlTag::kDl ||
           tag == HtmlTag::kDiv || tag == HtmlTag::kSection || tag == HtmlTag::kTable ||
           tag == HtmlTag::kArticle || tag == HtmlTag::kUnknown;
  }

  bool IsListOfLinks(const HtmlBlock& block) const {
    if (block.linked == 0 || block.text >= kMaxLinks ||
        block.kind == BlockKind::kHeading) {
      return false;
    }
    const double share = LinkShare(block);
    if (share <= kMaxLinked) return false;
    // "The regulator's <a>report of last week</a> says so."
    const bool partly = share < kAllLinked && block.text - block.linked >= kUnlinked;
    const bool sentence = !block.bare && block.kind != BlockKind::kItem &&
                          (partly || block.text >= kSentence) &&
                          EndsSentence(Text(block));
    return !sentence;
  }

  // Teasers: a linked headline and at most a line below it, in an element of their own.
  void DropCards() {
    const HtmlWeights weights = WeighNodes(tree_, all_);
    for (size_t i = 0; i < all_.blocks.size(); ++i) {
      const HtmlBlock& heading = all_.blocks[i];
      if (!heading.kept || !IsTeaser(heading) || IsTitle(heading)) continue;
      uint32_t box = heading.parent;
      while (box != 0 && weights.text[box] <= heading.text)
        box = tree_.nodes[box].parent;
      if (weights.text[box] - heading.text > kMaxCard) continue;
      // Few blocks, as the box holds little text.
      size_t begin = i;
      while (begin > 0 && IsInside(tree_, all_.blocks[begin - 1].parent, box)) --begin;
      for (size_t j = begin; j < all_.blocks.size(); ++j) {
        if (!IsInside(tree_, all_.blocks[j].parent, box)) break;
        if (all_.blocks[j].kept) Drop(all_.blocks[j], "teaser");
      }
    }
  }

  // Lines that are told by their words and their place.
  void DropLines() {
    DropHeadline();
    const HtmlWeights weights = WeighNodes(tree_, all_);
    size_t first = all_.blocks.size();
    size_t last = 0;
    for (size_t i = 0; i < all_.blocks.size(); ++i) {
      if (!all_.blocks[i].kept || WeightOf(all_.blocks[i]) == 0) continue;
      if (LineReason(i, weights, false, false).empty()) {
        first = std::min(first, i);
        last = i;
      }
    }
    for (size_t i = 0; i < all_.blocks.size(); ++i) {
      if (!all_.blocks[i].kept) continue;
      const std::string_view why = LineReason(i, weights, i<first, i> last);
      if (why.empty()) continue;
      Drop(all_.blocks[i], why);
    }
    if (last < all_.blocks.size()) DropBiography(last);
  }

  // Why the line goes; empty if it stays. `before` the first sound paragraph, or
  // `after` the last.
  std::string_view LineReason(size_t i, const HtmlWeights& weights, bool before,
                              bool after) const {
    const HtmlBlock& block = all_.blocks[i];
    if (block.text > kMaxLine || IsData(block, weights)) return {};
    const std::string text = Text(block);
    const auto found = lexicon_.labels.Find(text, LinkShare(block) > 0.3);
    const bool heading = block.kind == BlockKind::kHeading;
    const bool item = block.kind == BlockKind::kItem;
    if (found.found &&
        !(item && found.label.place == LabelPlace::kBlock && block.linked == 0)) {
      const bool date = found.label.place == LabelPlace::kDate;
      if (date && !heading && !item) return kTime;
      if (!date) return lexicon_.labels.What(found.label.row);
    }
    if (heading || item) return {};
    if (before && block.text <= kMaxByline) {
      if (IsByline(text)) return "byline";
      if (hints_.author.size() > 4 && text.find(hints_.author) != text.npos) {
        return "byline";
      }
    }
    if (block.text >= kSoundParagraph || EndsSentence(text)) return {};
    if (before || after) return "label";
    if (block.bare && weights.text[block.parent] < kLooseText) return "label";
    return {};
  }

  // "Ann Lee is a reporter in Leeds." behind the article.
  void DropBiography(size_t last) {
    if (hints_.author.size() < 5) return;
    for (size_t i = last; i < std::min(last + 3, all_.blocks.size()); ++i) {
      HtmlBlock& block = all_.blocks[i];
      if (!block.kept || block.text > 2 * kMaxLine ||
          block.kind == BlockKind::kHeading) {
        continue;
      }
      const std::string text = Text(block);
      if (!text.starts_with(hints_.author)) continue;
      const std::string_view rest = std::string_view(text).substr(hints_.author.size());
      for (const std::string_view verb :
           {" is ", " covers ", " writes ", " reports ", " has been ", " joined ", ", ",
            " ist ", " schreibt "}) {
        if (rest.starts_with(verb)) Drop(block, "author box");
      }
    }
  }

  void DropHeadline() {
    bool text = false;  // a sound paragraph came before
    for (HtmlBlock& block : all_.blocks) {
      if (!block.kept) continue;
      if ((block.kind == BlockKind::kHeading || !text) && IsTitle(block)) {
        Drop(block, "headline");
      }
      text = text || WeightOf(block) > 0;
    }
  }

  // The same paragraph twice: once for narrow screens, once in a pull quote. Not one
  // that a text repeats itself, right beside the first.
  void DropRepeats() {
    std::unordered_map<std::string, uint32_t> seen;  // text to the element around it
    for (HtmlBlock& block : all_.blocks) {
      if (!block.kept || block.text < kSoundParagraph) continue;
      const uint32_t around = tree_.nodes[block.parent].parent;
      const auto [first, added] = seen.emplace(LettersOf(Text(block)), around);
      if (!added && first->second != around) Drop(block, "repeated text");
    }
  }

  // Headings behind which no text of theirs is left.
  void DropEmptyHeadings() {
    HtmlBlock* heading = nullptr;  // the last one, with nothing kept behind it
    bool dropped = false;          // but something was
    for (HtmlBlock& block : all_.blocks) {
      if (!block.kept) {
        dropped = true;
        continue;
      }
      const bool is_heading = block.kind == BlockKind::kHeading;
      if (is_heading && heading != nullptr && dropped &&
          tree_.nodes[block.parent].tag <= tree_.nodes[heading->parent].tag) {
        Drop(*heading, "heading without text");
      }
      heading = is_heading ? &block : nullptr;
      dropped = false;
    }
    if (heading != nullptr) Drop(*heading, "heading without text");
    for (auto block = all_.blocks.rbegin(); block != all_.blocks.rend(); ++block) {
      if (!block->kept) continue;
      if (block->kind != BlockKind::kHeading) break;
      Drop(*block, "heading without text");
    }
  }

  const HtmlTree& tree_;
  const PageHints& hints_;
  const HtmlLexicon& lexicon_;
  HtmlBlocks& all_;
  HtmlTitleFinder title_finder_;
  std::optional<size_t> title_;
};

}  // namespace

PickedArticle PickArticle(const HtmlTree& tree, const PageHints& hints,
                          const HtmlLexicon& lexicon, HtmlBlocks& blocks) {
  return Picker(tree, hints, lexicon, blocks).Page();
}

void PickFromFragment(const HtmlTree& tree, const PageHints& hints,
                      const HtmlLexicon& lexicon, HtmlBlocks& blocks) {
  Picker(tree, hints, lexicon, blocks).Fragment();
}

}  // namespace unspin
