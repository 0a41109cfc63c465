// The C++ interface over the engine of the pipeline.

#include "pipeline/engine.h"

#include <dlfcn.h>

#include <filesystem>
#include <new>
#include <utility>

#include "api/result_json.h"
#include "base/charset.h"
#include "export/article_json.h"
#include "pipeline/data_folder.h"
#include "unspin/unspin.h"

namespace unspin::api {
namespace {

// The folder in which the library lies; that of the program if it is linked into one.
std::filesystem::path LibraryFolder() {
  static const char kHere = 0;
  Dl_info info;
  if (dladdr(&kHere, &info) == 0) return {};
  return std::filesystem::path(info.dli_fname).parent_path();
}

std::string DataFolder(const Options& options) {
  if (!options.data_folder.empty()) return options.data_folder;
  return FindDataFolder(LibraryFolder(), "Options::data_folder or $UNSPIN_DATA");
}

RepairOptions ToRepairOptions(const Options& options) {
  RepairOptions repair;
  repair.spin = options.unspin;
  repair.limits.max_seconds = options.max_seconds;
  return repair;
}

std::optional<std::string> Known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

RawDocument ToRaw(const Input& input) {
  RawDocument raw;
  raw.id = raw.location = input.id.empty() ? "article" : input.id;
  raw.url = Known(input.url);
  raw.source = Known(input.source);
  raw.language = Known(input.language);
  raw.published = ParsePublished(input.published);
  if (!input.published.empty() && !raw.published) {
    throw unspin::Error(raw.id + ": published \"" + input.published + "\" is no date");
  }
  DecodedText decoded = DecodeToUtf8(input.text);
  raw.original = std::move(decoded.text);
  raw.encoding = std::move(decoded.encoding);
  raw.body = {0, raw.original.size()};
  raw.title = DecodeToUtf8(input.title).text;
  raw.markup = input.is_html ? Markup::kHtml : Markup::kPlain;
  return raw;
}

// Runs `work`; whatever it throws leaves the library as its own kind of exception.
template <typename Work>
auto Guarded(const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(error.what());
  }
}

}  // namespace

Error::~Error() = default;

class Engine::Parts {
 public:
  explicit Parts(const Options& options)
      : engine(DataPaths::In(DataFolder(options)), ToRepairOptions(options)) {}
  const unspin::Engine engine;
};

Engine::Engine(const Options& options)
    : parts_(Guarded([&] { return std::make_unique<const Parts>(options); })) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::string Engine::RepairToJson(const Input& input) const {
  return Guarded([&] { return ToJson(parts_->engine.Repair(ToRaw(input))); });
}

std::string Engine::ExtractToJson(const Input& input) const {
  return Guarded([&] { return ToJson(parts_->engine.Analyse(ToRaw(input))); });
}

Result Engine::Repair(const Input& input) const {
  return Guarded([&] { return ToResult(RepairToJson(input)); });
}

Result Engine::Extract(const Input& input) const {
  return Guarded([&] { return ToResult(ExtractToJson(input)); });
}

std::string_view Version() { return UNSPIN_VERSION; }

}  // namespace unspin::api
