// unspin entity: a person's corrections of who is who, and what they need to see.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "query/reader.h"
#include "store/database.h"
#include "store/entity_editor.h"

namespace unspin::cli {
namespace {

struct EntityOptions {
  ResultOptions result;
  std::string type;
  std::string entity;
  std::vector<std::string> others;
  std::vector<std::string> names;
  std::vector<std::string> articles;
  std::string name;
  std::vector<int64_t> overrides;
  uint64_t limit = 20;
};

std::optional<std::string> Given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// The one entity that `text` means. Throws Error naming all when there are several.
EntityCard Meant(const Reader& reader, const std::string& text,
                 const std::string& type) {
  std::vector<EntityCard> cards = reader.MeantEntities(text, Given(type));
  if (cards.empty()) throw Error("no entity is called " + text);
  if (cards.size() == 1) return std::move(cards[0]);
  std::string all;
  for (const EntityCard& card : cards) {
    all += fmt::format("\n  {}, in {} articles", card.ToString(), card.articles);
  }
  throw Error("several entities are called " + text + "; give the id or --type:" + all);
}

// Opening makes a database that is not there, and brings an old one up to date.
Database OpenExisting(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw Error(path + ": does not exist; `unspin ingest INPUT... --db " + path +
                "` makes it");
  }
  return Database(path);
}

void Edit(const EntityOptions& options, Session& session,
          const std::function<int64_t(EntityEditor&, const Reader&)>& edit) {
  Database database = OpenExisting(options.result.database);
  EntityEditor editor(database);
  const Reader reader(options.result.database);
  const int64_t number = edit(editor, reader);
  session.Tell(fmt::format("override {}; take it back with `unspin entity undo {}`",
                           number, number));
  for (const int64_t id : editor.Results(number)) {
    for (const EntityCard& card : reader.MeantEntities("e" + std::to_string(id), {})) {
      session.Tell(fmt::format("  {}, in {} articles", card.ToString(), card.articles));
    }
  }
}

void Merge(const EntityOptions& options, Session& session) {
  Edit(options, session, [&](EntityEditor& editor, const Reader& reader) {
    std::vector<int64_t> others;
    for (const std::string& other : options.others) {
      others.push_back(Meant(reader, other, options.type).id);
    }
    return editor.Merge(Meant(reader, options.entity, options.type).id, others);
  });
}

void Split(const EntityOptions& options, Session& session) {
  Edit(options, session, [&](EntityEditor& editor, const Reader& reader) {
    const EntityCard entity = Meant(reader, options.entity, options.type);
    const int64_t number = editor.Split(entity.id, options.names, options.articles);
    if (options.name.empty()) return number;
    for (const int64_t id : editor.Results(number)) {
      if (id != entity.id) return editor.Rename(id, options.name);
    }
    return number;
  });
}

void Rename(const EntityOptions& options, Session& session) {
  Edit(options, session, [&](EntityEditor& editor, const Reader& reader) {
    return editor.Rename(Meant(reader, options.entity, options.type).id, options.name);
  });
}

void Ban(const EntityOptions& options, Session& session) {
  Edit(options, session, [&](EntityEditor& editor, const Reader& reader) {
    std::vector<int64_t> ids;
    for (const std::string& entity : options.others) {
      ids.push_back(Meant(reader, entity, options.type).id);
    }
    return editor.Ban(ids);
  });
}

void Undo(const EntityOptions& options, Session& session) {
  Database database = OpenExisting(options.result.database);
  EntityEditor editor(database);
  for (const int64_t number : options.overrides) {
    editor.Undo(number);
    session.Tell(fmt::format("override {} is taken back", number));
  }
}

void Show(const EntityOptions& options, Session& session) {
  const Reader reader(options.result.database);
  const EntityCard card = Meant(reader, options.entity, options.type);
  session.Tell(fmt::format("{}, in {} articles", card.ToString(), card.articles));
  PrintResults(reader.EntityNames(card.id), options.result, session);
}

void List(const EntityOptions& options, Session& session) {
  const Reader reader(options.result.database);
  PrintResults(
      reader.ListEntities({Given(options.name), Given(options.type), options.limit}),
      options.result, session);
}

void ListOverrides(const EntityOptions& options, Session& session) {
  Database database = OpenExisting(options.result.database);
  const EntityEditor editor(database);
  PrintResults(Reader(options.result.database).Overrides(), options.result, session);
}

using Options = std::shared_ptr<EntityOptions>;

CLI::App* AddCommand(CLI::App& entity, const Options& options, Session& session,
                     const std::string& name, const std::string& about,
                     const std::string& example,
                     void (*run)(const EntityOptions&, Session&)) {
  CLI::App* command = entity.add_subcommand(name, about);
  AddResultOptions(*command, options->result);
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin entity " + example + " --db facts.db");
  command->callback([options, run, &session] { run(*options, session); });
  return command;
}

void AddType(CLI::App& command, const Options& options) {
  command
      .add_option("--type", options->type,
                  "Only company, organization, person, product or place")
      ->check(OneOf({"company", "organization", "person", "product", "place"}))
      ->type_name("TYPE");
}

void AddEntity(CLI::App& command, const Options& options) {
  command.add_option("ENTITY", options->entity, "A name, an alias or an id, e123")
      ->required();
  AddType(command, options);
}

void AddEdits(CLI::App& entity, const Options& options, Session& session) {
  CLI::App* merge = AddCommand(entity, options, session, "merge",
                               "Make others one with the first, whose name stays",
                               "merge Cloudflare \"Vasuki Cloud\"", Merge);
  AddEntity(*merge, options);
  merge->add_option("OTHER", options->others, "The others")->required();

  CLI::App* split =
      AddCommand(entity, options, session, "split",
                 "Take names or articles out of an entity that is two things",
                 "split Cloudflare --name \"Vasuki Cloud\" --as Vasuki", Split);
  AddEntity(*split, options);
  split
      ->add_option("--name", options->names,
                   "Names by which it is called and which mean another thing")
      ->type_name("NAME");
  split
      ->add_option("--article", options->articles,
                   "Ids of articles in which it is another thing")
      ->type_name("ID");
  split->add_option("--as", options->name, "What to call the other thing")
      ->type_name("NAME");

  CLI::App* rename =
      AddCommand(entity, options, session, "rename", "Call an entity by another name",
                 "rename \"Kumori Cloud\" Kumori", Rename);
  AddEntity(*rename, options);
  rename->add_option("NAME", options->name, "Its new name")->required();

  CLI::App* ban = AddCommand(entity, options, session, "ban",
                             "Say that what was taken for an entity is none",
                             "ban Headcount --type company", Ban);
  ban->add_option("ENTITY", options->others, "Names, aliases or ids")->required();
  AddType(*ban, options);

  CLI::App* undo = AddCommand(entity, options, session, "undo", "Take corrections back",
                              "undo 3", Undo);
  undo->add_option("NUMBER", options->overrides, "As `entity overrides` shows them")
      ->required();
}

void AddViews(CLI::App& entity, const Options& options, Session& session) {
  CLI::App* list = AddCommand(entity, options, session, "list",
                              "Entities with their ids, the most named first",
                              "list ames --type person", List);
  list->add_option("NAME", options->name, "Part of a name or alias");
  list->add_option("--limit", options->limit, "At most so many rows")
      ->type_name("N")
      ->capture_default_str();
  AddType(*list, options);

  CLI::App* show = AddCommand(entity, options, session, "show",
                              "The names that articles use for one entity, and why "
                              "they are taken for it",
                              "show Kumori", Show);
  AddEntity(*show, options);

  AddCommand(entity, options, session, "overrides", "All corrections, by number",
             "overrides", ListOverrides);
}

}  // namespace

void AddEntityCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<EntityOptions>();
  CLI::App* entity = app.add_subcommand(
      "entity", "Correct who is who: merge, split, rename and ban entities");
  entity->require_subcommand(1);
  entity->footer(
      "Example:\n  unspin entity list cloud --type company --db facts.db\n"
      "Corrections are kept as overrides and survive every later ingest.");
  AddEdits(*entity, options, session);
  AddViews(*entity, options, session);
}

}  // namespace unspin::cli
