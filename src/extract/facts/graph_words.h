#pragma once

// What the sentence graph asks of single words and types: which slots they fill, and
// where the description of a name ends.

#include <cstdint>
#include <span>
#include <string_view>

#include "core/mention.h"
#include "extract/value_finder.h"
#include "lexicon/fact_rules.h"

namespace unspin {

constexpr uint32_t Bit(RuleSlot slot) { return 1U << static_cast<unsigned>(slot); }

uint32_t SlotsOf(EntityType type);
uint32_t SlotsOf(ValueKind kind);

bool IsOneOf(std::string_view word, std::span<const std::string_view> words);
bool IsDeterminer(std::string_view word);
// Words that no description of a name runs across: "the loss of [Acme]".
bool EndsDescription(std::string_view word);
bool IsPreposition(std::string_view word);

}  // namespace unspin
