#include "query/modality_filter.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "query/suggest.h"
#include "store/schema.h"

namespace unspin {
namespace {

constexpr std::array kAll = {Modality::kAsserted, Modality::kReported,
                             Modality::kDenied, Modality::kHypothetical,
                             Modality::kPlanned};

Modality ReadModality(std::string_view word) {
  if (const std::optional<Modality> known = ModalityByName(word)) return *known;
  std::vector<std::string_view> names;
  for (const Modality modality : kAll) names.push_back(Name(modality));
  names.emplace_back("all");
  throw Error(Unknown("modality", word, names));
}

}  // namespace

std::vector<Modality> ReadModalities(std::string_view list) {
  if (list == "all") return {kAll.begin(), kAll.end()};
  std::vector<Modality> modalities;
  for (size_t begin = 0; begin <= list.size();) {
    const size_t end = std::min(list.find(',', begin), list.size());
    modalities.push_back(ReadModality(list.substr(begin, end - begin)));
    begin = end + 1;
  }
  return modalities;
}

std::string ModalitySql(const std::vector<Modality>& modalities) {
  if (modalities.empty()) return kFactualSql;
  std::string sql;
  for (const Modality modality : modalities) {
    sql += (sql.empty() ? "('" : "', '") + std::string(Name(modality));
  }
  return sql + "')";
}

}  // namespace unspin
