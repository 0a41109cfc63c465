#include "bench/spin/pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "lexicon/tsv.h"

namespace unspin::bench {
namespace {

bool IsOneWord(std::string_view text) {
  return text.find(' ') == std::string_view::npos;
}

double OddsOf(std::string_view source, std::string_view note) {
  if (source == "seen") return 40;
  if (source == "inferred") return note.starts_with("expected") ? 3 : 0.15;
  return source == "wordnet" ? 0.05 : 10;
}

PairTable ReadPairFile(const std::string& path) {
  std::vector<LexiconComplaint> complaints;
  const std::string bytes = ReadFile(path);
  const TsvFile file = ParseTsv(path, bytes, complaints);
  if (!complaints.empty()) throw Error(complaints.front().ToString());
  const auto column = [&file, &path](std::string_view name) {
    const auto found = std::ranges::find(file.header, name);
    if (found == file.header.end()) {
      throw Error(fmt::format("{}: no column \"{}\"", path, name));
    }
    return static_cast<size_t>(found - file.header.begin());
  };
  const size_t original = column("original");
  const size_t spun = column("spun");
  const size_t weight = column("weight");
  PairTable pairs;
  for (const TsvRow& row : file.rows) {
    pairs.Add(row.cells[original],
              {row.cells[spun], std::atof(row.cells[weight].c_str())});
  }
  return pairs;
}

}  // namespace

void PairTable::Add(const std::string& original, Image image) {
  const auto [entry, is_new] = images_.try_emplace(original);
  if (is_new) originals_.push_back(original);
  entry->second.push_back(std::move(image));
}

const Images& PairTable::Of(const std::string& original) const {
  static const Images kNone;
  const auto found = images_.find(original);
  return found == images_.end() ? kNone : found->second;
}

bool PairTable::Has(const std::string& original, std::string_view spun) const {
  return std::ranges::find(Of(original), spun, &Image::spun) != Of(original).end();
}

PairTable KnownWordPairs(const Lexicon& lexicon) {
  const Table& table = lexicon.table("spin_a");
  const uint32_t spun = table.Column("spun");
  const uint32_t original = table.Column("original");
  const uint32_t source = table.Column("source");
  const uint32_t note = table.Column("note");
  PairTable pairs;
  for (uint32_t row = 0; row < table.rows(); ++row) {
    if (!IsOneWord(table.Cell(row, original))) continue;
    pairs.Add(std::string(table.Cell(row, original)),
              {std::string(table.Cell(row, spun)),
               OddsOf(table.Cell(row, source), table.Cell(row, note))});
  }
  return pairs;
}

PairTable KnownPhrasePairs(const Lexicon& lexicon) {
  const Table& table = lexicon.table("spin_b");
  const uint32_t spun = table.Column("spun");
  const uint32_t original = table.Column("original");
  const uint32_t weight = table.Column("weight");
  PairTable pairs;
  for (uint32_t row = 0; row < table.rows(); ++row) {
    pairs.Add(std::string(table.Cell(row, original)),
              {std::string(table.Cell(row, spun)),
               std::atof(std::string(table.Cell(row, weight)).c_str())});
  }
  return pairs;
}

UnknownPairs::UnknownPairs(const Lexicon& lexicon, const PairTable& known,
                           const std::string& path)
    : known_(known), has_file_(!path.empty()), wordnet_(lexicon.file()) {
  if (has_file_) file_ = ReadPairFile(path);
  if (!has_file_ && wordnet_.words() == 0) {
    throw Error("the lexicon has no WordNet: give --pairs");
  }
}

Images UnknownPairs::Of(const std::string& original) const {
  Images images;
  if (has_file_) {
    images = file_.Of(original);
    std::erase_if(images,
                  [&](const Image& image) { return known_.Has(original, image.spun); });
    return images;
  }
  const auto word = wordnet_.Find(original);
  if (!word) return images;
  for (const WordNet::SenseId sense : wordnet_.Senses(*word)) {
    AddSense(original, sense, 2, images);
    for (size_t i = 0; i < wordnet_.PointerCount(sense); ++i) {
      const WordNet::Pointer pointer = wordnet_.PointerAt(sense, i);
      if (pointer.kind == WordNet::PointerKind::kHypernym ||
          pointer.kind == WordNet::PointerKind::kSimilar) {
        AddSense(original, pointer.sense, 1, images);
      }
    }
  }
  return images;
}

void UnknownPairs::AddSense(const std::string& original, WordNet::SenseId sense,
                            double weight, Images& images) const {
  for (const WordNet::WordId word : wordnet_.Words(sense)) {
    const std::string spun(wordnet_.Text(word));
    const bool plain =
        std::ranges::all_of(spun, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!plain || spun == original || known_.Has(original, spun)) continue;
    images.push_back({spun, weight});
  }
}

const Image* Draw(const Images& images, double kept, double at) {
  double sum = kept;
  for (const Image& image : images) sum += image.weight;
  double rest = at * sum - kept;
  if (rest < 0) return nullptr;
  for (const Image& image : images) {
    rest -= image.weight;
    if (rest < 0) return &image;
  }
  return images.empty() ? nullptr : &images.back();
}

double ToUnit(uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

}  // namespace unspin::bench
