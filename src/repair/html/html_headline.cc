#include "repair/html/html_headline.h"

#include <array>
#include <utility>

#include "base/unicode.h"
#include "repair/html/html_title.h"

namespace unspin {
namespace {

// Letters and digits in lower case, to compare titles.
std::string Letters(std::string_view text) { return ToLower(LettersOf(text)); }

constexpr std::array<std::string_view, 9> kSeparators = {
    " | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / "};

// The last separator of a title and what stands behind it.
size_t LastSeparator(std::string_view title, size_t& size) {
  size_t best = title.npos;
  for (const std::string_view separator : kSeparators) {
    const size_t at = title.rfind(separator);
    if (at != title.npos && (best == title.npos || at > best)) {
      best = at;
      size = separator.size();
    }
  }
  return best;
}

// The name of a host without "www." and its last part: "news-example".
std::string HostName(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return Letters(host.substr(0, host.rfind('.')));
}

// "Headline - Outlet" without the outlet.
std::string WithoutOutlet(std::string title, const HtmlHead& head) {
  const std::string site = Letters(head.site);
  const std::string host = HostName(HostOf(head.url));
  for (int parts = 0; parts < 3; ++parts) {
    size_t size = 0;
    const size_t at = LastSeparator(title, size);
    if (at == title.npos || at < 8) break;
    const std::string last = Letters(std::string_view(title).substr(at + size));
    const bool outlet =
        !last.empty() && (last == site || last == host ||
                          (site.size() > 3 && (last.find(site) != last.npos ||
                                               site.find(last) != site.npos)) ||
                          (host.size() > 3 && host.find(last) != host.npos));
    // The headline proper stands elsewhere on the page, too.
    const std::string rest = Letters(std::string_view(title).substr(0, at));
    const bool known = !rest.empty() && (rest == Letters(head.first_h1) ||
                                         rest == Letters(head.json_headline));
    if (!outlet && !known) break;
    title.resize(at);
  }
  return title;
}

}  // namespace

std::string HeadlineOf(const HtmlHead& head) {
  const std::array<std::string, 4> titles = {
      WithoutOutlet(head.social_title, head), WithoutOutlet(head.json_headline, head),
      head.first_h1, WithoutOutlet(head.page_title, head)};
  std::array<std::string, 4> letters;
  for (size_t i = 0; i < titles.size(); ++i) letters[i] = Letters(titles[i]);
  for (size_t i = 0; i < titles.size(); ++i) {
    for (size_t j = i + 1; j < titles.size(); ++j) {
      if (!letters[i].empty() && letters[i] == letters[j]) return titles[i];
    }
  }
  for (const std::string& title : titles) {
    if (!title.empty()) return title;
  }
  return {};
}

std::string_view HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/:?#"));
}

}  // namespace unspin
