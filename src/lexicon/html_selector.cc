#include "lexicon/html_selector.h"

#include <cstddef>
#include <utility>

namespace unspin {
namespace {

bool IsNameByte(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' ||
         c == '_' || c == ':' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  return out;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::variant<HtmlSelector, std::string> Parse() {
    HtmlSelector selector;
    while (SkipSpaces()) {
      HtmlCompound compound;
      const size_t begin = at_;
      compound.tag = Lower(Name());
      while (at_ < text_.size() && text_[at_] != ' ') {
        if (!Part(compound)) return fault_;
      }
      if (at_ == begin) return Fault("is no selector");
      selector.push_back(std::move(compound));
    }
    if (selector.empty()) return Fault("is empty");
    return selector;
  }

 private:
  bool SkipSpaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size();
  }

  std::string_view Name() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // ".class", "#id" or "[name=value]" at at_.
  bool Part(HtmlCompound& compound) {
    const char kind = text_[at_++];
    if (kind == '[') return Attribute(compound);
    const std::string name(Name());
    if ((kind != '.' && kind != '#') || name.empty()) {
      fault_ = Fault("has no tag, .class, #id or [attribute=value]");
      return false;
    }
    if (kind == '.') {
      compound.classes.push_back(name);
    } else {
      compound.id = name;
    }
    return true;
  }

  bool Attribute(HtmlCompound& compound) {
    const size_t end = text_.find(']', at_);
    HtmlCompound::Attribute attribute;
    attribute.name = Lower(Name());
    if (end == text_.npos || attribute.name.empty() ||
        (at_ != end && text_[at_] != '=')) {
      fault_ = Fault("has an attribute that isn't [name] or [name=value]");
      return false;
    }
    attribute.any = at_ == end;
    if (!attribute.any) attribute.value = text_.substr(at_ + 1, end - at_ - 1);
    compound.attributes.push_back(std::move(attribute));
    at_ = end + 1;
    return true;
  }

  std::string Fault(const std::string& what) const {
    return "selector '" + std::string(text_) + "' " + what + " at byte " +
           std::to_string(at_ + 1);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string fault_;
};

}  // namespace

std::variant<HtmlSelector, std::string> ParseHtmlSelector(std::string_view text) {
  return Parser(text).Parse();
}

}  // namespace unspin
