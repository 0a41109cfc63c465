#include "repair/mojibake/clusters.h"

#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "repair/mojibake/oddity.h"

namespace unspin {
namespace {

constexpr size_t kMaxAhead = 256;  // bytes of a cluster that is decoded tentatively
constexpr int kAhead = 2;          // further rounds of decoding
constexpr double kCalm = 0.1;      // oddity that no further decoding is tried for

// Characters of three bytes that news are full of: quotes, dashes and other marks, €,
// ™, arrows, the minus sign, zero-width characters.
bool IsUsual(char32_t c) {
  return (c >= 0x2009 && c <= 0x2040) || c == 0x20AC || c == 0x2122 ||
         (c >= 0x2190 && c <= 0x2193) || c == 0x2212 || c == 0xFEFF;
}

// Signs and letters of Western and Central European languages, of two bytes.
double BonusOfTwo(char32_t c) {
  if (c == 0xD7) return 1.1;  // ×, in which letters are seldom
  if (c >= 0xC0 && c < 0x100) return 0.4;
  if (c > 0xA0 && c < 0xC0) return 0.3;
  const bool vietnamese = c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0;
  const bool romanian = c >= 0x218 && c < 0x21C;
  const bool azerbaijani = c == 0x18F || c == 0x259;
  const bool central = c >= 0x100 && c < 0x180;
  return central || vietnamese || romanian || azerbaijani ? 0.2 : 0;
}

// Longer sequences are rarer by chance: "ë…”" at the end of a quoted name is one of
// three bytes, though.
double BonusOf(const Utf8Sequence& sequence) {
  if (sequence.length == 2) return BonusOfTwo(sequence.decoded);
  const char32_t c = sequence.decoded;
  if (c >= 0x1E00 && c < 0x1EA0) return 0.2;  // "zvášť" makes "zvṻ"
  if (sequence.length == 3) return IsUsual(c) ? 2 : 0.8;
  return 1.5;
}

// Letters, digits, marks and signs of other scripts than Latin.
bool IsForeign(char32_t c) {
  if (c < 0x2B0 || c == 0x2BB || c == 0x2BC || c == 0x2BF)
    return false;  // "Nukuʻalofa"
  const bool latin = c >= 0x1E00 && c < 0x1F00;
  const bool symbols = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
                       (c >= 0xFE00 && c < 0xFE10) || c >= 0xFEFF;
  return !latin && !symbols;
}

// One letter of Greek or Cyrillic that shows as a capital and a symbol: "IFN-Î³".
bool IsLoneLetter(std::string_view text, char32_t decoded) {
  const bool usual =
      (decoded >= 0x391 && decoded < 0x3CA) || (decoded >= 0x410 && decoded < 0x450);
  size_t i = 0;
  const char32_t first = NextCodePoint(text, i);
  return usual && ClassOf(first).script == Script::kLatin && i < text.size() &&
         ClassOf(NextCodePoint(text, i)).kind == Kind::kOdd;
}

bool IsAsciiLetter(char32_t c) { return c < 0x80 && IsLetter(c); }

// "2√π" and "Δ±" of formulas, "Β΄" as Greeks count. Refused: "o√π", where a word goes
// on.
bool IsFormula(std::string_view text, char32_t before) {
  size_t i = 0;
  const char32_t first = NextCodePoint(text, i);
  const char32_t second = i < text.size() ? NextCodePoint(text, i) : 0;
  const bool formula = (second == 0x3C0 && (first == 0x221A || first == 0xAC)) ||
                       (second == 0xB1 && first == 0x394) ||
                       (second == 0x384 && first >= 0x391 && first <= 0x3A9);
  return formula && !IsAsciiLetter(before);
}

// A closing quote behind a word in capitals: "SONHÃ”", "IRMÃ…".
bool IsQuotedCapital(std::string_view text, char32_t before, char32_t after) {
  if (CountCodePoints(text) != 2) return false;
  const bool quote =
      text.ends_with("\u201D") || text.ends_with("\u201C") || text.ends_with("\u2019");
  const bool dots = text.ends_with("\u2026") && IsUpper(before);
  return (quote || dots) && !IsLetter(after);
}

// Symbols beside marks that only faces are drawn with: "(`¬´ )" is no quote.
bool IsFace(char32_t before, char32_t after) {
  constexpr std::u32string_view kStrokes = U"`´^~_";
  return (before != 0 && kStrokes.find(before) != kStrokes.npos) ||
         (after != 0 && kStrokes.find(after) != kStrokes.npos);
}

// A part of a Greek or Cyrillic word: "ΚΏΔΙΚΑΣ" would be "ʿΔΙΚΑΣ".
bool IsInItsWord(std::string_view text, char32_t before, char32_t after) {
  size_t i = 0;
  const Script script = ClassOf(NextCodePoint(text, i)).script;
  if (script != Script::kGreek && script != Script::kCyrillic) return false;
  return ClassOf(before).script == script || ClassOf(after).script == script;
}

// What sound text makes by chance: see Cluster::evidence.
bool IsChance(const Cluster& cluster, std::string_view text, char32_t before,
              char32_t after) {
  if (cluster.sequences > 3) return false;
  if (MayHoldSequences(cluster.decoded)) return false;  // misread twice
  size_t i = 0;
  const char32_t first = NextCodePoint(cluster.decoded, i);
  if (cluster.sequences == 1) {
    if (IsForeign(first)) return !IsLoneLetter(text, first);
    return IsFormula(text, before) || IsQuotedCapital(text, before, after) ||
           IsInItsWord(text, before, after) ||
           (!IsLetter(first) && IsFace(before, after));
  }
  bool mixed = false;
  while (i < cluster.decoded.size()) {
    const char32_t next = NextCodePoint(cluster.decoded, i);
    mixed = mixed || !IsForeign(next) || ClassOf(next).script == Script::kOther ||
            ClassOf(next).script != ClassOf(first).script;
  }
  return IsForeign(first) && mixed;
}

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

// The least oddity of `text` between its neighbours, decoded further or not.
double Settled(std::string_view text, char32_t before, char32_t after, int rounds) {
  OddityMeter meter;
  if (before != 0) meter.Add(before);
  meter.Add(text);
  if (after != 0) meter.Add(after);
  double best = meter.oddity();
  if (rounds == 0 || best <= kCalm || text.size() > kMaxAhead ||
      !MayHoldSequences(text))
    return best;
  const SequenceStarts starts(text);
  for (size_t p = 0; p < kCodePages; ++p) {
    const auto page = static_cast<CodePage>(p);
    if ((starts.pages() & SetOf(page)) == 0) continue;
    const auto sequences = starts.Find(page, false);
    if (sequences.empty()) continue;
    best =
        std::min(best, Settled(DecodeAll(text, sequences), before, after, rounds - 1));
    if (best <= kCalm) break;
  }
  return best;
}

// What a cluster is worth between its neighbours.
struct Weight {
  double oddity = 0;  // of the cluster as it stands
  double left = 0;
  bool chance = false;
};

Weight Weigh(const Cluster& cluster, std::string_view text, char32_t before,
             char32_t after) {
  return {Settled(text, before, after, 0),
          Settled(cluster.decoded, before, after, kAhead),
          IsChance(cluster, text, before, after)};
}

// Weights found last: texts are full of the same few clusters.
class WeightMemo {
 public:
  const Weight& Of(const Cluster& cluster, std::string_view text, char32_t before,
                   char32_t after) {
    // Small letters of ASCII are all alike to Weigh.
    if (before >= 'a' && before <= 'z') before = 'a';
    if (after >= 'a' && after <= 'z') after = 'a';
    const uint64_t hash =
        Hash64(text) ^ Hash64(cluster.decoded) * 31 ^ before << 20U ^ after;
    Entry& entry = entries_[hash % kEntries];
    const bool known = entry.before == before && entry.after == after &&
                       entry.decoded == cluster.decoded && entry.text == text;
    if (!known) {
      entry = {std::string(text), cluster.decoded, before, after,
               Weigh(cluster, text, before, after)};
    }
    return entry.weight;
  }

