#pragma once

// Events and stories as people read them, for `show` and `explain`.

#include <string>

#include "query/event_view.h"
#include "query/story_view.h"

namespace unspin::cli {

// With `why`, each fact says why it is of this event.
std::string DescribeEvent(const EventView& event, bool why);

// With `why`, each article says what it has in common with the one that leads.
std::string DescribeStory(const StoryView& story, bool why);

}  // namespace unspin::cli
