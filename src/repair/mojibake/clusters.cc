#include "repair/mojibake/clusters.h"

#include <algorithm>

#include "base/unicode.h"
#include "repair/mojibake/oddity.h"

namespace unspin {
namespace {

constexpr size_t kMaxAhead = 256;  // bytes of a cluster that is decoded tentatively
constexpr int kAhead = 2;          // further rounds of decoding

std::u32string CodePoints(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += NextCodePoint(text, i);
  return out;
}

// Longer sequences are rarer by chance: "ë…”" at the end of a quoted name is one of
// three bytes, though.
double LengthBonus(size_t length) { return length == 2 ? 0 : length == 3 ? 0.8 : 1.5; }

std::string DecodeAll(std::string_view text,
                      const std::vector<Utf8Sequence>& sequences) {
  std::string out;
  size_t copied = 0;
  for (const Utf8Sequence& sequence : sequences) {
    out.append(text.substr(copied, sequence.begin - copied));
    AppendUtf8(sequence.decoded, out);
    copied = sequence.end;
  }
  return out.append(text.substr(copied));
}

double Settled(std::string_view text, int rounds) {
  double best = OddityOf(text);
  if (rounds == 0 || text.size() > kMaxAhead || !MayHoldSequences(text)) return best;
  for (size_t p = 0; p < kCodePages; ++p) {
    const auto sequences = FindSequences(text, static_cast<CodePage>(p), false);
    if (sequences.empty()) continue;
    best = std::min(best, Settled(DecodeAll(text, sequences), rounds - 1));
  }
  return best;
}

// `text` between its neighbours in `line`.
std::string InContext(std::string_view line, size_t begin, size_t end,
                      std::string_view text) {
  std::string out;
  if (size_t i = begin; i > 0) AppendUtf8(PreviousCodePoint(line, i), out);
  out += text;
  if (size_t i = end; i < line.size()) AppendUtf8(NextCodePoint(line, i), out);
  return out;
}

void SetGain(std::string_view line, double bonus, Cluster& cluster) {
  const std::string_view text = line.substr(cluster.begin, cluster.end - cluster.begin);
  const std::string before = InContext(line, cluster.begin, cluster.end, text);
  const std::string after =
      InContext(line, cluster.begin, cluster.end, cluster.decoded);
  cluster.gain = OddityOf(before) - Settled(after, kAhead) + bonus;
  // Two in a row occur in sound text ("ВІКІ"), more do not.
  if (cluster.sequences > 2) {
    cluster.gain += 0.8 * static_cast<double>(cluster.sequences - 2);
  }
}

}  // namespace

std::vector<Cluster> FindClusters(std::string_view line, CodePage page, bool spaces) {
  std::vector<Cluster> clusters;
  double bonus = 0;
  for (const Utf8Sequence& sequence : FindSequences(line, page, spaces)) {
    if (clusters.empty() || clusters.back().end != sequence.begin) {
      if (!clusters.empty()) SetGain(line, bonus, clusters.back());
      clusters.emplace_back();
      clusters.back().begin = sequence.begin;
      bonus = 0;
    }
    Cluster& cluster = clusters.back();
    cluster.end = sequence.end;
    AppendUtf8(sequence.decoded, cluster.decoded);
    ++cluster.sequences;
    // Bytes that are gone prove nothing.
    if (!sequence.lost && !sequence.spaced) {
      cluster.certain = true;
      bonus += LengthBonus(sequence.length);
    }
  }
  if (!clusters.empty()) SetGain(line, bonus, clusters.back());
  return clusters;
}

double OddityOf(std::string_view text) { return Oddity(CodePoints(text)); }

}  // namespace unspin
