#ifndef CDIEMBAODATA_H
#define CDIEMBAODATA_H

#include <stddef.h>

/// A file that is built into the program.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} diembao_data;

/// docs/report.schema.json
diembao_data diembao_report_schema(void);

#endif
