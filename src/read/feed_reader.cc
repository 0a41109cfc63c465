// Feeds: RSS 0.9x, 1.0 and 2.0 (RSS Advisory Board), Atom 1.0 (RFC 4287). Items are cut
// out one by one, so that a feed may be of any size and one bad item harms no other.

#include <algorithm>
#include <array>
#include <utility>

#include "base/charset.h"
#include "base/unicode.h"
#include "read/feed_item.h"
#include "read/record.h"
#include "read/record_reader.h"
#include "read/text_document.h"

namespace unspin {
namespace {

constexpr size_t kStep = 1 << 16;
constexpr size_t kMaxHead = 1 << 20;  // bytes before the first item that are looked at
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::array<std::string_view, 3> kItems = {"item", "entry", "atom:entry"};

// The item's element that opens at the "<" at `i`; empty if another does.
std::string_view OpensItem(std::string_view text, size_t i) {
  for (const std::string_view name : kItems) {
    const size_t end = i + 1 + name.size();
    if (end < text.size() && text.substr(i + 1, name.size()) == name &&
        std::string_view(" \t\r\n>/").find(text[end]) != std::string_view::npos) {
      return name;
    }
  }
  return {};
}

// "</item>", but not "</items>".
bool ClosesItem(std::string_view text, std::string_view name) {
  if (!text.starts_with("</") || text.substr(2, name.size()) != name) return false;
  const size_t end = name.size() + 2;
  return end < text.size() &&
         (text[end] == '>' || IsWhiteSpace(static_cast<unsigned char>(text[end])));
}

// Where an item is in the text ahead.
struct ItemBounds {
  size_t begin = 0;
  size_t end = 0;         // behind its end tag, or where the next item opens
  bool complete = false;  // false: the text ahead ends in it
  bool closed = false;    // its end tag was found
};

// The first item at or behind `from`; nothing if none begins there.
std::optional<ItemBounds> FindItem(std::string_view text, size_t from) {
  ItemBounds item;
  std::string_view name;
  for (size_t i = text.find('<', from); i != text.npos; i = text.find('<', i + 1)) {
    if (text.substr(i, kCdata.size()) == kCdata) {
      i = text.find("]]>", i);
      if (i == text.npos) break;
      continue;
    }
    const std::string_view opens = OpensItem(text, i);
    if (name.empty()) {
      name = opens;
      item.begin = i;
      continue;
    }
    if (!opens.empty()) {
      item.end = i;
      item.complete = true;
      return item;
    }
    if (!ClosesItem(text.substr(i), name)) continue;
    const size_t close = text.find('>', i);
    if (close == text.npos) break;
    item.end = close + 1;
    item.complete = item.closed = true;
    return item;
  }
  if (name.empty()) return std::nullopt;
  item.end = text.size();
  return item;
}

class FeedReader : public RecordReader {
 public:
  explicit FeedReader(const ReaderContext& context) : context_(context) {}

  std::optional<ReadItem> Next() override {
    if (!started_) Start();
    const uint64_t limit = context_.options.max_record_bytes;
    for (size_t size = kStep;;) {
      const std::string_view ahead = context_.stream.Peek(size);
      const bool at_end = ahead.size() < size;
      const std::optional<ItemBounds> item = FindItem(ahead, 0);
      if (!item) {
        if (at_end) return End(ahead.size());
        // Keeps what may be the beginning of a tag.
        context_.stream.Skip(ahead.size() - kCdata.size() - 8);
        continue;
      }
      context_.stream.Skip(item->begin);
      const size_t length = item->end - item->begin;
      if (length > limit) return TooLong();
      if (item->complete || at_end) {
        return Take(ahead.substr(item->begin, length), *item);
      }
      size = std::max(size, 2 * length);
    }
  }

 private:
  // What stands before the first item: the charset, and the feed's name for its source.
  void Start() {
    started_ = true;
    for (size_t size = kStep; size <= kMaxHead; size *= 2) {
      const std::string_view ahead = context_.stream.Peek(size);
      const std::optional<ItemBounds> item = FindItem(ahead, 0);
      if (!item && ahead.size() >= size) continue;
      charset_ = CharsetOfPage(ahead);
      const size_t end = item ? item->begin : ahead.size();
      title_ = TitleOfFeed(DecodeToUtf8(ahead.substr(0, end), charset_).text);
      return;
    }
  }

  std::optional<ReadItem> End(size_t rest) {
    context_.stream.Skip(rest);
    if (std::exchange(found_, true)) return std::nullopt;
    return Reject(context_.Whole(), "a feed without items");
  }

  ReadItem TooLong() {
    const RecordPlace place = PlaceOfNext();
    context_.stream.Skip(1);  // the item is not found again
    return Reject(
        place,
        "longer than " + std::to_string(context_.options.max_record_bytes) + " bytes");
  }

  ReadItem Take(std::string_view bytes, const ItemBounds& bounds) {
    const RecordPlace place = PlaceOfNext();
    ReadItem item = Parse(bytes, bounds, place);
    context_.stream.Skip(bytes.size());
    return item;
  }

  ReadItem Parse(std::string_view bytes, const ItemBounds& bounds,
                 const RecordPlace& place) {
    if (!bounds.complete) {
      const std::string& fault = context_.stream.fault();
      return Reject(
          place, "item of the feed is cut off" + (fault.empty() ? "" : ": " + fault));
    }
    DecodedText decoded = DecodeToUtf8(bytes, charset_);
    if (decoded.first_damage) {
      ReportDamage(decoded, place, context_.problems);
    }
    std::optional<RecordFields> fields = ParseFeedItem(decoded.text);
    if (!fields) return Reject(place, "item of the feed is no XML");
    if (!title_.empty()) fields->emplace("source", title_);
    return ToDocument(Pick(*fields, context_.names), place, context_.options);
  }

  RecordPlace PlaceOfNext() {
    found_ = true;
    return context_.Next(0, context_.stream.offset());
  }

  ReaderContext context_;
  bool started_ = false;
  bool found_ = false;  // an item, or that there is none
  std::string charset_;
  std::string title_;
};

}  // namespace

std::unique_ptr<RecordReader> MakeFeedReader(const ReaderContext& context) {
  return std::make_unique<FeedReader>(context);
}

}  // namespace unspin
