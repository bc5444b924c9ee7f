// Poppler (https://poppler.freedesktop.org/) behind C: a document as pages, and a page as a list of words with their boxes and fonts.
//
// Nothing is written to standard error, and no C++ exception leaves: where memory runs out or Poppler throws, a function says so by
// its result.
#ifndef CPOPPLER_H
#define CPOPPLER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Poppler's version.
const char *cpoppler_version(void);

typedef enum cpoppler_status {
    CPOPPLER_READ,
    /// Nothing that could be read as a document.
    CPOPPLER_DAMAGED,
    /// It opens with a password only. One that only forbids copying or printing is read as by every reader of PDF.
    CPOPPLER_ENCRYPTED,
} cpoppler_status;

typedef struct cpoppler_document cpoppler_document;
typedef struct cpoppler_page cpoppler_page;

/// Opens the document in `bytes`, which have to stay where they are until it is closed. NULL unless the status is CPOPPLER_READ.
cpoppler_document *cpoppler_open(const uint8_t *bytes, size_t count, cpoppler_status *status);
void cpoppler_close(cpoppler_document *document);

/// How many pages the document says it has.
int cpoppler_pages(const cpoppler_document *document);

typedef enum cpoppler_info {
    CPOPPLER_TITLE,
    CPOPPLER_AUTHOR,
    CPOPPLER_CREATOR,
    CPOPPLER_PRODUCER,
} cpoppler_info;

/// What the information dictionary (ISO 32000-1, 14.3.3) says, as UTF-16 of `*count` units; NULL where it says nothing. It belongs to
/// the document and is there until the next call.
const uint16_t *cpoppler_info_text(cpoppler_document *document, cpoppler_info key, size_t *count);

/// One word: letters that follow one another on a line without a gap, in one type size.
typedef struct cpoppler_word {
    /// Where its text begins in the page's, and how many UTF-16 units it has.
    uint32_t text, count;
    /// A number that stands for the name of its first letter's font.
    uint32_t font;
    /// Quarter turns of the text, clockwise.
    uint8_t rotation;
    uint8_t space_after;
    float size;
    /// The box, from the upper left corner of the page as it is shown, in points.
    float left, top, right, bottom;
} cpoppler_word;

/// The page with that number, from 0 on, NULL where it cannot be read. The caller frees it.
///
/// Poppler takes the square of a page's words to find out how they stand to each other, so that they are counted first: of a page with
/// more than `most` words none are read, and `*is_too_long` is 1.
cpoppler_page *cpoppler_read_page(cpoppler_document *document, int number, size_t most, int *is_too_long);
void cpoppler_free_page(cpoppler_page *page);

/// Width and height as it is shown, and the quarter turns, clockwise, by which it is turned for that.
void cpoppler_page_size(const cpoppler_page *page, double *width, double *height, int *rotation);
/// In the order in which Poppler reads them.
const cpoppler_word *cpoppler_words(const cpoppler_page *page, size_t *count);
const uint16_t *cpoppler_text(const cpoppler_page *page, size_t *count);
/// The name of a font, with the prefix of a subset.
const char *cpoppler_font(const cpoppler_page *page, uint32_t font);

#ifdef __cplusplus
}
#endif

#endif
