#pragma once

// The headline among all that a page says it is called.

#include <string>
#include <string_view>

#include "repair/html/html_head.h"

namespace unspin {

// The headline: the one that two places agree on, else the first of og:title, JSON-LD,
// <h1>, <title>; without the name of the outlet behind it.
std::string HeadlineOf(const HtmlHead& head);

// The host of an address: "www.news.example"; empty if there is none.
std::string_view HostOf(std::string_view url);

}  // namespace unspin
