#include "cpoppler.h"

#include <poppler/cpp/poppler-version.h>

const char *cpoppler_version(void) { return POPPLER_VERSION; }
