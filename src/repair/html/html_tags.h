#pragma once

// The elements of HTML and what each means for text.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace unspin {

// kUnknown stands for every element that isn't listed, kText for a stretch of text.
// clang-format off
enum class HtmlTag : uint8_t {
  kUnknown, kText,
  kA, kAbbr, kAddress, kArea, kArticle, kAside, kAudio, kB, kBase, kBdi, kBdo, kBig,
  kBlockquote, kBody, kBr, kButton, kCanvas, kCaption, kCenter, kCite, kCode, kCol,
  kColgroup, kData, kDd, kDel, kDetails, kDfn, kDialog, kDir, kDiv, kDl, kDt, kEm,
  kEmbed, kFieldset, kFigcaption, kFigure, kFont, kFooter, kForm, kH1, kH2, kH3, kH4,
  kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml, kI, kIframe, kImg, kInput, kIns, kKbd,
  kLabel, kLegend, kLi, kLink, kMain, kMap, kMark, kMath, kMenu, kMeta, kNav, kNobr,
  kNoembed, kNoframes, kNoscript, kObject, kOl, kOptgroup, kOption, kP, kParam,
  kPicture, kPre, kQ, kS, kSamp, kScript, kSection, kSelect, kSmall, kSource, kSpan,
  kStrike, kStrong, kStyle, kSub, kSummary, kSup, kSvg, kTable, kTbody, kTd, kTemplate,
  kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kTrack, kTt, kU, kUl, kVar,
  kVideo, kWbr, kXmp,
  kCount
};
// clang-format on

constexpr size_t kHtmlTags = static_cast<size_t>(HtmlTag::kCount);

// The element called `name`, in upper or lower case.
HtmlTag HtmlTagByName(std::string_view name);
// "blockquote"; empty for kUnknown and kText.
std::string_view Name(HtmlTag tag);

bool IsInline(HtmlTag tag);    // part of a line of text; unknown ones too
bool IsVoid(HtmlTag tag);      // never has content: <br>
bool IsRaw(HtmlTag tag);       // its content is no markup, or of no use: <script>
bool IsLeftOut(HtmlTag tag);   // no text of an article is in it: <button>
bool IsHeadOnly(HtmlTag tag);  // may stand in <head>
bool ClosesP(HtmlTag tag);     // cannot stand in a paragraph
bool IsHeading(HtmlTag tag);   // <h1> to <h6>

}  // namespace unspin
