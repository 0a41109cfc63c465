#include "read/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/error.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kStep = 1 << 16;    // bytes unpacked at a time
constexpr size_t kMaxCodings = 4;    // applied one over another
constexpr int kAnyHeader = 15 + 32;  // window bits: zlib or gzip header
constexpr int kNoHeader = -15;

[[noreturn]] void TooLong(uint64_t max_bytes) {
  throw Error("unpacks to more than " + std::to_string(max_bytes) + " bytes");
}

[[noreturn]] void Damaged(std::string_view coding) {
  throw Error("content packed with " + std::string(coding) + " is damaged");
}

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

std::string Inflate(std::string_view bytes, int window_bits, uint64_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) Damaged("deflate");
  const std::unique_ptr<z_stream, EndInflate> owner(&stream);
  // zlib takes a pointer to mutable bytes that it does not change.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  for (int status = Z_OK; status != Z_STREAM_END;) {
    const size_t size = out.size();
    if (size > max_bytes) TooLong(max_bytes);
    out.resize(size + kStep);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    stream.avail_out = kStep;
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(size + kStep - stream.avail_out);
    const bool stuck = status == Z_BUF_ERROR && stream.avail_in == 0;
    if (stuck || (status != Z_OK && status != Z_STREAM_END)) Damaged("deflate");
  }
  if (out.size() > max_bytes) TooLong(max_bytes);
  return out;
}

std::string FromGzip(std::string_view bytes, uint64_t max_bytes) {
  if (!bytes.starts_with("\x1F\x8B")) return std::string(bytes);
  return Inflate(bytes, kAnyHeader, max_bytes);
}

// The standard asks for a zlib header; some servers leave it out.
std::string FromDeflate(std::string_view bytes, uint64_t max_bytes) {
  if (bytes.size() > 1) {
    const unsigned first = static_cast<unsigned char>(bytes[0]);
    const unsigned both = first << 8U | static_cast<unsigned char>(bytes[1]);
    if ((first & 0x0FU) == Z_DEFLATED && both % 31 == 0) {
      return Inflate(bytes, kAnyHeader, max_bytes);
    }
  }
  const size_t text = bytes.find_first_not_of(" \t\r\n");
  if (text == std::string_view::npos || bytes[text] == '<') return std::string(bytes);
  return Inflate(bytes, kNoHeader, max_bytes);
}

struct FreeBrotli {
  void operator()(BrotliDecoderState* state) const {
    BrotliDecoderDestroyInstance(state);
  }
};

std::string FromBrotli(std::string_view bytes, uint64_t max_bytes) {
  const size_t text = bytes.find_first_not_of(" \t\r\n");
  if (text == std::string_view::npos || bytes[text] == '<') return std::string(bytes);
  const std::unique_ptr<BrotliDecoderState, FreeBrotli> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  size_t in_size = bytes.size();
  const auto* in = reinterpret_cast<const uint8_t*>(bytes.data());
  std::string out;
  std::array<uint8_t, kStep> buffer{};
  for (;;) {
    size_t out_size = buffer.size();
    uint8_t* next = buffer.data();
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(
        state.get(), &in_size, &in, &out_size, &next, nullptr);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - out_size);
    if (out.size() > max_bytes) TooLong(max_bytes);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) Damaged("br");
  }
}

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::string FromZstd(std::string_view bytes, uint64_t max_bytes) {
  if (!bytes.starts_with("\x28\xB5\x2F\xFD")) return std::string(bytes);
  const std::unique_ptr<ZSTD_DCtx, FreeZstd> context(ZSTD_createDCtx());
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::string out;
  std::vector<char> buffer(kStep);
  for (size_t left = 1; left != 0;) {
    ZSTD_outBuffer step{buffer.data(), buffer.size(), 0};
    const size_t before = in.pos;
    left = ZSTD_decompressStream(context.get(), &step, &in);
    out.append(buffer.data(), step.pos);
    if (ZSTD_isError(left) != 0 || (step.pos == 0 && in.pos == before)) Damaged("zstd");
    if (out.size() > max_bytes) TooLong(max_bytes);
  }
  return out;
}

std::string RemoveOne(std::string_view bytes, const std::string& coding,
                      uint64_t max_bytes) {
  if (coding == "gzip" || coding == "x-gzip") return FromGzip(bytes, max_bytes);
  if (coding == "deflate") return FromDeflate(bytes, max_bytes);
  if (coding == "br") return FromBrotli(bytes, max_bytes);
  if (coding == "zstd") return FromZstd(bytes, max_bytes);
  if (coding.empty() || coding == "identity" || coding == "none") {
    return std::string(bytes);
  }
  throw Error("unknown content coding '" + coding.substr(0, 40) + "'");
}

}  // namespace

std::string RemoveContentCoding(std::string_view bytes, std::string_view coding,
                                uint64_t max_bytes) {
  std::vector<std::string> codings;
  for (size_t begin = 0; begin <= coding.size();) {
    const size_t end = std::min(coding.find(',', begin), coding.size());
    std::string name = ToLower(coding.substr(begin, end - begin));
    std::erase(name, ' ');
    codings.push_back(std::move(name));
    begin = end + 1;
  }
  if (codings.size() > kMaxCodings) throw Error("packed more than 4 times");
  std::string out(bytes);
  for (auto name = codings.rbegin(); name != codings.rend(); ++name) {
    out = RemoveOne(out, *name, max_bytes);
  }
  return out;
}

}  // namespace unspin
