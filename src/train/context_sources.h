#pragma once

// The texts that the context model is trained on, and how much each counts.

#include <functional>
#include <string>
#include <string_view>

namespace unspin {

inline constexpr std::string_view kContextSourcesDescription =
    "English Wikipedia 2015 and 2018 (CC BY-SA 3.0), Wikinews 2019-2020 (CC BY 2.5), "
    "digital.gov and 18F (CC0), Voice of America (public domain), MASC (open); licence "
    "of this file CC BY-SA 3.0";

// Takes one paragraph of running text that counts `weight` times.
using ParagraphSink = std::function<void(std::string_view text, unsigned weight)>;

// Reads every source under `folder` through zstd, in fixed order. Held out, into
// `held_out`, one paragraph a line: every 50th Wikipedia article and, as the Wikinews
// file marks no articles, every 20th run of ten paragraphs. Throws Error when a file is
// missing.
void ReadContextSources(const std::string& folder, const ParagraphSink& sink,
                        std::string& held_out);

// How near a paragraph is to technology and business news: the number of its distinct
// tell-tale words, of a fixed list. "The company said its cloud customers" has 3, "The
// company of actors toured Italy" has 1, which is why one alone does not count.
unsigned DomainWords(std::string_view paragraph);

}  // namespace unspin
