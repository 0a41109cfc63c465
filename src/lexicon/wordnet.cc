#include "lexicon/wordnet.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/file.h"

namespace unspin {
namespace {

constexpr int kSenseBits = 24;  // WordNet 3.0 has 117,659 senses
constexpr uint32_t kSenseMask = (uint32_t{1} << kSenseBits) - 1;

constexpr std::string_view kNames[] = {"noun", "verb", "adj", "adv"};
constexpr char kParts[] = {'n', 'v', 'a', 'r'};

std::optional<WordNet::PointerKind> KindOf(std::string_view symbol) {
  using Kind = WordNet::PointerKind;
  if (symbol == "@" || symbol == "@i") return Kind::kHypernym;
  if (symbol == "~" || symbol == "~i") return Kind::kHyponym;
  if (symbol == "&") return Kind::kSimilar;
  if (symbol == "^") return Kind::kAlso;
  if (symbol == "\\") return Kind::kPertainym;
  if (symbol == "+") return Kind::kDerivation;
  return std::nullopt;  // parts, domains, antonyms: no spinner was seen to use them
}

// "Gregorian_calendar_month(a)" -> "gregorian calendar month".
std::string PlainWord(std::string_view word) {
  const size_t marker = word.find('(');
  if (marker != std::string_view::npos && marker > 0) word = word.substr(0, marker);
  std::string plain(word);
  for (char& c : plain) {
    if (c == '_') c = ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return plain;
}

// The space-separated fields of one line, taken one after another.
class Fields {
 public:
  Fields(std::string_view line, std::string where)
      : rest_(line), where_(std::move(where)) {}

  std::string_view Next() {
    const size_t end = rest_.find(' ');
    const std::string_view field = rest_.substr(0, end);
    if (field.empty()) throw Error(where_ + " ends too early");
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return field;
  }
  uint32_t Number(int base = 10) {
    const std::string_view field = Next();
    uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(field.data(), field.data() + field.size(), value, base);
    if (error != std::errc() || end != field.data() + field.size()) {
      throw Error(where_ + " has '" + std::string(field) +
                  "' where a number is expected");
    }
    return value;
  }

 private:
  std::string_view rest_;
  std::string where_;
};

// Calls `use(fields)` for each line of `path` that is no licence text (two spaces).
template <typename Use>
void ForEachLine(const std::string& path, const Use& use) {
  const std::string bytes = ReadFile(path);
  std::string_view rest = bytes;
  for (size_t number = 1; !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with("  ")) continue;
    Fields fields(line, path + ":" + std::to_string(number));
    use(fields);
  }
}

// Flattens lists into one array and the offsets where each starts.
struct Lists {
  std::vector<uint32_t> ends = {0};
  std::vector<uint32_t> values;
  void Add(const std::vector<uint32_t>& list) {
    values.insert(values.end(), list.begin(), list.end());
    ends.push_back(static_cast<uint32_t>(values.size()));
  }
};

// Everything read so far, with words in the order of their text.
class Builder {
 public:
  void ReadData(const std::string& path, char part) {
    ForEachLine(path, [&](Fields& fields) {
      Sense sense;
      const uint32_t offset = fields.Number();
      fields.Next();  // lexicographer file
      fields.Next();  // kind of synset; satellites count as adjectives
      sense.part = part;
      for (uint32_t left = fields.Number(16); left > 0; --left) {
        sense.words.push_back(PlainWord(fields.Next()));
        words_[sense.words.back()];
        fields.Next();
      }
      for (uint32_t left = fields.Number(); left > 0; --left) {
        const std::optional<WordNet::PointerKind> kind = KindOf(fields.Next());
        const uint32_t target = fields.Number();
        const char target_part = fields.Next()[0];
        fields.Next();  // which words of the two synsets
        if (kind) sense.pointers.push_back({Key(target_part, target), *kind});
      }
      ids_[Key(part, offset)] = static_cast<uint32_t>(senses_.size());
      senses_.push_back(std::move(sense));
    });
  }

