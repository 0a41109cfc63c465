// unspin entity: corrections by people, and that they last.

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using Json = nlohmann::json;

std::string Line(const std::string& id, const std::string& day,
                 const std::string& text) {
  return Json{{"id", id}, {"published", "2023-05-" + day}, {"text", text}}.dump() +
         "\n";
}

std::vector<std::string> Lines() {
  return {
      Line("n1", "01",
           "Kumori Cloud was down for three hours in Osaka on Monday. Zhang Wei, chief "
           "executive of Kumori Cloud, apologised."),
      Line("n2", "02",
           "Kumori Hosting said on Tuesday that it would hire 40 engineers in Osaka."),
      Line("n3", "03",
           "Bridgepoint Foods named Zhang Wei as its chief financial officer. Ada "
           "Brandt, its president, said sales rose."),
      Line("n4", "04",
           "Ada Brandt, chief executive of Vantar Inc., resigned. Vantar said that "
           "Orlop Group would buy its unit."),
      Line("n5", "05", "Vantar said on Friday that revenue rose 18% to $40 million.")};
}

class EntityDatabase {
 public:
  EntityDatabase() { Ingest(Lines()); }

  void Ingest(const std::vector<std::string>& lines) {
    // A file each, as the place of a record in its input is stored too.
    std::vector<std::string> arguments = {"ingest", "--quiet", "--db", path()};
    for (const std::string& line : lines) {
      const std::string id = Json::parse(line)["id"];
      arguments.push_back(folder_.Write(id + ".jsonl", line));
    }
    REQUIRE(RunUnspin(arguments).status == 0);
  }
  ChildResult Entity(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "entity");
    arguments.insert(arguments.end(), {"--db", path()});
    return RunUnspin(arguments);
  }
  // The first column of a query, lines joined with "|".
  std::string Query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "query");
    arguments.insert(arguments.end(),
                     {"--db", path(), "--format", "tsv", "--no-header"});
    std::string out = RunUnspin(arguments).out;
    std::replace(out.begin(), out.end(), '\n', '|');
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out;
  }
  std::string path() const { return (folder_.path() / "facts.db").string(); }

 private:
  TemporaryFolder folder_;
};

TEST_CASE_FIXTURE(EntityDatabase, "people of one name at two companies are two") {
  CHECK(
      Query({"people", "--columns", "name,articles,distinction", "--order",
             "name,distinction"}) ==
      "Ada Brandt 1 Bridgepoint Foods|Ada Brandt 1 Vantar Inc.|Zhang Wei 1 Bridgepoint "
      "Foods|Zhang Wei 1 Kumori Cloud|");
  CHECK(Query({"companies", "--company", "Vantar Incorporated", "--columns",
               "name,articles"}) == "Vantar 2|");
  const ChildResult shown = Entity({"show", "Zhang Wei"});
  CHECK(shown.status == 2);
  CHECK(shown.ErrHas("several entities are called Zhang Wei"));
  CHECK(shown.ErrHas("Zhang Wei (person, Kumori Cloud), e"));
}

TEST_CASE_FIXTURE(EntityDatabase, "corrections survive another ingest in other order") {
  CHECK(Entity({"merge", "Kumori Cloud", "Kumori Hosting"}).status == 0);
  CHECK(Entity({"rename", "Kumori Cloud", "Kumori"}).status == 0);
  CHECK(Entity({"ban", "Orlop Group", "--type", "company"}).status == 0);
  CHECK(Entity({"split", "Vantar", "--article", "n5", "--as", "Vantar Mills"}).status ==
        0);
  const std::string companies =
      Query({"companies", "--columns", "name,articles", "--order", "name"});
  CHECK(companies == "Bridgepoint Foods 1|Kumori 2|Vantar Inc. 1|Vantar Mills 1|");
  CHECK(Query({"outages", "--company", "Kumori Hosting", "--columns", "provider"}) ==
        "Kumori|");
  CHECK(Query({"mentions", "--columns", "entity", "--company", "Orlop Group"}).empty());
  CHECK(CellOf(path(), "SELECT count(*) FROM overrides") == "5");

  const std::string corrected = DumpOf(path());
  std::vector<std::string> lines = Lines();
  std::reverse(lines.begin(), lines.end());
  Ingest(lines);
  CHECK(DumpOf(path()) == corrected);

  // An article that changes and comes back leaves no trace, nor does a new one.
  Ingest({Line("n2", "02", "Nothing to report.")});
  CHECK(Query({"companies", "--company", "Kumori Hosting"}).empty());
  Ingest({Lines()[1]});
  CHECK(DumpOf(path()) == corrected);
  Ingest({Line("n6", "06", "Kumori Hosting said that Orlop Group had left.")});
  CHECK(Query({"companies", "--columns", "name,articles", "--order", "name"}) ==
        "Bridgepoint Foods 1|Kumori 3|Vantar Inc. 1|Vantar Mills 1|");
}

TEST_CASE_FIXTURE(EntityDatabase, "corrections are listed and taken back") {
  const std::string before =
      Query({"companies", "--columns", "id,name,articles,aliases"});
  CHECK(Entity({"ban", "Vantar"}).status == 0);
  CHECK(Entity({"merge", "Kumori Cloud", "Kumori Hosting"}).status == 0);
  const ChildResult listed = Entity({"overrides", "--format", "csv"});
  CHECK(listed.out ==
        "number,action,entities,name\n1,ban,vantar,\n2,merge,kumori cloud | kumori "
        "hosting,\n");
  CHECK(Entity({"undo", "1", "2"}).status == 0);
  CHECK(Query({"companies", "--columns", "id,name,articles,aliases"}) == before);
  CHECK(Entity({"overrides"}).status == 1);
  CHECK(Entity({"undo", "1"}).ErrHas("there is no override 1"));
}

TEST_CASE_FIXTURE(EntityDatabase,
                  "an entity is shown with why its names are taken for it") {
  const ChildResult shown =
      Entity({"show", "Vantar", "--format", "tsv", "--no-header"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("Vantar Inc.") != std::string::npos);
  CHECK(shown.out.find("name") != std::string::npos);
  const ChildResult listed =
      Entity({"list", "zhang", "--type", "person", "--format", "tsv", "--no-header"});
  CHECK(LinesOf(listed.out).size() == 2);
}

TEST_CASE_FIXTURE(EntityDatabase, "what is not there is named") {
  CHECK(Entity({"ban", "Nobody Ltd"}).ErrHas("no entity is called Nobody Ltd"));
  CHECK(Entity({"merge", "Vantar", "Nobody"}).status == 2);
  CHECK(Entity({"split", "Vantar", "--article", "n9"}).ErrHas("n9"));
  CHECK(RunUnspin({"entity", "ban", "X", "--db", path() + ".none"})
            .ErrHas("does not exist"));
  CHECK(RunUnspin({"entity"}).status == 2);
}

}  // namespace
}  // namespace unspin
