#include "read/unpacker.h"

#include <string>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kBlock = 1 << 16;
constexpr size_t kGzipHeader = 10;

// All of it, not only the first bytes: among packed bytes these are found by chance.
bool IsGzipHeader(std::string_view bytes) {
  if (bytes.size() < kGzipHeader || DetectPacking(bytes) != Packing::kGzip)
    return false;
  const auto level = static_cast<unsigned char>(bytes[8]);
  const auto system = static_cast<unsigned char>(bytes[9]);
  return (level == 0 || level == 2 || level == 4) && (system <= 13 || system == 255);
}

class Unpacker : public ByteSource {
 public:
  Unpacker(Packing packing, ByteStream& packed, UnpackMeter& meter, size_t level)
      : packing_(packing),
        packed_(packed),
        meter_(meter),
        level_(level),
        codec_(MakeCodec(packing)) {}

  size_t Read(char* buffer, size_t size) override {
    while (!done_) {
      if (std::exchange(piece_ended_, false)) {
        NextPiece();
        continue;
      }
      if (!step_damage_.empty()) {
        Damage("damaged " + Input() + ": " + std::exchange(step_damage_, {}));
        if (done_) break;
        // What follows is not what the bytes before it lead to: it begins a line.
        *buffer = '\n';
        return Give(1);
      }
      // What the library still holds comes first: the stream may have a fault to tell.
      const std::string_view in = held_ ? std::string_view() : packed_.Peek(1);
      const CodecStep step = codec_->Run(in, buffer, size);
      packed_.Skip(step.taken);
      piece_ended_ = step.finished;
      step_damage_ = step.damage;
      if (step.given > 0) {
        held_ = step.given == size && !step.finished;
        return Give(step.given);
      }
      if (!std::exchange(held_, false) && in.empty() && !step.finished) {
        Damage("truncated " + Input());
      }
    }
    if (!damage_.empty()) throw Error(damage_);
    return 0;
  }

 private:
  std::string Input() const { return std::string(Name(packing_)) + " input"; }

  // Several packed pieces make one; zeros behind them are the filling of a tape.
  void NextPiece() {
    codec_->Restart();
    std::string_view next = packed_.Peek(12);
    if (DetectPacking(next) == packing_) return;
    done_ = true;
    for (; !next.empty(); next = packed_.Peek(1)) {
      if (next.find_first_not_of('\0') != std::string_view::npos) {
        return Damage("data behind the end of the " + Input());
      }
      packed_.Skip(next.size());
    }
  }

  size_t Give(size_t bytes) {
    given_ += bytes;
    meter_.Count(level_, bytes);
    return bytes;
  }

  // The first damage is told, at the end.
  void Damage(const std::string& damage) {
    if (damage_.empty()) {
      damage_ = damage + " (after " + std::to_string(given_) + " unpacked bytes)";
    }
    done_ = !FindPiece();
  }

  // Web archives and logs pack each record by itself: behind damage the next one is
  // told by its header.
  bool FindPiece() {
    if (packing_ != Packing::kGzip) return false;
    for (;;) {
      const std::string_view ahead = packed_.Peek(kBlock);
      for (size_t i = ahead.find('\x1F'); i != std::string_view::npos;
           i = ahead.find('\x1F', i + 1)) {
        if (!IsGzipHeader(ahead.substr(i))) continue;
        packed_.Skip(i);
        codec_->Restart();
        return true;
      }
      if (ahead.size() < kBlock) return false;
      packed_.Skip(ahead.size() - kGzipHeader);
    }
  }

  Packing packing_;
  ByteStream& packed_;
  UnpackMeter& meter_;
  size_t level_;
  std::unique_ptr<Codec> codec_;
  uint64_t given_ = 0;
  bool held_ = false;         // the library may hold more than was asked for
  bool piece_ended_ = false;  // another one may follow
  std::string step_damage_;   // in front of the bytes that come next
  bool done_ = false;
  std::string damage_;
};

}  // namespace

std::unique_ptr<ByteSource> MakeUnpacker(Packing packing, ByteStream& packed,
                                         UnpackMeter& meter, size_t level) {
  meter.CheckLevel(level);
  return std::make_unique<Unpacker>(packing, packed, meter, level);
}

}  // namespace unspin