  void ReadIndex(const std::string& path, char part) {
    ForEachLine(path, [&](Fields& fields) {
      std::vector<uint32_t>& list = words_[PlainWord(fields.Next())].senses;
      fields.Next();  // part of speech
      uint32_t left = fields.Number();
      for (uint32_t symbols = fields.Number(); symbols > 0; --symbols) fields.Next();
      fields.Next();  // senses once more
      fields.Next();  // how many of them are ranked
      for (; left > 0; --left) list.push_back(IdOf(part, fields.Number(), path));
    });
  }

  void ReadExceptions(const std::string& path) {
    ForEachLine(path, [&](Fields& fields) {
      std::string form = PlainWord(fields.Next());
      std::string base = PlainWord(fields.Next());
      words_[form];
      words_[base];
      exceptions_.emplace_back(std::move(form), std::move(base));
    });
  }

  void Write(CompiledFileWriter& writer) {
    std::string text;
    Lists word_senses;
    std::vector<uint32_t> word_ends = {0};
    uint32_t next = 0;
    for (auto& [word, entry] : words_) {
      entry.id = next++;
      text += word;
      word_ends.push_back(static_cast<uint32_t>(text.size()));
      word_senses.Add(entry.senses);
    }
    Lists sense_words;
    Lists pointers;
    std::string parts;
    for (const Sense& sense : senses_) {
      parts += sense.part;
      std::vector<uint32_t> list;
      for (const std::string& word : sense.words) list.push_back(words_.at(word).id);
      sense_words.Add(list);
      list.clear();
      for (const auto& [key, kind] : sense.pointers) {
        const auto target = ids_.find(key);
        if (target == ids_.end()) throw Error("WordNet: a pointer leads to no synset");
        list.push_back(static_cast<uint32_t>(kind) << kSenseBits | target->second);
      }
      pointers.Add(list);
    }
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const auto& [form, base] : exceptions_) {
      pairs.emplace_back(words_.at(form).id, words_.at(base).id);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<uint32_t> flat;
    for (const auto& [form, base] : pairs) flat.insert(flat.end(), {form, base});

    writer.Add("wordnet/text", text);
    writer.Add("wordnet/parts", parts);
    const auto add = [&writer](std::string_view name,
                               const std::vector<uint32_t>& values) {
      writer.AddArray(name, std::span<const uint32_t>(values));
    };
    add("wordnet/word_ends", word_ends);
    add("wordnet/word_sense_ends", word_senses.ends);
    add("wordnet/senses", word_senses.values);
    add("wordnet/sense_word_ends", sense_words.ends);
    add("wordnet/sense_words", sense_words.values);
    add("wordnet/pointer_ends", pointers.ends);
    add("wordnet/pointers", pointers.values);
    add("wordnet/exceptions", flat);
  }

 private:
  struct Sense {
    char part = 'n';
    std::vector<std::string> words;
    std::vector<std::pair<uint64_t, WordNet::PointerKind>> pointers;
  };
  struct Entry {
    uint32_t id = 0;
    std::vector<uint32_t> senses;
  };

  static uint64_t Key(char part, uint32_t offset) {
    return static_cast<uint64_t>(part == 's' ? 'a' : part) << 32 | offset;
  }
  uint32_t IdOf(char part, uint32_t offset, const std::string& path) const {
    const auto found = ids_.find(Key(part, offset));
    if (found != ids_.end()) return found->second;
    throw Error(path + ": offset " + std::to_string(offset) +
                " is no synset of the data file");
  }

