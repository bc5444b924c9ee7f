// Poppler (https://poppler.freedesktop.org/) behind C: a page as a list of words with their boxes and fonts.
#ifndef CPOPPLER_H
#define CPOPPLER_H

#ifdef __cplusplus
extern "C" {
#endif

/// Poppler's version.
const char *cpoppler_version(void);

#ifdef __cplusplus
}
#endif

#endif
