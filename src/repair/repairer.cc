#include "repair/repairer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "repair/boilerplate.h"
#include "repair/boilerplate_patterns.h"
#include "repair/character_references.h"
#include "repair/controls.h"
#include "repair/escapes.h"
#include "repair/html/html_lexicon.h"
#include "repair/html/html_limits.h"
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

// Text needs one round, two if anything was mended, nested damage a few. The bounds are
// for texts made to need ever more: so many rounds, or so many bytes in all.
constexpr size_t kMaxRounds = 12;
constexpr size_t kFreeBytes = 4 << 20;

void CheckTokens(std::string_view text, const ArticleLimits& limits) {
  if (text.size() <= limits.max_token_bytes) return;
  const size_t longest = LongestToken(text);
  if (longest <= limits.max_token_bytes) return;
  throw LimitError(std::to_string(longest) + " bytes without white space, more than " +
                   std::to_string(limits.max_token_bytes));
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
      html_lexicon_(std::make_unique<HtmlLexicon>(lexicon)),
      boilerplate_(std::make_unique<BoilerplatePatterns>(lexicon)),
      language_(std::make_unique<LanguageGuesser>(lexicon)),
      spin_(lexicon, model, options_.spin_options) {}

Repairer::~Repairer() = default;

std::span<const Fixer> Repairer::Fixers() { return kFixers; }

Document Repairer::Repair(RawDocument raw, const Deadline& deadline) const {
  return Run(std::move(raw), Restore::kYes, deadline);
}

Document Repairer::Survey(RawDocument raw, const Deadline& deadline) const {
  return Run(std::move(raw), Restore::kNo, deadline);
}

void Repairer::ApplyAll(MappedText& text, const FixContext& context,
                        const Deadline& deadline) const {
  // Markup first, and once: later there is none. It may hold longer tokens than text:
  // pictures written into it.
  text.Apply(kFixers[0].name, kFixers[0].find(text.text(), context));
  CheckTokens(text.text(), options_.limits);
  // What one fixer mends may show an earlier one more: a fixer runs again until it has
  // seen the text as it is now.
  size_t version = 1;
  std::array<size_t, kFixers.size()> seen{};
  const size_t rounds = std::max(kMaxRounds, kFreeBytes / (text.text().size() + 1));
  for (size_t i = 1, unchanged = 1; i < rounds * kFixers.size(); ++i) {
    const size_t at = i % kFixers.size();
    if (at == 0 || seen[at] == version) {
      if (++unchanged > kFixers.size()) break;
      continue;
    }
    unchanged = 0;
    const bool changed =
        text.Apply(kFixers[at].name, kFixers[at].find(text.text(), context));
    if (changed) {
      ++version;
    } else {
      seen[at] = version;
    }
    deadline.Check();
  }
}

void Repairer::Unspin(MappedText& body, Restore restore, const Deadline& deadline,
                      Document& document) const {
  std::vector<AlignedCopy> copies;
  if (options_.copies != nullptr && restore == Restore::kYes) {
    copies = options_.copies->CopiesOf(body.text());
  }
  SpinRepair repair = spin_.Repair(document.title.text, body.text(), copies, deadline);
  document.spun = std::move(repair.verdict);
  if (restore == Restore::kYes) body.Apply("spin", std::move(repair.edits));
}

HtmlPage Repairer::ReadPage(RawDocument& raw) const {
  const std::string_view source = raw.body.In(raw.original);
  if (auto fault = HtmlFault(source, options_.limits.max_html_depth)) {
    throw LimitError(*fault);
  }
  HtmlPage page =
      ReadHtmlPage(raw.original, raw.body, *html_lexicon_, raw.url.value_or(""));
  if (raw.title.empty()) raw.title = page.title;
  raw.source = Prefer(raw.source, page.site);
  raw.url = Prefer(raw.url, page.url);
  raw.author = Prefer(raw.author, page.author);
  raw.published = Prefer(raw.published, page.published);
  raw.language = Prefer(raw.language, page.language);
  return page;
}

Document Repairer::Run(RawDocument raw, Restore restore,
                       const Deadline& deadline) const {
  std::optional<HtmlPage> page;
  if (raw.markup == Markup::kHtml) page = ReadPage(raw);
  FixContext context{Field::kTitle, raw, page ? &*page : nullptr, {}, *boilerplate_};

  Document document;
  MappedText title(raw.title, {0, raw.title.size()}, Field::kTitle);
  ApplyAll(title, context, deadline);
  document.repairs = title.TakeRepairs();
  document.doubts = title.TakeDoubts();
  document.title = title.TakeText();

  context.field = Field::kBody;
  context.title = document.title.text;
  MappedText body(raw.original, raw.body, Field::kBody);
  ApplyAll(body, context, deadline);

  document.language = language_->Guess(body.text(), raw.language);
  if (document.language == "und") {
    document.language = language_->Guess(document.title.text, raw.language);
  }
  if (options_.spin && document.language == "en") {
    Unspin(body, restore, deadline, document);
  }
  MoveInto(document.repairs, body.TakeRepairs());
  MoveInto(document.doubts, body.TakeDoubts());
  document.body = body.TakeText();

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
