#include "read/format.h"

#include <algorithm>
#include <array>

#include "base/charset.h"
#include "base/unicode.h"
#include "read/json_scanner.h"

namespace unspin {
namespace {

constexpr std::array<std::pair<std::string_view, InputFormat>, 9> kNames = {{
    {"text", InputFormat::kText},
    {"html", InputFormat::kHtml},
    {"jsonl", InputFormat::kJsonl},
    {"json", InputFormat::kJsonArray},
    {"csv", InputFormat::kCsv},
    {"tsv", InputFormat::kTsv},
    {"feed", InputFormat::kFeed},
    {"warc", InputFormat::kWarc},
    {"arc", InputFormat::kArc},
}};

constexpr std::array<std::string_view, 28> kTags = {
    "a",    "article", "b",       "blockquote", "body",   "br",   "div",
    "em",   "figure",  "h1",      "h2",         "h3",     "h4",   "head",
    "html", "i",       "img",     "li",         "main",   "meta", "ol",
    "p",    "script",  "section", "span",       "strong", "ul",   "table"};

std::string_view TrimStart(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t begin = text.find_first_not_of(" \t\r\n\x1E");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool HasSuffix(std::string_view name, std::string_view suffix) {
  for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  }
  return ToLower(name).ends_with(suffix);
}

std::string_view FirstLine(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

// A header line of a table: several short names, one of them a usual one of a text.
bool IsTableHeader(std::string_view line, char separator) {
  if (std::count(line.begin(), line.end(), separator) < 1 || line.size() > 2000) {
    return false;
  }
  std::string lower = ToLower(line);
  std::erase(lower, '"');
  std::erase(lower, '\r');
  const std::string wrapped = separator + lower + separator;
  for (const std::string_view field :
       {"text", "body", "content", "title", "headline", "article", "url"}) {
    if (wrapped.find(separator + std::string(field) + separator) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// What starts with an object: lines of records when the first line is one whole record.
InputFormat DetectJson(std::string_view text, std::string_view name) {
  constexpr size_t kLong = 4096;  // a line that is cut by the sample is a long one
  if (FindRecordList(text)) return InputFormat::kJsonArray;
  const std::string_view line = FirstLine(text);
  JsonScanner scanner;
  const JsonScanner::Outcome outcome = scanner.Scan(line);
  if (outcome.result == JsonScanner::Result::kEnd) {
    const bool more = line.find('{', outcome.size) != std::string_view::npos;
    return more ? InputFormat::kJsonArray : InputFormat::kJsonl;
  }
  const bool cut = line.size() == text.size() && text.size() >= kLong;
  return cut || HasSuffix(name, ".jsonl") ? InputFormat::kJsonl
                                          : InputFormat::kJsonArray;
}

// The name of the first element, in lower case, behind declarations and comments.
std::string FirstElement(std::string_view text) {
  for (size_t i = 0; i + 1 < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::string_view end = rest.starts_with("<!--") ? "-->" : ">";
    if (rest[1] != '?' && rest[1] != '!') {
      const size_t size = rest.find_first_of(" \t\r\n/>", 1);
      return ToLower(rest.substr(1, std::min(size, size_t{64}) - 1));
    }
    const size_t close = rest.find(end);
    if (close == rest.npos) return {};
    // Behind declarations inside a document type comes "]>".
    i = text.find('<', i + close);
    if (i == text.npos) return {};
  }
  return {};
}

bool IsFeed(std::string_view text) {
  if (!text.starts_with('<')) return false;
  const std::string name = FirstElement(text);
  return name == "rss" || name == "feed" || name == "rdf:rdf" || name == "atom:feed";
}

// "WARC/1.0", behind which comes a header.
bool IsWarc(std::string_view text) {
  return text.starts_with("WARC/") && text.size() > 5 &&
         IsDigit(static_cast<unsigned char>(text[5]));
}

}  // namespace

std::optional<InputFormat> InputFormatByName(std::string_view name) {
  for (const auto& [text, format] : kNames) {
    if (text == name) return format;
  }
  return std::nullopt;
}

std::string_view Name(InputFormat format) {
  return kNames[static_cast<size_t>(format)].first;
}

InputFormat DetectFormat(std::string_view sample, std::string_view name) {
  const std::string_view text = TrimStart(sample);
  const std::string start = ToLower(text.substr(0, 64));
  if (IsWarc(text)) return InputFormat::kWarc;
  if (text.starts_with("filedesc://")) return InputFormat::kArc;
  if (IsFeed(text)) return InputFormat::kFeed;
  if (start.starts_with("<!doctype html") || start.starts_with("<html")) {
    return InputFormat::kHtml;
  }
  if (text.starts_with('{')) {
    return DetectJson(text, name);
  }
  if (text.starts_with('[')) {
    const std::string_view rest = TrimStart(text.substr(1));
    if (rest.starts_with('{') || (rest.starts_with(']') && HasSuffix(name, ".json"))) {
      return InputFormat::kJsonArray;
    }
  }
  if (HasSuffix(name, ".jsonl") || HasSuffix(name, ".ndjson"))
    return InputFormat::kJsonl;
  const std::string_view line = FirstLine(text);
  if (HasSuffix(name, ".csv") || IsTableHeader(line, ',')) return InputFormat::kCsv;
  if (HasSuffix(name, ".tsv") || IsTableHeader(line, '\t')) return InputFormat::kTsv;
  if (IsTableHeader(line, ';') || IsTableHeader(line, '|')) return InputFormat::kCsv;
  if (HasSuffix(name, ".html") || HasSuffix(name, ".htm")) return InputFormat::kHtml;
  if (text.starts_with('<') && LooksLikeHtml(text)) return InputFormat::kHtml;
  return InputFormat::kText;
}

char DetectSeparator(std::string_view sample) {
  const std::string_view line = FirstLine(TrimStart(sample));
  // Written by spreadsheets for themselves.
  if (line.starts_with("sep=") && line.size() >= 5) return line[4];
  constexpr std::string_view kSeparators = ",;\t|";
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : kSeparators) {
    if (IsTableHeader(line, separator)) return separator;
    const auto count = std::count(line.begin(), line.end(), separator);
    if (count > most) best = separator;
    most = std::max(most, count);
  }
  return best;
}

Guess GuessFormat(std::string_view sample, std::string_view name,
                  std::optional<InputFormat> forced) {
  Guess guess;
  guess.wide = DetectWide(sample);
  if (forced) {
    guess.format = *forced;
  } else if (guess.wide == WideEncoding::kNone) {
    guess.format = DetectFormat(sample, name);
  } else {
    guess.format = DetectFormat(DecodeToUtf8(sample).text, name);
  }
  return guess;
}

std::string Describe(const Guess& guess, std::string_view sample,
                     std::string_view packing) {
  if (LooksBinary(sample)) return "binary data" + std::string(packing);
  const DecodedText text = DecodeToUtf8(sample);
  std::string shown(Name(guess.format));
  shown += packing;
  shown += ", " + text.encoding;
  if (guess.format != InputFormat::kCsv) return shown;
  const char separator = DetectSeparator(text.text);
  return shown + ", separator " +
         (separator == '\t' ? std::string("tab")
                            : "'" + std::string(1, separator) + "'");
}

bool IsTable(InputFormat format) {
  return format == InputFormat::kJsonl || format == InputFormat::kJsonArray ||
         format == InputFormat::kCsv || format == InputFormat::kTsv;
}

bool LooksLikeHtml(std::string_view text) {
  for (size_t i = text.find('<'); i != std::string_view::npos;
       i = text.find('<', i + 1)) {
    size_t begin = i + 1;
    const bool closing = begin < text.size() && text[begin] == '/';
    if (closing) ++begin;
    size_t end = begin;
    while (end < text.size() && end - begin < 12 &&
           (IsLetter(static_cast<unsigned char>(text[end])) ||
            IsDigit(static_cast<unsigned char>(text[end])))) {
      ++end;
    }
    if (end == begin || end == text.size()) continue;
    const std::string tag = ToLower(text.substr(begin, end - begin));
    if (std::find(kTags.begin(), kTags.end(), tag) == kTags.end()) continue;
    const char next = text[end];
    if (next == '>' || next == '/' ||
        (next == ' ' && text.find('>', end) < end + 2000)) {
      return true;
    }
  }
  return false;
}

}  // namespace unspin
