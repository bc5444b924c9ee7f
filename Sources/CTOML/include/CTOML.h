// toml++ (https://github.com/marzer/tomlplusplus) behind C: a document as a list of leaves in the order of
// appearance, each with its line, which a Swift package that wraps toml++ does not give.
#ifndef CTOML_H
#define CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    CTOML_STRING,
    CTOML_INTEGER,
    CTOML_FLOAT,
    CTOML_BOOLEAN,
    CTOML_DATE_TIME,
    CTOML_TABLE,
    CTOML_ARRAY_OF_TABLES,
    CTOML_ARRAY,
} ctoml_type;

/// Called for each node, parents before children. `path` has keys joined by '\x1f', array indices as "#0".
/// `text` is a string's bytes (else empty). Lines and columns count from 1.
typedef void (*ctoml_visit)(
    void *context, const char *path, size_t path_length, ctoml_type type, const char *text, size_t text_length,
    int64_t integer, double number, bool boolean, uint32_t line, uint32_t column);

/// Called once where the document is no TOML, or stands deeper in one another than is read.
typedef void (*ctoml_fail)(void *context, const char *message, size_t length, uint32_t line, uint32_t column);

void ctoml_parse(const char *bytes, size_t length, void *context, ctoml_visit visit, ctoml_fail fail);

#ifdef __cplusplus
}
#endif
#endif
