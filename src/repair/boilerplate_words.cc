#include "repair/boilerplate_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace unspin {
namespace {

using Words = std::unordered_set<std::string_view>;

// Who speaks to the reader of a page uses these; who writes an article seldom does.
const Words& SiteWords() {
  static const Words kWords = {
      "you",         "your",       "you'll",        "you’ll",       "you've",
      "you’ve",      "we",         "our",           "us",           "i",
      "subscribe",   "subscriber", "subscribers",   "subscription", "newsletter",
      "newsletters", "cookie",     "cookies",       "click",        "tap",
      "privacy",     "policy",     "terms",         "inbox",        "email",
      "e-mail",      "login",      "sign",          "log",          "register",
      "account",     "member",     "members",       "browser",      "javascript",
      "video",       "article",    "articles",      "post",         "posts",
      "story",       "stories",    "news",          "updates",      "alerts",
      "website",     "site",       "page",          "content",      "comment",
      "comments",    "reader",     "readers",       "reporter",     "editor",
      "writer",      "journalist", "correspondent", "contributor",  "columnist",
      "copyright",   "rights",     "permission",    "commission",   "affiliate",
      "advice",      "author",     "opinions",      "views",        "feed",
      "syndicated",  "please",     "writing",       "covering",     "reporting",
      "follow",      "share",      "app",           "wordpress",    "advertisement",
      "trademark",   "liability",  "informational", "covers",       "writes",
      "lives",       "thanks",     "thank",         "reading"};
  return kWords;
}

const Words& Verbs() {
  static const Words kWords = {"is",   "was",  "are",   "were",  "has",  "had",
                               "have", "will", "would", "could", "did",  "does",
                               "do",   "been", "be",    "fell",  "rose", "came",
                               "made", "took", "went"};
  return kWords;
}

const Words& SpeechWords() {
  static const Words kWords = {"said",  "says",  "wrote", "writes",  "told",
                               "asked", "reads", "joked", "advises", "warned"};
  return kWords;
}

// What pages speak of, and the words between. Narrower than SiteWords: a line of
// nothing else is a part of a page.
const Words& PageWords() {
  static const Words kWords = {
      "subscribe",      "subscribed",   "subscribing", "subscriber",
      "subscribers",    "subscription", "newsletter",  "newsletters",
      "cookie",         "cookies",      "advertise",   "advertisement",
      "advertisements", "advertising",  "share",       "sharing",
      "tweet",          "facebook",     "twitter",     "instagram",
      "linkedin",       "whatsapp",     "telegram",    "youtube",
      "pinterest",      "reddit",       "tiktok",      "comment",
      "comments",       "commenting",   "article",     "articles",
      "post",           "posts",        "posted",      "story",
      "stories",        "read",         "reading",     "reader",
      "readers",        "login",        "log",         "logged",
      "sign",           "register",     "registered",  "account",
      "inbox",          "email",        "e-mail",      "unsubscribe",
      "follow",         "website",      "site",        "page",
      "pages",          "blog",         "author",      "editor",
      "editors",        "copyright",    "terms",       "privacy",
      "policy",         "javascript",   "browser",     "video",
      "videos",         "ad",           "ads",         "sponsored",
      "affiliate",      "link",         "links",       "app",
      "download",       "print",        "menu",        "search",
      "tags",           "tag",          "related",     "popular",
      "trending",       "latest",       "click",       "tap",
      "disclaimer",     "advice",       "updates",     "alerts",
      "notifications",  "rss",          "feed",        "podcast",
      "gallery",        "caption",      "headlines",   "rate",
      "survey",         "poll",         "feedback",    "donate",
      "donation",       "member",       "members",     "membership",
      "premium",        "paywall",      "news",        "content",
      "disabled",       "enable",       "enabled",     "published",
      "updated",        "reply",        "replies",     "password",
      "username"};
  return kWords;
}

const Words& GlueWords() {
  static const Words kWords = {
      "the",     "a",       "an",       "to",     "of",        "for",    "our",
      "your",    "you",     "us",       "we",     "i",         "it",     "its",
      "this",    "that",    "these",    "those",  "and",       "or",     "in",
      "on",      "at",      "by",       "with",   "from",      "is",     "are",
      "be",      "was",     "has",      "have",   "more",      "all",    "now",
      "here",    "new",     "free",     "not",    "no",        "please", "me",
      "my",      "via",     "get",      "see",    "view",      "add",    "leave",
      "join",    "like",    "liked",    "next",   "previous",  "back",   "up",
      "top",     "daily",   "weekly",   "every",  "day",       "first",  "full",
      "whole",   "rest",    "open",     "close",  "show",      "hide",   "load",
      "below",   "above",   "continue", "keep",   "go",        "also",   "about",
      "other",   "another", "one",      "as",     "if",        "must",   "need",
      "want",    "do",      "did",      "what",   "how",       "when",   "can",
      "may",     "will",    "find",     "out",    "only",      "just",   "today",
      "time",    "most",    "recent",   "older",  "newer",     "so",     "help",
      "support", "contact", "send",     "write",  "manage",    "accept", "use",
      "using",   "make",    "start",    "access", "unlimited", "unlock"};
  return kWords;
}

// What a word, or all words of a sentence, say about it.
struct Marks {
  bool verb = false;
  bool site = false;
  bool speech = false;
};

// The words that say something, with all that they say. Most words of a text are told
// to be none by their ends and length.
class MarkingWords {
 public:
  MarkingWords() {
    for (const std::string_view word : SiteWords()) At(word).site = true;
    for (const std::string_view word : Verbs()) At(word).verb = true;
    for (const std::string_view word : SpeechWords()) At(word).speech = true;
  }

