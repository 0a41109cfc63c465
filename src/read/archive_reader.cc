#include "read/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <functional>
#include <utility>

#include "base/error.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kBlock = 1 << 16;
constexpr std::string_view kZipMember = "PK\x03\x04";
constexpr size_t kMaxName = 300;  // bytes of a name in messages

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

std::string Fault(archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr ? text : "unknown error";
}

// Nothing that a terminal would obey, no bytes that are no text.
std::string ForPeople(std::string_view name) {
  while (name.starts_with("./")) name.remove_prefix(2);
  std::string shown;
  for (size_t i = 0; i < name.size() && shown.size() < kMaxName;) {
    const char32_t c = NextCodePoint(name, i);
    AppendUtf8(c < 0x20 || (c >= 0x7F && c < 0xA0) ? kReplacementCharacter : c, shown);
  }
  return shown;
}

// What no one wrote to be read: "__MACOSX/._a.txt", ".DS_Store", ".git/config".
bool IsHidden(std::string_view name) {
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "__MACOSX") return true;
    if (part.starts_with('.') && part != "." && part != "..") return true;
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return false;
}

std::string_view NameOf(archive_entry* entry) {
  if (const char* name = archive_entry_pathname_utf8(entry)) return name;
  const char* name = archive_entry_pathname(entry);
  return name != nullptr ? name : "";
}

}  // namespace

class ArchiveReader::Impl {
 public:
  Impl(ArchiveKind kind, ByteStream& packed, UnpackMeter& meter, size_t level)
      : kind_(kind),
        packed_(packed),
        meter_(meter),
        level_(level),
        seekable_(packed.size().has_value()) {
    meter.CheckLevel(level);
    Start();
  }

  std::optional<ArchiveMember> Next() {
    Leave();
    for (;;) {
      if (at_end_) return std::nullopt;
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(handle_.get(), &entry);
      if (status == ARCHIVE_EOF) {
        at_end_ = true;
      } else if (status == ARCHIVE_RETRY || status < ARCHIVE_WARN) {
        if (auto damage = Damage(status)) return damage;
      } else if (auto member = Enter(entry)) {
        return member;
      }
    }
  }

  size_t Read(char* buffer, size_t size) {
    if (done_) return 0;
    const la_ssize_t n = archive_read_data(handle_.get(), buffer, size);
    if (n < 0) {
      done_ = true;
      broken_ = n == ARCHIVE_FATAL;
      throw Error(Fault(handle_.get()));
    }
    done_ = n == 0;
    member_bytes_ += static_cast<uint64_t>(n);
    meter_.CountMemberBytes(level_, static_cast<uint64_t>(n));
    if (member_bytes_ > meter_.limits().max_member_bytes) {
      done_ = true;
      throw Error("member unpacks to more than " +
                  std::to_string(meter_.limits().max_member_bytes) + " bytes");
    }
    return static_cast<size_t>(n);
  }

 private:
  void Start() {
    handle_.reset(archive_read_new());
    archive* a = handle_.get();
    if (kind_ == ArchiveKind::kTar) {
      archive_read_support_format_tar(a);
      archive_read_set_option(a, "tar", "read_concatenated_archives", "1");
    } else {
      archive_read_support_format_zip_streamable(a);
      if (seekable_) archive_read_support_format_zip_seekable(a);
    }
    archive_read_set_callback_data(a, this);
    archive_read_set_read_callback(a, &ReadBlock);
    if (seekable_) {
      archive_read_set_skip_callback(a, &SkipBytes);
      archive_read_set_seek_callback(a, &SeekTo);
    }
    if (archive_read_open1(a) != ARCHIVE_OK) throw Error(Fault(a));
  }

  // Done with the member that was given last.
  void Leave() {
    // Where its length is not told, stepping over it means unpacking it: the meter must
    // see that.
    if (entered_ && !length_known_ && !done_) {
      std::string sink(kBlock, '\0');
      try {
        while (Read(sink.data(), sink.size()) > 0) {
        }
      } catch (const Error&) {
        if (meter_.exceeded()) throw;
      }
    }
    entered_ = false;
    if (std::exchange(broken_, false)) StartAgain();
  }

  // A file to be read; nothing for other members.
  std::optional<ArchiveMember> Enter(archive_entry* entry) {
    in_damage_ = false;
    const std::string_view name = NameOf(entry);
    const auto type = archive_entry_filetype(entry);
    const bool file = type == AE_IFREG || type == 0;
    if (!file || archive_entry_hardlink(entry) != nullptr || name.ends_with('/') ||
        IsHidden(name)) {
      return std::nullopt;
    }
    meter_.CountMember();
    entered_ = true;
    done_ = false;
    member_bytes_ = 0;
    length_known_ = archive_entry_size_is_set(entry) != 0;
    ArchiveMember member{ForPeople(name), {}};
    if (archive_entry_is_encrypted(entry) != 0) {
      member.fault = "encrypted";
      done_ = true;
    }
    return member;
  }

