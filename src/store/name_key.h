#pragma once

// The key under which a name of an article is stored.

#include <string>
#include <string_view>

#include "core/entity_key.h"

namespace unspin {

// `key`, or for a part of a person's name, which says nothing about other articles, a
// key of that article alone: "person:zhang @news/17".
inline std::string NameKey(std::string key, std::string_view article_id) {
  if (IsPartOfName(key)) {
    key += " @";
    key += article_id;
  }
  return key;
}

}  // namespace unspin