  const Marks* Find(std::string_view word) const {
    if (word.empty() || !may_be_.test(KeyOf(word))) return nullptr;
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr size_t kKeys = size_t{1} << 14U;

  static size_t KeyOf(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return ((first & 0x1FU) | (last & 0x1FU) << 5U | word.size() << 10U) % kKeys;
  }

  Marks& At(std::string_view word) {
    may_be_.set(KeyOf(word));
    return words_[word];
  }

  std::bitset<kKeys> may_be_;
  std::unordered_map<std::string_view, Marks> words_;
};

// Bytes of a word in lower case; 0 for those of the punctuation around words.
constexpr std::array<char, 256> MakeLetters() {
  std::array<char, 256> letters{};
  for (size_t i = 0; i < letters.size(); ++i) {
    letters[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i | 0x20U : i);
  }
  for (const char c : std::string_view(".,;:!?()[]\"'*|/-<>«»‹›“”‘’→")) {
    letters[static_cast<unsigned char>(c)] = 0;
  }
  return letters;
}
constexpr std::array<char, 256> kLetters = MakeLetters();

// Takes the next word of `line` at `i`, in lower case and without the punctuation
// around it; empty at the end and for punctuation alone.
void TakeWord(std::string_view line, size_t& i, std::string& word) {
  const auto letter = [](char c) { return kLetters[static_cast<unsigned char>(c)]; };
  size_t begin = i;
  while (i < line.size() && line[i] != ' ') ++i;  // words are short
  size_t end = i++;
  while (begin < end && letter(line[begin]) == 0) ++begin;
  while (begin < end && letter(line[end - 1]) == 0) --end;
  word.assign(line, begin, end - begin);
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? letter(c) : c;
}

// As far as it matters: what tells of speech outweighs all else.
Marks MarksOf(std::string_view line) {
  static const MarkingWords kMarking;
  Marks marks;
  std::string word;
  for (size_t i = 0; i < line.size() && !marks.speech;) {
    TakeWord(line, i, word);
    const bool past = word.size() > 4 && word.ends_with("ed");
    marks.verb = marks.verb || past;
    const Marks* const of_word = kMarking.Find(word);
    if (of_word == nullptr) continue;
    marks.speech = of_word->speech;
    marks.site = marks.site || of_word->site;
    marks.verb = marks.verb || of_word->verb;
  }
  return marks;
}

}  // namespace

bool EndsSentence(std::string_view line) {
  if (line.empty()) return false;
  const char last = line.back();
  if (static_cast<unsigned char>(last) < 0x80U) {
    return std::string_view(".!?\":").find(last) != std::string_view::npos;
  }
  constexpr std::array<std::string_view, 7> kEnds = {"”",  "’",  "»", "。",
                                                     "！", "？", "।"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [line](std::string_view end) { return line.ends_with(end); });
}

size_t CountWords(std::string_view line) {
  return static_cast<size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

size_t CountPageWords(std::string_view line) {
  constexpr size_t kMaxWords = 12;
  size_t words = 0, page_words = 0;
  std::string word;
  for (size_t i = 0; i < line.size();) {
    TakeWord(line, i, word);
    if (word.empty()) continue;
    const bool of_page = PageWords().contains(word);
    if (!of_page && !GlueWords().contains(word)) return 0;
    page_words += of_page ? 1 : 0;
    if (++words > kMaxWords) return 0;
  }
  return words >= 3 ? page_words : 0;
}

double SentencePenalty(std::string_view line) {
  constexpr size_t kMinWords = 5;
  if (!EndsSentence(line) || CountWords(line) < kMinWords) return 0;
  const Marks marks = MarksOf(line);
  if (marks.speech) return 2.5;
  if (marks.verb) return marks.site ? 1 : 2;
  return marks.site || !line.ends_with('.') ? 0 : 1.5;
}

}  // namespace unspin
