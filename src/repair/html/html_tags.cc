#include "repair/html/html_tags.h"

#include <array>

namespace unspin {
namespace {

enum Trait : unsigned {
  kInline = 1,
  kVoid = 2,
  kRaw = 4,
  kLeftOut = 8,
  kHeadOnly = 16,
  kClosesP = 32,
  kHeading = 64
};

struct TagInfo {
  std::string_view name;
  unsigned traits;
};

// In the order of HtmlTag. <noscript> repeats images, <title> stands in the head.
constexpr std::array<TagInfo, kHtmlTags> kTags = {{
    {"", kInline},
    {"", 0},
    {"a", kInline},
    {"abbr", kInline},
    {"address", kClosesP},
    {"area", kVoid},
    {"article", kClosesP},
    {"aside", kClosesP},
    {"audio", kLeftOut},
    {"b", kInline},
    {"base", kVoid | kHeadOnly},
    {"bdi", kInline},
    {"bdo", kInline},
    {"big", kInline},
    {"blockquote", kClosesP},
    {"body", 0},
    {"br", kVoid},
    {"button", kLeftOut},
    {"canvas", kLeftOut},
    {"caption", kLeftOut},
    {"center", kClosesP},
    {"cite", kInline},
    {"code", kInline},
    {"col", kVoid},
    {"colgroup", 0},
    {"data", kInline},
    {"dd", kClosesP},
    {"del", kInline},
    {"details", kClosesP},
    {"dfn", kInline},
    {"dialog", kLeftOut},
    {"dir", kClosesP},
    {"div", kClosesP},
    {"dl", kClosesP},
    {"dt", kClosesP},
    {"em", kInline},
    {"embed", kVoid | kLeftOut},
    {"fieldset", kClosesP},
    {"figcaption", kLeftOut | kClosesP},
    {"figure", kClosesP},
    {"font", kInline},
    {"footer", kClosesP},
    {"form", kClosesP},
    {"h1", kClosesP | kHeading},
    {"h2", kClosesP | kHeading},
    {"h3", kClosesP | kHeading},
    {"h4", kClosesP | kHeading},
    {"h5", kClosesP | kHeading},
    {"h6", kClosesP | kHeading},
    {"head", kLeftOut},
    {"header", kClosesP},
    {"hgroup", kClosesP},
    {"hr", kVoid | kClosesP},
    {"html", 0},
    {"i", kInline},
    {"iframe", kRaw | kLeftOut},
    {"img", kInline | kVoid},
    {"input", kVoid | kLeftOut},
    {"ins", kInline},
    {"kbd", kInline},
    {"label", kInline},
    {"legend", kLeftOut},
    {"li", kClosesP},
    {"link", kVoid | kHeadOnly},
    {"main", kClosesP},
    {"map", kLeftOut},
    {"mark", kInline},
    {"math", kRaw | kLeftOut},
    {"menu", kClosesP},
    {"meta", kVoid | kHeadOnly},
    {"nav", kClosesP},
    {"nobr", kInline},
    {"noembed", kRaw | kLeftOut},
    {"noframes", kRaw | kLeftOut},
    {"noscript", kRaw | kLeftOut | kHeadOnly},
    {"object", kLeftOut},
    {"ol", kClosesP},
    {"optgroup", kLeftOut},
    {"option", kLeftOut},
    {"p", kClosesP},
    {"param", kVoid},
    {"picture", kInline},
    {"pre", kClosesP},
    {"q", kInline},
    {"s", kInline},
    {"samp", kInline},
    {"script", kRaw | kLeftOut | kHeadOnly},
    {"section", kClosesP},
    {"select", kLeftOut},
    {"small", kInline},
    {"source", kVoid},
    {"span", kInline},
    {"strike", kInline},
    {"strong", kInline},
    {"style", kRaw | kLeftOut | kHeadOnly},
    {"sub", kInline},
    {"summary", kClosesP},
    {"sup", kInline},
    {"svg", kRaw | kLeftOut},
    {"table", kClosesP},
    {"tbody", 0},
    {"td", 0},
    {"template", kRaw | kLeftOut | kHeadOnly},
    {"textarea", kRaw | kLeftOut},
    {"tfoot", 0},
    {"th", 0},
    {"thead", 0},
    {"time", kInline},
    {"title", kRaw | kLeftOut | kHeadOnly},
    {"tr", 0},
    {"track", kVoid},
    {"tt", kInline},
    {"u", kInline},
    {"ul", kClosesP},
    {"var", kInline},
    {"video", kLeftOut},
    {"wbr", kInline | kVoid},
    {"xmp", kRaw | kLeftOut | kClosesP},
}};

constexpr size_t kSlots = 512;  // a power of two, four times the tags

constexpr uint32_t Hash(std::string_view name) {
  uint32_t hash = 2166136261U;
  for (const char c : name) {
    hash = (hash ^ (static_cast<unsigned char>(c) | 32U)) * 16777619U;
  }
  return (hash ^ hash >> 15U) & (kSlots - 1);
}

constexpr std::array<uint8_t, kSlots> MakeSlots() {
  std::array<uint8_t, kSlots> slots{};
  for (size_t tag = 2; tag < kHtmlTags; ++tag) {
    uint32_t slot = Hash(kTags[tag].name);
    while (slots[slot] != 0) slot = (slot + 1) & (kSlots - 1);
    slots[slot] = static_cast<uint8_t>(tag);
  }
  return slots;
}

constexpr std::array<uint8_t, kSlots> kSlotTags = MakeSlots();

// True if `name` in any case is `lower`.
bool IsName(std::string_view name, std::string_view lower) {
  if (name.size() != lower.size()) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c) != lower[i])
      return false;
  }
  return true;
}

bool Has(HtmlTag tag, Trait trait) {
  return (kTags[static_cast<size_t>(tag)].traits & trait) != 0;
}

}  // namespace

HtmlTag HtmlTagByName(std::string_view name) {
  if (name.size() > 10) return HtmlTag::kUnknown;
  for (uint32_t slot = Hash(name); kSlotTags[slot] != 0;
       slot = (slot + 1) & (kSlots - 1)) {
    if (IsName(name, kTags[kSlotTags[slot]].name)) return HtmlTag{kSlotTags[slot]};
  }
  return HtmlTag::kUnknown;
}

std::string_view Name(HtmlTag tag) { return kTags[static_cast<size_t>(tag)].name; }
bool IsInline(HtmlTag tag) { return Has(tag, kInline); }
bool IsVoid(HtmlTag tag) { return Has(tag, kVoid); }
bool IsRaw(HtmlTag tag) { return Has(tag, kRaw); }
bool IsLeftOut(HtmlTag tag) { return Has(tag, kLeftOut); }
bool IsHeadOnly(HtmlTag tag) { return Has(tag, kHeadOnly); }
bool ClosesP(HtmlTag tag) { return Has(tag, kClosesP); }
bool IsHeading(HtmlTag tag) { return Has(tag, kHeading); }

}  // namespace unspin