  std::map<std::string, Entry> words_;
  std::vector<Sense> senses_;
  std::unordered_map<uint64_t, uint32_t> ids_;
  std::vector<std::pair<std::string, std::string>> exceptions_;
};

}  // namespace

void CompileWordNet(const std::string& folder, CompiledFileWriter& writer) {
  Builder builder;
  for (size_t i = 0; i < std::size(kNames); ++i) {
    builder.ReadData(folder + "/data." + std::string(kNames[i]), kParts[i]);
  }
  for (size_t i = 0; i < std::size(kNames); ++i) {
    builder.ReadIndex(folder + "/index." + std::string(kNames[i]), kParts[i]);
    builder.ReadExceptions(folder + "/" + std::string(kNames[i]) + ".exc");
  }
  builder.Write(writer);
}

namespace {

// Throws unless `ends` cuts an array of `values` elements into lists.
void CheckEnds(std::span<const uint32_t> ends, size_t values, const std::string& what) {
  if (ends.empty() || ends.front() != 0 || ends.back() != values ||
      !std::is_sorted(ends.begin(), ends.end())) {
    throw Error(what + " is damaged: rebuild it with 'unspin lexicon compile'");
  }
}

void CheckBelow(std::span<const uint32_t> values, size_t limit, uint32_t mask,
                const std::string& what) {
  for (const uint32_t value : values) {
    if ((value & mask) >= limit) {
      throw Error(what + " is damaged: rebuild it with 'unspin lexicon compile'");
    }
  }
}

}  // namespace

WordNet::WordNet(const CompiledFile& file) {
  if (!file.Has("wordnet/text")) return;
  text_ = file.Section("wordnet/text");
  word_ends_ = file.Array<uint32_t>("wordnet/word_ends");
  word_sense_ends_ = file.Array<uint32_t>("wordnet/word_sense_ends");
  senses_ = file.Array<uint32_t>("wordnet/senses");
  sense_word_ends_ = file.Array<uint32_t>("wordnet/sense_word_ends");
  sense_words_ = file.Array<uint32_t>("wordnet/sense_words");
  pointer_ends_ = file.Array<uint32_t>("wordnet/pointer_ends");
  pointers_ = file.Array<uint32_t>("wordnet/pointers");
  parts_ = file.Array<char>("wordnet/parts");
  exceptions_ = file.Array<uint32_t>("wordnet/exceptions");

  const std::string what = file.path() + ": its WordNet section ";
  CheckEnds(word_ends_, text_.size(), what + "word_ends");
  CheckEnds(word_sense_ends_, senses_.size(), what + "word_sense_ends");
  CheckEnds(sense_word_ends_, sense_words_.size(), what + "sense_word_ends");
  CheckEnds(pointer_ends_, pointers_.size(), what + "pointer_ends");
  if (word_sense_ends_.size() != word_ends_.size() || parts_.size() != senses() ||
      pointer_ends_.size() != sense_word_ends_.size() || exceptions_.size() % 2 != 0) {
    throw Error(what + "sizes do not agree: rebuild it with 'unspin lexicon compile'");
  }
  CheckBelow(senses_, senses(), ~uint32_t{0}, what + "senses");
  CheckBelow(sense_words_, words(), ~uint32_t{0}, what + "sense_words");
  CheckBelow(pointers_, senses(), kSenseMask, what + "pointers");
  CheckBelow(exceptions_, words(), ~uint32_t{0}, what + "exceptions");
}

std::string_view WordNet::Text(WordId word) const {
  return text_.substr(word_ends_[word], word_ends_[word + 1] - word_ends_[word]);
}

std::optional<WordNet::WordId> WordNet::Find(std::string_view text) const {
  WordId low = 0;
  auto high = static_cast<WordId>(words());
  while (low < high) {
    const WordId middle = low + (high - low) / 2;
    if (Text(middle) < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < words() && Text(low) == text) return low;
  return std::nullopt;
}

WordNet::Pointer WordNet::PointerAt(SenseId sense, size_t index) const {
  const uint32_t value = Slice(pointers_, pointer_ends_, sense)[index];
  return {value & kSenseMask, static_cast<PointerKind>(value >> kSenseBits)};
}

std::vector<WordNet::WordId> WordNet::BasesOfIrregular(WordId form) const {
  std::vector<WordId> bases;
  size_t low = 0;
  size_t high = exceptions_.size() / 2;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (exceptions_[2 * middle] < form) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < exceptions_.size() / 2 && exceptions_[2 * low] == form; ++low) {
    bases.push_back(exceptions_[2 * low + 1]);
  }
  return bases;
}

}  // namespace unspin
