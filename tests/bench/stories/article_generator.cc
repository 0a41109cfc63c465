#include "bench/stories/article_generator.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <unordered_map>

#include "base/file.h"

namespace unspin::bench {
namespace {

constexpr size_t kFamous = 20;  // texts that everybody copies

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool EndsSentence(const std::string& word) {
  return word.ends_with('.') || word.ends_with('?') || word.ends_with('!');
}

bool IsPlain(const std::string& word) {
  return word.size() > 3 && std::all_of(word.begin(), word.end(),
                                        [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string Joined(const std::vector<std::vector<std::string>>& sentences) {
  std::string text;
  for (const auto& sentence : sentences) {
    for (const std::string& word : sentence) {
      if (!text.empty()) text += ' ';
      text += word;
    }
  }
  return text;
}

}  // namespace

ArticleGenerator::ArticleGenerator(const std::string& source_folder, double copies,
                                   uint64_t seed)
    : copies_(copies), dice_(seed) {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_folder + "/corpus/clean")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    std::istringstream text(ReadFile(path));
    std::vector<std::string> sentence;
    for (std::string word; text >> word;) {
      sentence.push_back(word);
      if (IsPlain(word)) words_.push_back(word);
      if (!EndsSentence(word)) continue;
      if (sentence.size() > 5) pool_.push_back(sentence);
      sentence.clear();
    }
  }
}

std::string ArticleGenerator::DrawName() {
  static constexpr const char* kSyllables[] = {"ka",  "lo", "mer", "tin", "va", "dro",
                                               "sel", "po", "ran", "ith", "qu", "ber"};
  std::string name;
  for (int i = 0; i < 4; ++i) name += kSyllables[dice_.Below(std::size(kSyllables))];
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string ArticleGenerator::DrawNumber(const std::string& like) {
  std::string number = like;
  for (char& c : number) {
    if (IsDigit(c)) c = static_cast<char>('0' + dice_.Below(10));
  }
  return number;
}

ArticleGenerator::Sentences ArticleGenerator::Write() {
  Sentences sentences;
  std::unordered_map<std::string, std::string> names;
  const size_t count = 9 + dice_.Below(8);
  for (size_t i = 0; i < count; ++i) {
    std::vector<std::string> sentence = pool_[dice_.Below(pool_.size())];
    for (size_t at = 0; at < sentence.size(); ++at) {
      std::string& word = sentence[at];
      if (std::any_of(word.begin(), word.end(), IsDigit)) {
        word = DrawNumber(word);
      } else if (at > 0 && IsCapital(word[0])) {
        std::string& name = names[word];
        if (name.empty()) name = DrawName();
        word = name + (EndsSentence(word) ? "." : "");
      }
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

ArticleGenerator::Sentences ArticleGenerator::Copy(Sentences sentences) {
  for (auto& sentence : sentences) {
    for (std::string& word : sentence) {
      if (IsPlain(word) && dice_.Falls(0.5F)) word = words_[dice_.Below(words_.size())];
    }
  }
  if (dice_.Falls(0.3F)) {
    sentences.erase(sentences.begin() +
                    static_cast<std::ptrdiff_t>(dice_.Below(sentences.size())));
  }
  if (dice_.Falls(0.3F)) {
    sentences.push_back({"Read", "more", "of", "this", "on", DrawName() + "."});
  }
  if (dice_.Falls(0.1F)) sentences.resize(sentences.size() * 7 / 10);
  return sentences;
}

GeneratedArticle ArticleGenerator::Next() {
  GeneratedArticle article;
  const size_t number = next_++;
  article.id = "generated/" + std::to_string(number);
  article.original = number;
  Sentences sentences;
  if (!originals_.empty() && dice_.Falls(static_cast<float>(copies_))) {
    const size_t most =
        dice_.Falls(0.1F) ? std::min(kFamous, originals_.size()) : originals_.size();
    const size_t of = dice_.Below(most);
    article.original = numbers_[of];
    sentences = Copy(originals_[of]);
  } else {
    sentences = Write();
    // Enough to copy from; all of them would fill the memory that is to be measured.
    if (originals_.size() < 20'000) {
      originals_.push_back(sentences);
      numbers_.push_back(number);
    }
  }
  article.title = Joined({sentences.front()});
  article.text = Joined(sentences);
  return article;
}

PairScore ScorePairs(const std::vector<size_t>& truth,
                     const std::vector<size_t>& found) {
  std::map<size_t, size_t> of_truth;
  std::map<size_t, size_t> of_found;
  std::map<std::pair<size_t, size_t>, size_t> of_both;
  for (size_t i = 0; i < truth.size(); ++i) {
    ++of_truth[truth[i]];
    ++of_found[found[i]];
    ++of_both[{truth[i], found[i]}];
  }
  const auto pairs = [](const auto& groups) {
    double count = 0;
    for (const auto& [group, size] : groups) {
      count += static_cast<double>(size) * static_cast<double>(size - 1) / 2;
    }
    return count;
  };
  PairScore score;
  score.precision = pairs(of_both) / std::max(1.0, pairs(of_found));
  score.recall = pairs(of_both) / std::max(1.0, pairs(of_truth));
  score.f1 = 2 * pairs(of_both) / std::max(1.0, pairs(of_found) + pairs(of_truth));
  return score;
}

}  // namespace unspin::bench
