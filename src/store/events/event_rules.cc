#include "store/events/event_rules.h"

#include <algorithm>
#include <iterator>

namespace unspin {
namespace {

constexpr std::string_view kOutageDetails[] = {"service", "regions", "affected",
                                               "hours"};
constexpr std::string_view kOutageCompared[] = {"date", "hours"};
constexpr std::string_view kRoleApart[] = {"role", "company"};
constexpr std::string_view kRoleDetails[] = {"role", "company"};
constexpr std::string_view kDateCompared[] = {"date"};
constexpr std::string_view kFigureDetails[] = {"value"};
constexpr std::string_view kFigureCompared[] = {"value"};
constexpr std::string_view kLayoffDetails[] = {"count", "share_percent"};
constexpr std::string_view kLayoffCompared[] = {"date", "count", "share_percent"};
constexpr std::string_view kFundingApart[] = {"round"};
constexpr std::string_view kFundingDetails[] = {"round", "amount", "investors"};
constexpr std::string_view kFundingCompared[] = {"date", "amount"};
constexpr std::string_view kIncidentApart[] = {"kind"};
constexpr std::string_view kIncidentDetails[] = {"kind", "records"};
constexpr std::string_view kIncidentCompared[] = {"date", "records"};

// An outage has one day, which may be another one elsewhere. A change of a role is
// announced long before it happens.
constexpr EventRules kRules[] = {
    {"outage",
     EventTime::kMoment,
     "provider",
     "",
     {},
     kOutageDetails,
     kOutageCompared,
     0,
     21},
    {"role_change", EventTime::kMoment, "person", "company", kRoleApart, kRoleDetails,
     kDateCompared, 60, 90},
    {"role",
     EventTime::kTimeless,
     "person",
     "company",
     kRoleApart,
     kRoleDetails,
     {},
     0,
     0},
    {"figure",
     EventTime::kPeriod,
     "company",
     "",
     {},
     kFigureDetails,
     kFigureCompared,
     0,
     120},
    {"relation", EventTime::kTimeless, "subject", "object", {}, {}, {}, 0, 0},
    {"layoff",
     EventTime::kMoment,
     "company",
     "",
     {},
     kLayoffDetails,
     kLayoffCompared,
     14,
     45},
    {"funding", EventTime::kMoment, "company", "", kFundingApart, kFundingDetails,
     kFundingCompared, 30, 60},
    {"security_incident", EventTime::kMoment, "company", "", kIncidentApart,
     kIncidentDetails, kIncidentCompared, 10, 60},
};

}  // namespace

const EventRules* FindEventRules(std::string_view type) {
  const auto* const found = std::ranges::find(kRules, type, &EventRules::type);
  return found == std::end(kRules) ? nullptr : found;
}

}  // namespace unspin
