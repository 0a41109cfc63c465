#include "read/unpacker.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

// More than xz -9 and zstd -19 need; what asks for more is rejected, not obeyed.
constexpr uint64_t kMemory = 160U << 20;
constexpr size_t kBlock = 1 << 16;
constexpr size_t kGzipHeader = 10;
constexpr int kZstdWindow = 27;  // 128 MiB, what zstd itself takes without being told

// What one call of a library did.
struct Step {
  size_t taken = 0;
  size_t given = 0;
  bool finished = false;  // a packed piece ended here
  std::string damage;     // why it cannot go on; empty while it can
};

// One library behind the loop that they share.
class Codec {
 public:
  virtual ~Codec() = default;
  virtual Step Run(std::string_view in, char* out, size_t size) = 0;
  virtual void Restart() = 0;  // for the next packed piece
};

unsigned int ToUnsigned(size_t size) {
  return static_cast<unsigned int>(std::min<size_t>(size, 1U << 30));
}

class Gzip : public Codec {
 public:
  Gzip() { ::inflateInit2(&stream_, 15 + 16); }
  ~Gzip() override { ::inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  Step Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = ToUnsigned(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = ToUnsigned(size);
    const unsigned int in_size = stream_.avail_in;
    const unsigned int out_size = stream_.avail_out;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    Step step{in_size - stream_.avail_in,
              out_size - stream_.avail_out,
              status == Z_STREAM_END,
              {}};
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      step.damage = stream_.msg != nullptr ? stream_.msg : "error";
    }
    return step;
  }
  void Restart() override { ::inflateReset(&stream_); }

 private:
  z_stream stream_{};
};

class Bzip2 : public Codec {
 public:
  Bzip2() { ::BZ2_bzDecompressInit(&stream_, 0, 0); }
  ~Bzip2() override { ::BZ2_bzDecompressEnd(&stream_); }
  Bzip2(const Bzip2&) = delete;
  Bzip2& operator=(const Bzip2&) = delete;

  Step Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = ToUnsigned(in.size());
    stream_.next_out = out;
    stream_.avail_out = ToUnsigned(size);
    const unsigned int in_size = stream_.avail_in;
    const unsigned int out_size = stream_.avail_out;
    const int status = ::BZ2_bzDecompress(&stream_);
    Step step{in_size - stream_.avail_in,
              out_size - stream_.avail_out,
              status == BZ_STREAM_END,
              {}};
    if (status != BZ_OK && status != BZ_STREAM_END) step.damage = "damaged block";
    return step;
  }
  void Restart() override {
    ::BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    ::BZ2_bzDecompressInit(&stream_, 0, 0);
  }

 private:
  bz_stream stream_{};
};

class Xz : public Codec {
 public:
  Xz() { Start(); }
  ~Xz() override { ::lzma_end(&stream_); }
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;

  Step Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = reinterpret_cast<const uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<uint8_t*>(out);
    stream_.avail_out = size;
    const lzma_ret status = ::lzma_code(&stream_, LZMA_RUN);
    Step step{in.size() - stream_.avail_in,
              size - stream_.avail_out,
              status == LZMA_STREAM_END,
              {}};
    if (status == LZMA_MEMLIMIT_ERROR) {
      step.damage = "needs " + std::to_string(::lzma_memusage(&stream_) >> 20U) +
                    " MiB of memory to unpack";
    } else if (status != LZMA_OK && status != LZMA_STREAM_END &&
               status != LZMA_BUF_ERROR) {
      step.damage = "damaged block";
    }
    return step;
  }
  void Restart() override { Start(); }

 private:
  void Start() {
    if (::lzma_stream_decoder(&stream_, kMemory, 0) != LZMA_OK) throw std::bad_alloc();
  }

  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class Zstd : public Codec {
 public:
  Zstd() : stream_(::ZSTD_createDStream()) {
    ::ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kZstdWindow);
  }
  ~Zstd() override { ::ZSTD_freeDStream(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  Step Run(std::string_view in, char* out, size_t size) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, size, 0};
    const size_t status = ::ZSTD_decompressStream(stream_, &to, &from);
    Step step{from.pos, to.pos, status == 0, {}};
    if (::ZSTD_isError(status) != 0) step.damage = ::ZSTD_getErrorName(status);
    return step;
  }
  void Restart() override { ::ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }

 private:
  ZSTD_DStream* stream_;
};

// All of it, not only the first bytes: among packed bytes these are found by chance.
bool IsGzipHeader(std::string_view bytes) {
  if (bytes.size() < kGzipHeader || DetectPacking(bytes) != Packing::kGzip)
    return false;
  const auto level = static_cast<unsigned char>(bytes[8]);
  const auto system = static_cast<unsigned char>(bytes[9]);
  return (level == 0 || level == 2 || level == 4) && (system <= 13 || system == 255);
}

std::unique_ptr<Codec> MakeCodec(Packing packing) {
  switch (packing) {
    case Packing::kGzip:
      return std::make_unique<Gzip>();
    case Packing::kBzip2:
      return std::make_unique<Bzip2>();
    case Packing::kXz:
      return std::make_unique<Xz>();
    case Packing::kZstd:
      return std::make_unique<Zstd>();
  }
  return nullptr;
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
      const Step step = codec_->Run(in, buffer, size);
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

std::optional<Packing> DetectPacking(std::string_view start) {
  using std::string_view_literals::operator""sv;
  if (start.starts_with("\x1F\x8B\x08") && start.size() > 3 &&
      (static_cast<unsigned char>(start[3]) & 0xE0U) == 0) {
    return Packing::kGzip;
  }
  if (start.starts_with("BZh") && start.size() >= 10 && start[3] >= '1' &&
      start[3] <= '9' &&
      (start.substr(4, 6) == "1AY&SY" || start.substr(4, 6) == "\x17rE8P\x90")) {
    return Packing::kBzip2;
  }
  if (start.starts_with("\xFD"
                        "7zXZ\0"sv))
    return Packing::kXz;
  if (start.starts_with("\x28\xB5\x2F\xFD")) return Packing::kZstd;
  // A frame that holds no data, such as the index of the seekable format.
  if (start.size() >= 4 && start.substr(1, 3) == "\x2A\x4D\x18" &&
      (static_cast<unsigned char>(start[0]) & 0xF0U) == 0x50) {
    return Packing::kZstd;
  }
  return std::nullopt;
}

std::string_view Name(Packing packing) {
  constexpr std::array<std::string_view, 4> kNames = {"gzip", "bzip2", "xz", "zstd"};
  return kNames[static_cast<size_t>(packing)];
}

std::unique_ptr<ByteSource> MakeUnpacker(Packing packing, ByteStream& packed,
                                         UnpackMeter& meter, size_t level) {
  meter.CheckLevel(level);
  return std::make_unique<Unpacker>(packing, packed, meter, level);
}

}  // namespace unspin
