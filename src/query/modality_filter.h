#pragma once

// Which facts an answer takes in, by how their text stands to them.

#include <string>
#include <string_view>
#include <vector>

#include "core/fact.h"

namespace unspin {

// "denied,planned", or "all". Throws Error for a word that is no modality.
std::vector<Modality> ReadModalities(std::string_view list);

// ('asserted', 'reported'), as SQL compares a column with: what counts as a fact where
// `modalities` is empty.
std::string ModalitySql(const std::vector<Modality>& modalities);

}  // namespace unspin
