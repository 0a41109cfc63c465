#pragma once

// The C interface of libunspin: repairs one article, or repairs it and extracts names
// and facts, and gives the JSON object that `unspin repair --format jsonl` and `unspin
// extract` print. All text is UTF-8; all offsets in the JSON are Unicode code points,
// half-open.
//
// No C++ exception comes out of these functions. Where one fails, it returns NULL and,
// if `error` is not NULL, sets *error to a message; on success *error becomes NULL.
// What is returned as char* (results and messages) belongs to the caller: give it to
// unspin_free().

#include <stddef.h>

#include "unspin/visibility.h"

#ifdef __cplusplus
extern "C" {
#endif

// The lexicons, models and stages. Takes some 100 MB of address space, mostly of mapped
// files that processes share, and tenths of a second to make: make one and keep it. Any
// number of threads may repair and extract with one engine at the same time.
typedef struct unspin_engine unspin_engine;

// One article. Set it to zero, then struct_size, then what is known: NULL is unknown.
typedef struct unspin_article {  // NOLINT(readability-identifier-naming)
  size_t struct_size;            // sizeof(unspin_article)
  const char* text;              // the body; need not end in a NUL
  size_t text_size;              // in bytes
  const char* title;             // the others end in a NUL
  const char* id;                // "article" when NULL
  const char* url;
  const char* source;     // the outlet
  const char* published;  // "2022-12-29", "2022-12-29T06:12:00Z" and other usual forms
  const char* language;   // "en", "pt-BR": as declared; only a hint
  int is_html;            // not 0: `text` is a page
} unspin_article;

// `data_folder` holds unspin.lex and the models. NULL: $UNSPIN_DATA, else the folder
// share/unspin of the prefix in which the library lies.
UNSPIN_API unspin_engine* unspin_engine_create(const char* data_folder, char** error);
// Takes NULL, too. No other call may use the engine any more.
UNSPIN_API void unspin_engine_destroy(unspin_engine* engine);

// One JSON object, without a line break. Text in another encoding than UTF-8 is told by
// its bytes and decoded; source offsets count in the decoded text.
UNSPIN_API char* unspin_repair(const unspin_engine* engine,
                               const unspin_article* article, char** error);
UNSPIN_API char* unspin_extract(const unspin_engine* engine,
                                const unspin_article* article, char** error);

// Takes NULL, too.
UNSPIN_API void unspin_free(char* text);

// "0.1.0" of the library that runs. Static; not to be freed.
UNSPIN_API const char* unspin_version(void);
// Grows when programs must be built again: the N of libunspin.so.N.
UNSPIN_API int unspin_abi_version(void);

#ifdef __cplusplus
}
#endif
