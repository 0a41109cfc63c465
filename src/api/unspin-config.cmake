# find_package(unspin) gives the target unspin::unspin, for C++17 and C.
include("${CMAKE_CURRENT_LIST_DIR}/unspin-targets.cmake")
