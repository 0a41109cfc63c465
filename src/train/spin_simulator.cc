#include "train/spin_simulator.h"

#include <algorithm>
#include <array>

namespace unspin {
namespace {

constexpr size_t kLongestOriginal = 4;
// Shares of the places that a random spinner replaces.
constexpr std::array kShares = {0.1, 0.2, 0.35, 0.5};
// Images that a random spinner has for one word.
constexpr size_t kMostImages = 4;

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

}  // namespace

SpinSimulator::SpinSimulator(const Channel& channel, uint64_t seed)
    : channel_(channel), state_(seed * 0x9E3779B97F4A7C15U + 1) {
  for (uint32_t row = 0; row < channel.rows(); ++row) {
    if (channel.IsName(row)) continue;
    rows_[std::string(channel.Original(row))].push_back(row);
  }
}

// xorshift64: the same on every platform, which the standard distributions are not.
double SpinSimulator::Draw() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return static_cast<double>(state_ >> 11) * 0x1p-53;
}

void SpinSimulator::StartArticle() {
  images_.clear();
  rate_ = static_cast<size_t>(Draw() * static_cast<double>(channel_.rates()));
  share_ =
      channel_.fixed()
          ? 1
          : kShares[static_cast<size_t>(Draw() * static_cast<double>(kShares.size()))];
}

const SpinSimulator::Images& SpinSimulator::ImagesOf(std::string_view original) {
  const auto [known, fresh] = images_.try_emplace(std::string(original));
  if (fresh) {
    const std::vector<uint32_t>& rows = rows_.find(original)->second;
    if (channel_.fixed()) {
      DrawFixed(rows, known->second);
    } else {
      DrawRandom(rows, known->second);
    }
  }
  return known->second;
}

void SpinSimulator::DrawFixed(const std::vector<uint32_t>& rows, Images& images) {
  double left = Draw();
  for (const uint32_t row : rows) {
    left -= double{channel_.Belief(row)[rate_]};
    if (left >= 0) continue;
    images.push_back(channel_.Spun(row));
    return;
  }
}

void SpinSimulator::DrawRandom(const std::vector<uint32_t>& rows, Images& images) {
  for (const uint32_t row : rows) {
    if (Draw() < double{channel_.profile().substitutions[row].odds}) {
      images.push_back(channel_.Spun(row));
    }
  }
  while (images.size() > kMostImages) {
    images.erase(images.begin() + static_cast<std::ptrdiff_t>(
                                      Draw() * static_cast<double>(images.size())));
  }
}

// How many tokens the longest listed original has that starts at `at`; 0 if none.
size_t SpinSimulator::LongestAt(const std::vector<MaskedToken>& tokens, size_t at,
                                std::string& original) const {
  size_t longest = 0;
  std::string text;
  for (size_t n = 0; n < kLongestOriginal && at + n < tokens.size(); ++n) {
    const MaskedToken& token = tokens[at + n];
    if (!token.free || (n > 0 && !tokens[at + n - 1].joined)) break;
    if (n > 0) text += ' ';
    text += Lower(token.text);
    if (!rows_.contains(text)) continue;
    longest = n + 1;
    original = text;
  }
  return longest;
}

void SpinSimulator::SpinParagraph(std::string_view article,
                                  const MaskedParagraph& masked, size_t& done,
                                  SimulatedText& out) {
  const std::vector<MaskedToken>& tokens = masked.tokens;
  std::string original;
  for (size_t at = 0; at < tokens.size();) {
    const size_t count = LongestAt(tokens, at, original);
    const size_t begin = tokens[at].context.begin;
    const size_t next = at + std::max<size_t>(count, 1);
    if (count > 0 && Draw() < share_) {
      const Images& images = ImagesOf(original);
      if (!images.empty()) {
        const size_t end = tokens[next - 1].context.end;
        std::string image(
            images[static_cast<size_t>(Draw() * static_cast<double>(images.size()))]);
        if (article[begin] >= 'A' && article[begin] <= 'Z' && image[0] >= 'a' &&
            image[0] <= 'z') {
          image[0] = static_cast<char>(image[0] - 32);
        }
        out.text += article.substr(done, begin - done);
        out.changes.push_back({out.text.size(), out.text.size() + image.size(),
                               std::string(article.substr(begin, end - begin))});
        out.text += image;
        done = end;
      }
    }
    at = next;
  }
}

SimulatedText SpinSimulator::Spin(std::string_view article) {
  StartArticle();
  SimulatedText out;
  size_t done = 0;
  for (const std::string_view paragraph : SplitParagraphs(article)) {
    SpinParagraph(article, MaskTokens(article, paragraph, channel_.profile().touches),
                  done, out);
  }
  out.text += article.substr(done);
  return out;
}

}  // namespace unspin
