#include "pipeline/survey.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"

namespace unspin {
namespace {

const Engine& SharedEngine() {
  static const Engine engine(DataPaths::In(UNSPIN_BINARY_DIR "/share/unspin"), {});
  return engine;
}

struct Record {
  std::string id;
  std::string body;
};

class RecordSource : public DocumentSource {
 public:
  explicit RecordSource(std::vector<Record> records) : records_(std::move(records)) {}
  std::optional<ReadItem> Next() override {
    if (next_ == records_.size()) return std::nullopt;
    const Record& record = records_[next_++];
    RawDocument raw;
    raw.id = record.id;
    raw.original = record.body;
    raw.body = {0, raw.original.size()};
    return raw;
  }
  uint64_t bytes_read() const override { return 0; }
  std::optional<uint64_t> total_bytes() const override { return std::nullopt; }

 private:
  std::vector<Record> records_;
  size_t next_ = 0;
};

std::string Body(const std::string& path) {
  const std::string text = ReadFile(UNSPIN_SOURCE_DIR "/corpus/" + path);
  const size_t begin = text.find("\n\n") + 2;
  return text.substr(begin, text.find_last_not_of('\n') + 1 - begin);
}

// The articles of a folder of the corpus under ids such as "spun_a/osaka".
void AddFolder(const std::string& folder, std::vector<Record>& records) {
  const std::filesystem::path path(UNSPIN_SOURCE_DIR "/corpus/" + folder);
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string name = entry.path().stem().string();
    records.push_back({folder + "/" + name, Body(folder + "/" + name + ".txt")});
  }
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) { return a.id < b.id; });
}

// All that a survey says.
std::string Describe(const Survey& survey, const std::vector<Record>& records) {
  std::string text;
  for (const SpinProfile& profile : survey.learned()) {
    text += profile.name + "\n";
    for (const Substitution& row : profile.substitutions) {
      text += row.spun + " " + row.original + " " + std::to_string(row.weight) + " " +
              profile.RowName(row) + "\n";
    }
  }
  std::vector<std::string> copies;
  for (const Record& record : records) {
    std::string line = record.id;
    for (const AlignedCopy& copy : survey.CopiesOf(record.body)) {
      line += " " + copy.name + (copy.original ? "*" : "") + " " +
              std::to_string(copy.hints.size());
    }
    copies.push_back(line);
  }
  std::sort(copies.begin(), copies.end());
  for (const std::string& line : copies) text += line + "\n";
  return text;
}

std::string Survey1(const std::vector<Record>& records, size_t threads,
                    size_t memory = Survey::kMemory) {
  RecordSource source(records);
  const Survey survey(source, SharedEngine(), threads, nullptr, memory);
  return Describe(survey, records);
}

TEST_CASE("spun copies beside their originals teach their families") {
  std::vector<Record> records;
  for (const char* folder : {"clean", "spun_a", "spun_b"}) AddFolder(folder, records);
  RecordSource source(records);
  const Survey survey(source, SharedEngine(), 2, nullptr);
  REQUIRE(survey.lessons().size() == 2);
  CHECK(survey.lessons()[0].profile == "phrase");
  CHECK(survey.lessons()[0].copies == 24);
  CHECK(survey.lessons()[1].profile == "wordnet");
  CHECK(survey.lessons()[1].copies == 26);
  CHECK(survey.lessons()[1].pairs > 500);
  CHECK(survey.with_original() == 50);
  CHECK(survey.with_copies() == 0);
  const auto copies = survey.CopiesOf(Body("spun_a/cloud-cooling-osaka.txt"));
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].name == "clean/cloud-cooling-osaka");
  CHECK(copies[0].original);
  CHECK(survey.CopiesOf(Body("clean/cloud-cooling-osaka.txt")).empty());
  CHECK(survey.CopiesOf("never seen").empty());
  const SpinProfile& phrase = survey.learned()[0];
  CHECK(phrase.RowName(phrase.substitutions[0]).starts_with("seen in spun_b/"));
}

