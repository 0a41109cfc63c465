#include "repair/boilerplate_title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "repair/boilerplate_lines.h"
#include "repair/boilerplate_patterns.h"

namespace unspin {
namespace {

constexpr size_t kMinHeadline = 8;  // bytes that must be left
constexpr size_t kMaxOutlet = 48;   // bytes of the name of an outlet
constexpr double kSure = 3;

constexpr std::array<std::string_view, 8> kSeparators = {" - ", " | ", " – ", " — ",
                                                         " · ", " : ", " » ", " « "};

// Letters and digits in lower case, without a leading "the".
std::string Squeezed(std::string_view name) {
  std::string out;
  for (const char c : FoldCase(name)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80U;
    if (keep) out += c;
  }
  return out.starts_with("the") && out.size() > 5 ? out.substr(3) : out;
}

std::string Initials(std::string_view name) {
  std::string out;
  bool inside = false;
  for (const char c : FoldCase(name)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter && !inside) out += c;
    inside = letter;
  }
  return out;
}

// "www.gadget-wire.co.uk/a" gives "gadget-wire".
std::string_view HostLabel(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  std::string_view host = url.substr(0, url.find_first_of("/:?#"));
  constexpr std::array<std::string_view, 4> kCountry = {".co", ".com", ".org", ".net"};
  size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return {};
  host = host.substr(0, dot);
  for (const std::string_view second : kCountry) {
    if (host.ends_with(second)) host.remove_suffix(second.size());
  }
  dot = host.rfind('.');
  return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

// The text names `outlet` where sites name themselves: "appeared first on Gadget Wire",
// "© 2023 Gadget Wire", "Source: Gadget Wire", "follow Gadget Wire on ...".
bool NamesItself(std::string_view body, std::string_view outlet) {
  constexpr size_t kReach = 24;
  constexpr size_t kMaxLooks = 32;
  constexpr std::array<std::string_view, 8> kBefore = {
      "appeared first on ", "©",       "Copyright ",
      "Source: ",           "Source ", "published on ",
      "subscribe to ",      "Follow "};
  size_t looks = 0;
  for (size_t i = body.find(outlet); i != std::string_view::npos && looks < kMaxLooks;
       i = body.find(outlet, i + 1), ++looks) {
    const size_t from = i > kReach ? i - kReach : 0;
    const std::string_view before = body.substr(from, i - from);
    for (const std::string_view sign : kBefore) {
      const size_t at = before.rfind(sign);
      if (at == std::string_view::npos) continue;
      const std::string_view between = before.substr(at + sign.size());
      const bool only_year =
          between.find_first_not_of("0123456789 ©-–") == std::string_view::npos;
      if (only_year) return true;
    }
  }
  return false;
}

// Why `outlet`, which stands at an end of the headline, is the name of the site; empty
// if nothing says so.
std::string_view WhyOutlet(std::string_view outlet, const FixContext& context) {
  const RawDocument& raw = context.raw;
  if (outlet.size() < 3 || outlet.size() > kMaxOutlet) return {};
  if (raw.source && Squeezed(*raw.source) == Squeezed(outlet)) {
    return "name of the outlet";
  }
  if (raw.url && IsNameOfHost(outlet, *raw.url)) return "name of the outlet: its host";
  if (raw.source && raw.source->find('.') != std::string::npos &&
      IsNameOfHost(outlet, *raw.source)) {
    return "name of the outlet: its host";
  }
  const bool capital = IsUpper([outlet] {
    size_t i = 0;
    return NextCodePoint(outlet, i);
  }());
  if (capital && NamesItself(raw.original, outlet)) {
    return "name of the outlet: the text ends with it, too";
  }
  return {};
}

// "Headline - Outlet", and "Outlet | Headline" with a bar.
std::optional<Edit> FindOutlet(std::string_view title, const FixContext& context) {
  for (const std::string_view separator : kSeparators) {
    const size_t at = title.rfind(separator);
    if (at == std::string_view::npos || at < kMinHeadline) continue;
    const std::string_view outlet = title.substr(at + separator.size());
    const std::string_view why = WhyOutlet(outlet, context);
    if (!why.empty()) return RemovalOf(at, title.size(), nullptr, why, kSure);
  }
  for (const std::string_view separator : {" | ", " » ", ": "}) {
    const size_t at = title.find(separator);
    if (at == std::string_view::npos) continue;
    const size_t begin = at + separator.size();
    if (title.size() - begin < kMinHeadline) continue;
    // With a colon, only what the record itself calls its outlet: "Northlane: ...".
    const std::string_view outlet = title.substr(0, at);
    const bool named = context.raw.source && *context.raw.source == outlet;
    const std::string_view why =
        separator == ": " && !named ? std::string_view() : WhyOutlet(outlet, context);
    if (!why.empty()) return RemovalOf(0, begin, nullptr, why, kSure);
  }
  return std::nullopt;
}

}  // namespace

bool IsNameOfHost(std::string_view name, std::string_view url) {
  const std::string label = Squeezed(HostLabel(url));
  const std::string squeezed = Squeezed(name);
  if (label.size() < 3 || squeezed.size() < 3) return false;
  if (squeezed == label || Initials(name) == label) return true;
  const std::string_view longer = label.size() > squeezed.size() ? label : squeezed;
  const std::string_view shorter = label.size() > squeezed.size() ? squeezed : label;
  // "BBC News" of bbc.example, "Chip Herald" of chipheraldonline.example.
  const bool much = shorter.size() * 2 >= longer.size() || shorter == label;
  return shorter.size() >= 3 && much && longer.starts_with(shorter);
}

std::vector<Edit> FindTitleBoilerplate(std::string_view title,
                                       const FixContext& context) {
  if (auto outlet = FindOutlet(title, context)) return {*std::move(outlet)};
  const auto match = context.boilerplate.Find(BoilerplatePlace::kTitle, title);
  if (!match || match->end - match->begin + kMinHeadline > title.size()) return {};
  return {RemovalOf(match->begin, match->end, match->row, {},
                    static_cast<double>(match->row->strength))};
}

}  // namespace unspin
