#include "read/packed.h"

#include <archive_entry.h>

namespace unspin {
namespace {

class Writer {
 public:
  Writer() : archive_(archive_write_new()) {}
  ~Writer() { archive_write_free(archive_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  archive* get() { return archive_; }

  void Open(size_t room) {
    bytes_.resize(room);
    archive_write_set_bytes_in_last_block(archive_, 1);
    archive_write_open_memory(archive_, bytes_.data(), bytes_.size(), &used_);
  }
  void Add(const std::string& name, std::string_view bytes) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(archive_, entry);
    archive_write_data(archive_, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  std::string Close() {
    archive_write_close(archive_);
    bytes_.resize(used_);
    return std::move(bytes_);
  }

 private:
  archive* archive_;
  std::string bytes_;
  size_t used_ = 0;
};

std::string Write(Writer& writer, const PackedMembers& members) {
  size_t room = 20000;
  for (const auto& [name, bytes] : members) {
    room += bytes.size() + bytes.size() / 8 + 3000;
  }
  writer.Open(room);
  for (const auto& [name, bytes] : members) writer.Add(name, bytes);
  return writer.Close();
}

}  // namespace

std::string Pack(std::string_view bytes, int (*add_filter)(archive*)) {
  Writer writer;
  add_filter(writer.get());
  archive_write_set_format_raw(writer.get());
  return Write(writer, {{"data", std::string(bytes)}});
}

std::string Tar(const PackedMembers& members) {
  Writer writer;
  archive_write_set_format_ustar(writer.get());
  return Write(writer, members);
}

std::string Zip(const PackedMembers& members) {
  Writer writer;
  archive_write_set_format_zip(writer.get());
  return Write(writer, members);
}

}  // namespace unspin
