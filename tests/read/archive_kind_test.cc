#include "read/archive_kind.h"

#include <doctest/doctest.h>

#include "read/packed.h"
#include "read/read_all.h"

namespace unspin {
namespace {

TEST_CASE("archives are told by content") {
  CHECK(DetectArchive(Zip({{"a.txt", "One."}})) == ArchiveKind::kZip);
  CHECK(DetectArchive(Tar({{"a.txt", "One."}})) == ArchiveKind::kTar);
  CHECK_FALSE(DetectArchive("PK said the editor"));
  CHECK_FALSE(DetectArchive(std::string(512, '\0')));
  CHECK_FALSE(DetectArchive(std::string(600, ' ')));
}

TEST_CASE("what is known but not read is rejected by name") {
  CHECK(ReadBytes("a.pdf", "%PDF-1.7\nx").rejects[0].reason ==
        "a PDF document, which is not read");
  CHECK(ReadBytes("a.docx", Zip({{"[Content_Types].xml", "<Types/>"},
                                 {"word/document.xml", "<p>Text</p>"}}))
            .rejects[0]
            .reason == "an office document or e-book, which is not read");
  CHECK(ReadBytes("a.zip", Zip({{"a.7z", "7z\xBC\xAF\x27\x1C"}, {"b.txt", "Text."}}))
            .order == "rd");
}

}  // namespace
}  // namespace unspin
