// The C interface over the C++ one.

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include "unspin/unspin.h"
#include "unspin/unspin_c.h"

struct unspin_engine {
  unspin::api::Engine engine;
};

namespace {

using unspin::api::Engine;
using unspin::api::Input;

// A copy for the caller, who frees it; null when there is no memory for it.
char* ToCaller(const char* text) {
  const size_t size = std::strlen(text) + 1;
  auto* const copy = static_cast<char*>(std::malloc(size));
  if (copy != nullptr) std::memcpy(copy, text, size);
  return copy;
}

// Runs `work`. When it throws: null, and the message in *error.
template <typename Work>
auto Guarded(char** error, const Work& work) noexcept -> decltype(work()) {
  if (error != nullptr) *error = nullptr;
  try {
    return work();
  } catch (const std::exception& failure) {
    if (error != nullptr) *error = ToCaller(failure.what());
  } catch (...) {
    if (error != nullptr) *error = ToCaller("unknown error");
  }
  return nullptr;
}

std::string OrEmpty(const char* text) { return text == nullptr ? "" : text; }

// Articles of programs that were built with an older header are shorter: what they lack
// is unknown.
unspin_article Complete(const unspin_article* given) {
  if (given == nullptr) throw unspin::api::Error("article is NULL");
  unspin_article article = {};
  const size_t size = given->struct_size;
  if (size < offsetof(unspin_article, title) || size > sizeof article) {
    throw unspin::api::Error("unspin_article.struct_size is " + std::to_string(size) +
                             ", this library knows " + std::to_string(sizeof article));
  }
  std::memcpy(&article, given, size);
  return article;
}

Input ToInput(const unspin_article* given) {
  const unspin_article article = Complete(given);
  Input input;
  if (article.text != nullptr) input.text.assign(article.text, article.text_size);
  input.title = OrEmpty(article.title);
  input.id = OrEmpty(article.id);
  input.url = OrEmpty(article.url);
  input.source = OrEmpty(article.source);
  input.published = OrEmpty(article.published);
  input.language = OrEmpty(article.language);
  input.is_html = article.is_html != 0;
  return input;
}

const Engine& Known(const unspin_engine* engine) {
  if (engine == nullptr) throw unspin::api::Error("engine is NULL");
  return engine->engine;
}

char* JsonToCaller(const std::string& json) {
  char* const copy = ToCaller(json.c_str());
  if (copy == nullptr) throw std::bad_alloc();
  return copy;
}

}  // namespace

unspin_engine* unspin_engine_create(const char* data_folder, char** error) {
  return Guarded(error, [&] {
    unspin::api::Options options;
    options.data_folder = OrEmpty(data_folder);
    return new unspin_engine{Engine(options)};
  });
}

void unspin_engine_destroy(unspin_engine* engine) { delete engine; }

char* unspin_repair(const unspin_engine* engine, const unspin_article* article,
                    char** error) {
  return Guarded(error, [&] {
    return JsonToCaller(Known(engine).RepairToJson(ToInput(article)));
  });
}

char* unspin_extract(const unspin_engine* engine, const unspin_article* article,
                     char** error) {
  return Guarded(error, [&] {
    return JsonToCaller(Known(engine).ExtractToJson(ToInput(article)));
  });
}

void unspin_free(char* text) { std::free(text); }

const char* unspin_version() { return UNSPIN_VERSION; }

int unspin_abi_version() { return UNSPIN_ABI_VERSION; }
