#pragma once

// Which letters beyond ASCII languages use, the most frequent first, and in which
// single-byte encodings they were written. Orders are estimates from letter counts of
// news; only rough ranks matter.

#include <array>
#include <string_view>

namespace unspin {

struct CharsetLanguage {
  std::u32string_view letters;  // small ones; capitals follow from them
  std::string_view encodings;   // ICU's names, the most common first
};

inline constexpr std::string_view kWestern = "windows-1252 macintosh ibm-850";
inline constexpr std::string_view kCentral = "windows-1250 ISO-8859-2 ibm-852";
inline constexpr std::string_view kBaltic = "windows-1257 ISO-8859-4";
inline constexpr std::string_view kCyrillic = "windows-1251 KOI8-U IBM866 ISO-8859-5";

inline constexpr std::array<CharsetLanguage, 36> kCharsetLanguages = {{
    {U"éèàêçùâîôûëïœÿæ", kWestern},
    {U"", kWestern},  // English: only marks
    {U"üäöß", kWestern},
    {U"óíáéñúü¿¡", kWestern},
    {U"ãçáéíóõêâúàô", kWestern},
    {U"èàùòìé", kWestern},
    {U"ëéïèóö", kWestern},
    {U"äåöé", kWestern},
    {U"åøæé", kWestern},
    {U"áíóðéöúþæý", kWestern},
    {U"éàóèíòçúïü·", kWestern},
    {U"áéíóú", kWestern},
    {U"ëç", kWestern},
    {U"äöåšž", "windows-1252 ISO-8859-15 windows-1257"},
    {U"äõüöšž", "windows-1257 windows-1252 ISO-8859-15"},
    {U"éèàêçùâîôûëïœ", "ISO-8859-15"},
    {U"łąęóżśćźń", kCentral},
    {U"íáéřěčýůšžúťďňó", kCentral},
    {U"áíčšžýťľéúňďäôŕĺó", kCentral},
    {U"áéőöóíüűú", kCentral},
    {U"ăîâşţ", kCentral},
    {U"ăîâșț", "ISO-8859-16"},
    {U"čšžćđ", kCentral},
    {U"ėšžūįųčąę", kBaltic},
    {U"āēīšūžčļņģķ", kBaltic},
    {U"ıüşğçöâîİ", "windows-1254"},
    {U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", kCyrillic},
    {U"оанівретскилдупямзбгйьчхжцїщєшюфґ", kCyrillic},
    {U"анеіоыскрлтдуяўмпьзвгшбчйжёцхэюф", kCyrillic},
    {U"аиоентрсвлдкпмъзягбучщйжцхюшфь", kCyrillic},
    {U"аоиеснтрујдквпмлзгбчшћцжњхђфљџ", kCyrillic},
    {U"аоиетнрсвдкјпмлузгбчшцжќѓњхфљѕџ", kCyrillic},
    {U"αοιετσνηυρπκμλςίάόγδωύθέήχφβξζώψϊ", "windows-1253 ISO-8859-7 ibm-869"},
    {U"יוהלאתשרבמנםדחקעפגטכסזצןךףץ״׳", "windows-1255 ISO-8859-8"},
    {U"ايلتمنوربهعدكسفحجقشصخطزضغذثظأةىإئءآؤپچژگکًٌٍَُِّْ،؟؛", "windows-1256 ISO-8859-6"},
    {U"านรอกเงมยลวดทสตะปบคหแจพชขใไโผซถธศษณภฟฎฐฑฒญฝฉฆฬฮฌฯๆาำัิีึืุู็่้๊๋์ฃฅ", "windows-874"},
}};

}  // namespace unspin
