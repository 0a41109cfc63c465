#include "store/link_kind.h"

#include <array>

namespace unspin {
namespace {

struct Kind {
  std::string_view name;
  double confidence;
};

constexpr std::array<Kind, 10> kKinds = {{{"row", 0.98},
                                          {"name", 0.9},
                                          {"employer", 0.95},
                                          {"sector", 0.9},
                                          {"topics", 0.8},
                                          {"most used", 0.5},
                                          {"alias", 0.85},
                                          {"acronym", 0.75},
                                          {"ticker", 0.97},
                                          {"override", 1}}};

}  // namespace

std::string_view Name(LinkKind kind) { return kKinds[static_cast<size_t>(kind)].name; }

double ConfidenceOf(LinkKind kind) {
  return kKinds[static_cast<size_t>(kind)].confidence;
}

}  // namespace unspin
