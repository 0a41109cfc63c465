#include "repair/repairer.h"

#include <array>
#include <optional>
#include <utility>

#include "repair/boilerplate.h"
#include "repair/boilerplate_patterns.h"
#include "repair/character_references.h"
#include "repair/controls.h"
#include "repair/escapes.h"
#include "repair/html/html_debris.h"
#include "repair/html/html_page.h"
#include "repair/language.h"
#include "repair/lost_quotes.h"
#include "repair/mojibake/mojibake.h"
#include "repair/normal_form.h"
#include "repair/spaces.h"

namespace unspin {
namespace {

// The order matters: markup hides text, references hide mojibake, mojibake hides
// invisible characters and spaces, and boilerplate patterns are written for clean
// lines.
constexpr std::array kFixers = {
    Fixer{"markup", "Takes the article out of HTML: tags and page debris go.",
          FindMarkup},
    Fixer{"character-references",
          "Decodes HTML character references, also doubly escaped ones.",
          FindCharacterReferences},
    Fixer{"escapes", "Decodes escape sequences of programs and mail.", FindEscapes},
    Fixer{"stray-tags", "Drops tags that had been escaped as text.", FindStrayTags},
    Fixer{"mojibake", "Restores UTF-8 that was read as another encoding.",
          FindMojibake},
    Fixer{"lost-quotes", "Restores quotation marks that were turned into '?'.",
          FindLostQuotes},
    Fixer{"controls", "Removes control and invisible characters.", FindControls},
    Fixer{"normal-form", "Composes accents and writes out ligatures.", FindNormalForm},
    Fixer{"spaces", "Makes white space plain and joins hard-wrapped lines.",
          FindSpaces},
    Fixer{"boilerplate", "Removes lines and tails that repost sites add.",
          FindBoilerplate},
    Fixer{"outer-spaces", "Trims both ends.", FindOuterSpaces},
};

void ApplyAll(MappedText& text, const FixContext& context) {
  for (const Fixer& fixer : kFixers) {
    text.Apply(fixer.name, fixer.find(text.text(), context));
  }
}

template <typename T>
std::optional<T> Prefer(std::optional<T>& given, std::optional<T>& found) {
  return given ? std::move(given) : std::move(found);
}

template <typename T>
void MoveInto(std::vector<T>& all, std::vector<T> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()),
             std::make_move_iterator(more.end()));
}

}  // namespace

Repairer::Repairer(const Lexicon& lexicon, const ContextModel& model,
                   RepairOptions options)
    : options_(std::move(options)),
      html_debris_(std::make_unique<HtmlDebris>(lexicon)),
      boilerplate_(std::make_unique<BoilerplatePatterns>(lexicon)),
      spin_(lexicon, model, options_.spin_options) {}

Repairer::~Repairer() = default;

std::span<const Fixer> Repairer::Fixers() { return kFixers; }

Document Repairer::Repair(RawDocument raw) const {
  return Run(std::move(raw), Restore::kYes);
}

Document Repairer::Survey(RawDocument raw) const {
  return Run(std::move(raw), Restore::kNo);
}

void Repairer::Unspin(MappedText& body, Restore restore, Document& document) const {
  std::vector<AlignedCopy> copies;
  if (options_.copies != nullptr && restore == Restore::kYes) {
    copies = options_.copies->CopiesOf(body.text());
  }
  SpinRepair repair = spin_.Repair(document.title.text, body.text(), copies);
  document.spun = std::move(repair.verdict);
  if (restore == Restore::kYes) body.Apply("spin", std::move(repair.edits));
}

Document Repairer::Run(RawDocument raw, Restore restore) const {
  std::optional<HtmlPage> page;
  if (raw.markup == Markup::kHtml) {
    page = ReadHtmlPage(raw.original, raw.body, *html_debris_);
    if (raw.title.empty()) raw.title = page->title;
    raw.source = Prefer(raw.source, page->site);
  }
  FixContext context{Field::kTitle, raw, page ? &*page : nullptr, {}, *boilerplate_};

  Document document;
  MappedText title(raw.title, {0, raw.title.size()}, Field::kTitle);
  ApplyAll(title, context);
  document.repairs = title.TakeRepairs();
  document.doubts = title.TakeDoubts();
  document.title = title.TakeText();

  context.field = Field::kBody;
  context.title = document.title.text;
  MappedText body(raw.original, raw.body, Field::kBody);
  ApplyAll(body, context);

  document.language = GuessLanguage(body.text());
  if (options_.spin && document.language == "en") {
    Unspin(body, restore, document);
  }
  MoveInto(document.repairs, body.TakeRepairs());
  MoveInto(document.doubts, body.TakeDoubts());
  document.body = body.TakeText();

  if (page) {
    raw.url = Prefer(raw.url, page->url);
    raw.author = Prefer(raw.author, page->author);
    raw.published = Prefer(raw.published, page->published);
  }
  document.id = std::move(raw.id);
  document.location = std::move(raw.location);
  document.url = std::move(raw.url);
  document.source = std::move(raw.source);
  document.author = std::move(raw.author);
  document.published = raw.published;
  document.encoding = std::move(raw.encoding);
  document.original = std::move(raw.original);
  document.original_title = std::move(raw.title);
  return document;
}

}  // namespace unspin