  // A damaged header is told once, up to the next sound one.
  std::optional<ArchiveMember> Damage(int status) {
    const bool told = std::exchange(in_damage_, true);
    ArchiveMember damage{{}, Fault(handle_.get())};
    if (status == ARCHIVE_FATAL) StartAgain();
    return told ? std::nullopt : std::optional(std::move(damage));
  }

  // libarchive gives up a zip file at the first damage: it is read on from the next
  // local header. A tar file that it gives up is at its end.
  void StartAgain() {
    const uint64_t consumed =
        first_byte_ + static_cast<uint64_t>(std::max<la_int64_t>(
                          archive_filter_bytes(handle_.get(), 0), 0));
    at_end_ = true;
    if (kind_ == ArchiveKind::kTar) return;
    try {
      if (!FindZipMember(consumed)) return;
      seekable_ = false;
      Start();
      at_end_ = false;
    } catch (const Error&) {
      // What `packed_` lacks has been told as the member's damage.
    }
  }

  // Moves `packed_` to the first local header behind the one that was begun last.
  bool FindZipMember(uint64_t consumed) {
    std::string_view ahead = packed_.Peek(kBlock);
    const uint64_t from = std::max(consumed, begun_ + kZipMember.size());
    if (from > packed_.offset()) {
      packed_.Skip(std::min<uint64_t>(from - packed_.offset(), ahead.size()));
    }
    given_ = 0;
    for (;;) {
      ahead = packed_.Peek(kBlock);
      const size_t found = ahead.find(kZipMember);
      if (found != std::string_view::npos) {
        packed_.Skip(found);
        begun_ = first_byte_ = packed_.offset();
        return true;
      }
      if (ahead.size() < kZipMember.size()) return false;
      packed_.Skip(ahead.size() - kZipMember.size() + 1);
    }
  }

  static la_ssize_t ReadBlock(archive* a, void* self, const void** block) {
    return static_cast<Impl*>(self)->GiveBlock(a, block);
  }
  static la_int64_t SkipBytes(archive* /*a*/, void* self, la_int64_t request) {
    auto& impl = *static_cast<Impl*>(self);
    const uint64_t at = impl.packed_.offset() + impl.given_;
    const uint64_t size = *impl.packed_.size();
    const uint64_t to = std::min(at + static_cast<uint64_t>(request), size);
    if (to <= at) return 0;
    impl.packed_.Seek(to);
    impl.given_ = 0;
    return static_cast<la_int64_t>(to - at);
  }
  static la_int64_t SeekTo(archive* /*a*/, void* self, la_int64_t offset, int whence) {
    auto& impl = *static_cast<Impl*>(self);
    const auto size = static_cast<la_int64_t>(*impl.packed_.size());
    const auto at = static_cast<la_int64_t>(impl.packed_.offset() + impl.given_);
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : at;
    const la_int64_t to = base + offset;
    if (to < 0 || to > size) return ARCHIVE_FATAL;
    impl.packed_.Seek(static_cast<uint64_t>(to));
    impl.given_ = 0;
    return to;
  }

  // No exception may pass through libarchive.
  la_ssize_t GiveBlock(archive* a, const void** block) {
    try {
      packed_.Skip(std::exchange(given_, 0));
      const std::string_view bytes = packed_.Peek(kBlock);
      given_ = bytes.size();
      *block = bytes.data();
      return static_cast<la_ssize_t>(bytes.size());
    } catch (const Error& error) {
      archive_set_error(a, EIO, "%s", error.what());
      return ARCHIVE_FATAL;
    }
  }

  ArchiveKind kind_;
  ByteStream& packed_;
  UnpackMeter& meter_;
  size_t level_;
  bool seekable_;
  Handle handle_;
  size_t given_ = 0;  // bytes that libarchive works on, skipped when it wants more
  uint64_t first_byte_ = 0;  // of `packed_` that handle_ saw
  uint64_t begun_ = 0;       // where the last search for a zip member ended
  bool entered_ = false;
  bool done_ = true;  // the member is at its end
  bool length_known_ = false;
  uint64_t member_bytes_ = 0;
  bool broken_ = false;     // libarchive has given up inside of a member
  bool in_damage_ = false;  // since the last sound header
  bool at_end_ = false;
};

namespace {

class MemberSource : public ByteSource {
 public:
  explicit MemberSource(std::function<size_t(char*, size_t)> read)
      : read_(std::move(read)) {}
  size_t Read(char* buffer, size_t size) override { return read_(buffer, size); }

 private:
  std::function<size_t(char*, size_t)> read_;
};

}  // namespace

ArchiveReader::ArchiveReader(ArchiveKind kind, ByteStream& packed, UnpackMeter& meter,
                             size_t level)
    : impl_(std::make_unique<Impl>(kind, packed, meter, level)) {}

ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveMember> ArchiveReader::Next() { return impl_->Next(); }

std::unique_ptr<ByteSource> ArchiveReader::Open() {
  return std::make_unique<MemberSource>(
      [this](char* buffer, size_t size) { return impl_->Read(buffer, size); });
}

}  // namespace unspin
