#pragma once

// How well the text taken out of a page fits the text that a person would take.

#include <string>
#include <string_view>
#include <vector>

namespace unspin {

struct PageScore {
  size_t found = 0;   // tokens of the text taken out
  size_t wanted = 0;  // tokens of the text expected
  size_t common = 0;  // tokens in both, each as often as in the scarcer one
  std::vector<std::string> debris;  // lines that are no part of the text expected

  double F1() const;
  PageScore& operator+=(const PageScore& other);
};

PageScore ScorePage(std::string_view found, std::string_view wanted);

}  // namespace unspin
