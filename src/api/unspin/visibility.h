#pragma once

// What of the shared library others see: all that is marked, nothing else.

#define UNSPIN_API __attribute__((visibility("default")))
