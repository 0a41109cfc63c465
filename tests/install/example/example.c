/* Prints what `unspin extract` prints for an article on standard input. */

#include <stdio.h>
#include <unspin/unspin_c.h>

int main(void) {
  static char text[1 << 20];
  unspin_article article = {0};
  article.struct_size = sizeof article;
  article.text = text;
  article.text_size = fread(text, 1, sizeof text, stdin);
  article.id = "-";
  article.published = "2024-05-22";

  char* error = NULL;
  char* json = NULL;
  unspin_engine* engine = unspin_engine_create(NULL, &error);
  if (engine != NULL) json = unspin_extract(engine, &article, &error);
  if (json != NULL) puts(json);
  if (error != NULL) fprintf(stderr, "example_c: %s\n", error);
  const int status = json != NULL ? 0 : 2;
  unspin_free(json);
  unspin_free(error);
  unspin_engine_destroy(engine);
  return status;
}
