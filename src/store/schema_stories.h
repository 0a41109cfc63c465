#pragma once

// The schema of stories and events.

#include <string>

namespace unspin {

// From schema 4 to 5.
std::string StorySchema();

}  // namespace unspin
