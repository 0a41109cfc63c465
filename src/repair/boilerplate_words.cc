#include "repair/boilerplate_words.h"

#include <algorithm>
#include <array>
#include <string>
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

// What a sentence is made of, as far as it is looked at.
struct Marks {
  bool verb = false;
  bool site = false;
  bool speech = false;
};

// Takes the next word of `line` at `i`, in lower case and without the punctuation
// around it; empty at the end and for punctuation alone.
void TakeWord(std::string_view line, size_t& i, std::string& word) {
  constexpr std::string_view kAround = ".,;:!?()[]\"'*|/»›>→-";
  const size_t end = std::min(line.find(' ', i), line.size());
  std::string_view token = line.substr(i, end - i);
  i = end + 1;
  const size_t begin = std::min(token.find_first_not_of(kAround), token.size());
  token = token.substr(begin);
  token = token.substr(0, token.find_last_not_of(kAround) + 1);
  word.assign(token);
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

Marks MarksOf(std::string_view line) {
  Marks marks;
  std::string word;
  for (size_t i = 0; i < line.size();) {
    TakeWord(line, i, word);
    marks.speech = marks.speech || SpeechWords().contains(word);
    marks.site = marks.site || SiteWords().contains(word);
    const bool past = word.size() > 4 && word.ends_with("ed");
    marks.verb = marks.verb || past || Verbs().contains(word);
  }
  return marks;
}

}  // namespace

bool EndsSentence(std::string_view line) {
  constexpr std::array<std::string_view, 12> kEnds = {".", "!", "?",  "\"", "”",  ":",
                                                      "’", "»", "。", "！", "？", "।"};
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
