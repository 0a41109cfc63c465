#include "read/unpacker.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "read/packed.h"

namespace unspin {
namespace {

class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string bytes) : bytes_(std::move(bytes)) {}
  size_t Read(char* buffer, size_t size) override {
    const size_t n = bytes_.copy(buffer, std::min<size_t>(size, 100), at_);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

struct Unpacked {
  std::string bytes;
  std::string fault;
};

Unpacked Unpack(const std::string& packed) {
  UnpackMeter meter({});
  ByteStream stream(std::make_unique<StringSource>(packed));
  const auto packing = DetectPacking(packed);
  REQUIRE(packing);
  const auto source = MakeUnpacker(*packing, stream, meter, 1);
  Unpacked result;
  try {
    char buffer[777];
    while (const size_t n = source->Read(buffer, sizeof(buffer))) {
      result.bytes.append(buffer, n);
    }
  } catch (const Error& error) {
    result.fault = error.what();
  }
  return result;
}

std::string Numbers(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(i * 7919) + "\n";
  return text;
}

struct Filter {
  std::string name;
  int (*add)(archive*);
};
const std::vector<Filter> kFilters = {{"gzip", archive_write_add_filter_gzip},
                                      {"bzip2", archive_write_add_filter_bzip2},
                                      {"xz", archive_write_add_filter_xz},
                                      {"zstd", archive_write_add_filter_zstd}};

TEST_CASE("each packing is told by content and undone") {
  const std::string text = Numbers(30000);
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const std::string packed = Pack(text, filter.add);
    REQUIRE(DetectPacking(packed));
    CHECK(Name(*DetectPacking(packed)) == filter.name);
    const Unpacked unpacked = Unpack(packed);
    CHECK(unpacked.bytes == text);
    CHECK(unpacked.fault.empty());
  }
}

TEST_CASE("packed pieces one after another are one") {
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const Unpacked unpacked =
        Unpack(Pack("one\n", filter.add) + Pack("two\n", filter.add));
    CHECK(unpacked.bytes == "one\ntwo\n");
    CHECK(unpacked.fault.empty());
  }
}

TEST_CASE("what is cut gives what can be unpacked, then the reason") {
  const std::string text = Numbers(100);
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const std::string packed = Pack(text, filter.add);
    const Unpacked unpacked = Unpack(packed.substr(0, packed.size() - 2));
    CHECK(text.starts_with(unpacked.bytes));
    CHECK(unpacked.fault.starts_with("truncated " + filter.name + " input (after "));
  }
  // gzip gives all that lies in front of the cut, whatever the size of a block.
  const std::string half = Gzip(text).substr(0, Gzip(text).size() / 2);
  CHECK(Unpack(half).bytes.size() > text.size() / 4);
}

TEST_CASE("damage ends the bytes with its reason") {
  std::string packed = Gzip(Numbers(1000));
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 0x40);
  const Unpacked unpacked = Unpack(packed);
  CHECK(unpacked.bytes == Numbers(1000));
  CHECK(unpacked.fault.starts_with("damaged gzip input: incorrect data check"));
}

TEST_CASE("behind damage the next gzip piece is found, on a line of its own") {
  std::string damaged = Gzip("two\n");
  damaged[damaged.size() - 6] = 'X';
  const Unpacked unpacked = Unpack(Gzip("one\n") + damaged + "stray" + Gzip("three\n"));
  CHECK(unpacked.bytes == "one\ntwo\n\nthree\n");
  CHECK(unpacked.fault ==
        "damaged gzip input: incorrect data check (after 8 unpacked bytes)");
}

TEST_CASE("zeros behind packed data are filling, other bytes are told") {
  CHECK(Unpack(Gzip("text") + std::string(1000, '\0')).fault.empty());
  const Unpacked unpacked = Unpack(Gzip("text") + "more");
  CHECK(unpacked.bytes == "text");
  CHECK(unpacked.fault ==
        "data behind the end of the gzip input (after 4 unpacked bytes)");
}

TEST_CASE("packings may not lie in each other without end") {
  UnpackLimits limits;
  limits.max_nesting = 2;
  UnpackMeter meter(limits);
  ByteStream stream(std::make_unique<StringSource>(""));
  CHECK_NOTHROW(MakeUnpacker(Packing::kGzip, stream, meter, 2));
  CHECK_THROWS_WITH_AS(MakeUnpacker(Packing::kGzip, stream, meter, 3),
                       "packed more than 2 times over", Error);
}

}  // namespace
}  // namespace unspin