TEST_CASE("neither order nor threads nor memory change what is learned") {
  std::vector<Record> records;
  for (const char* folder : {"clean", "spun_a", "spun_b"}) AddFolder(folder, records);
  records.push_back({"again", Body("spun_a/cloud-cooling-osaka.txt")});
  const std::string first = Survey1(records, 1);
  CHECK(first.size() > 10000);
  CHECK(Survey1(records, 4) == first);
  CHECK(Survey1(records, 2, 1000) == first);
  std::reverse(records.begin(), records.end());
  CHECK(Survey1(records, 3) == first);
  std::rotate(records.begin(), records.begin() + 37, records.end());
  CHECK(Survey1(records, 1) == first);
}

TEST_CASE("without a pair nothing is learned") {
  std::vector<Record> records;
  CHECK(Survey1(records, 2).empty());
  AddFolder("clean", records);
  records.push_back({"alone", ""});
  RecordSource clean(records);
  CHECK(Survey(clean, SharedEngine(), 2, nullptr).learned().empty());
  std::vector<Record> spun;
  AddFolder("spun_a", spun);
  RecordSource source(spun);
  const Survey survey(source, SharedEngine(), 2, nullptr);
  CHECK(survey.learned().empty());
  CHECK(survey.with_original() == 0);
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t i = text.find(from); i != std::string::npos; i = text.find(from, i)) {
    text.replace(i, from.size(), to);
    i += to.size();
  }
  return text;
}

TEST_CASE("a sibling made from the same template teaches nothing") {
  const std::string name = "/cloud-cooling-osaka.txt";
  std::string sibling = Body("clean" + name);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"Kumori", "Hoshizora"},
                                                        {"Osaka", "Sapporo"},
                                                        {"Wednesday", "Friday"},
                                                        {"Tuesday", "Sunday"},
                                                        {"Japan", "Malaysia"},
                                                        {"45", "52"},
                                                        {"half an hour", "two hours"},
                                                        {"failed", "rose"},
                                                        {"said", "denied"}}) {
    sibling = Replaced(sibling, from, to);
  }
  for (const char* folder : {"spun_a", "spun_b"}) {
    RecordSource source({{"spun", Body(folder + name)}, {"sibling", sibling}});
    const Survey survey(source, SharedEngine(), 1, nullptr);
    CHECK(survey.with_original() == 0);
    CHECK(survey.learned().empty());
  }
}

TEST_CASE("spun copies of one story know each other") {
  const std::string one = Body("spun_b/cloud-cooling-osaka.txt");
  std::string two = one;  // another draw of the same spinner
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"hassle", "trouble"},
           {"within", "in"},
           {"on-line techniques", "digital methods"},
           {"gadgets", "machines"},
           {"in order to", "so as to"},
           {"Entire carrier", "Full service"},
           {"bought", "offered"},
           {"scheme", "blueprint"},
           {"instructed", "advised"},
           {"corporate would possibly", "firm might"},
           {"previous to", "ahead of"},
           {"additionally", "also"},
           {"purchasers", "clients"},
           {"information", "data"},
           {"by way of", "via"},
           {"greater than", "over"},
           {"earnings", "income"},
           {"customers", "prospects"},
           {"expert", "analyst"},
           {"climbed", "rose"},
           {"tickets", "passes"},
           {"wrong", "awry"},
           {"charge", "cost"},
           {"minimize", "lower"},
           {"similar", "identical"}}) {
    two = Replaced(two, from, to);
  }
  RecordSource source({{"one", one}, {"two", two}});
  const Survey survey(source, SharedEngine(), 1, nullptr);
  CHECK(survey.with_original() == 0);
  CHECK(survey.with_copies() == 2);
  const auto copies = survey.CopiesOf(one);
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].name == "two");
  CHECK_FALSE(copies[0].original);
}

}  // namespace
}  // namespace unspin
