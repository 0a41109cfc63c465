#include "read/codec.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <new>

namespace unspin {
namespace {

// More than xz -9 and zstd -19 need; what asks for more is rejected, not obeyed.
constexpr uint64_t kMemory = 160U << 20;
constexpr int kZstdWindow = 27;  // 128 MiB, what zstd itself takes without being told

unsigned int ToUnsigned(size_t size) {
  return static_cast<unsigned int>(std::min<size_t>(size, 1U << 30));
}

class Gzip : public Codec {
 public:
  Gzip() { ::inflateInit2(&stream_, 15 + 16); }
  ~Gzip() override { ::inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  CodecStep Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = ToUnsigned(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = ToUnsigned(size);
    const unsigned int in_size = stream_.avail_in;
    const unsigned int out_size = stream_.avail_out;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    CodecStep step{in_size - stream_.avail_in,
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

  CodecStep Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = ToUnsigned(in.size());
    stream_.next_out = out;
    stream_.avail_out = ToUnsigned(size);
    const unsigned int in_size = stream_.avail_in;
    const unsigned int out_size = stream_.avail_out;
    const int status = ::BZ2_bzDecompress(&stream_);
    CodecStep step{in_size - stream_.avail_in,
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

  CodecStep Run(std::string_view in, char* out, size_t size) override {
    stream_.next_in = reinterpret_cast<const uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<uint8_t*>(out);
    stream_.avail_out = size;
    const lzma_ret status = ::lzma_code(&stream_, LZMA_RUN);
    CodecStep step{in.size() - stream_.avail_in,
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

  CodecStep Run(std::string_view in, char* out, size_t size) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, size, 0};
    const size_t status = ::ZSTD_decompressStream(stream_, &to, &from);
    CodecStep step{from.pos, to.pos, status == 0, {}};
    if (::ZSTD_isError(status) != 0) step.damage = ::ZSTD_getErrorName(status);
    return step;
  }
  void Restart() override { ::ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }

 private:
  ZSTD_DStream* stream_;
};

}  // namespace

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

}  // namespace unspin