 private:
  static constexpr size_t kEntries = 1024;

  struct Entry {
    std::string text;
    std::string decoded;
    char32_t before = 0;
    char32_t after = 0;
    Weight weight;
  };

  std::vector<Entry> entries_ = std::vector<Entry>(kEntries);
};

void SetGain(std::string_view line, double bonus, Cluster& cluster) {
  constexpr size_t kMaxKnown = 64;  // bytes; longer clusters hardly occur twice
  thread_local WeightMemo memo;
  char32_t before = 0;
  char32_t after = 0;
  if (size_t i = cluster.begin; i > 0) before = PreviousCodePoint(line, i);
  if (size_t i = cluster.end; i < line.size()) after = NextCodePoint(line, i);
  const std::string_view text = line.substr(cluster.begin, cluster.end - cluster.begin);
  const Weight weight = text.size() <= kMaxKnown ? memo.Of(cluster, text, before, after)
                                                 : Weigh(cluster, text, before, after);
  cluster.left = weight.left;
  cluster.gain = weight.oddity - weight.left + bonus;
  // Two in a row occur in sound text ("ВІКІ"), more do not.
  if (cluster.sequences > 2) {
    cluster.gain += 0.8 * static_cast<double>(cluster.sequences - 2);
  }
  cluster.evidence = weight.chance ? cluster.gain - 1.5 : cluster.gain;
}

bool TakeKnown(const std::vector<const std::vector<Cluster>*>& known,
               Cluster& cluster) {
  for (const std::vector<Cluster>* page : known) {
    const auto same = std::partition_point(
        page->begin(), page->end(),
        [&](const Cluster& other) { return other.begin < cluster.begin; });
    if (same == page->end() || same->begin != cluster.begin ||
        same->end != cluster.end || same->decoded != cluster.decoded) {
      continue;
    }
    cluster = *same;
    return true;
  }
  return false;
}

}  // namespace

std::vector<Cluster> FindClusters(
    std::string_view line, const std::vector<Utf8Sequence>& sequences,
    const std::vector<const std::vector<Cluster>*>& known) {
  std::vector<Cluster> clusters;
  clusters.reserve(sequences.size());
  double bonus = 0;
  const auto weigh = [&] {
    if (clusters.empty() || TakeKnown(known, clusters.back())) return;
    SetGain(line, bonus, clusters.back());
  };
  for (const Utf8Sequence& sequence : sequences) {
    if (clusters.empty() || clusters.back().end != sequence.begin) {
      weigh();
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
      bonus += BonusOf(sequence);
    }
  }
  weigh();
  return clusters;
}

}  // namespace unspin
