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

// The tables of data/, by their names.
diembao_data diembao_abbreviations(void);
diembao_data diembao_compounds(void);
diembao_data diembao_cues(void);
diembao_data diembao_function_words(void);
diembao_data diembao_languages(void);
diembao_data diembao_localities(void);
diembao_data diembao_outlets(void);
diembao_data diembao_particles(void);
diembao_data diembao_places(void);
diembao_data diembao_speakers(void);
diembao_data diembao_surnames(void);
diembao_data diembao_syllables(void);
diembao_data diembao_times(void);
diembao_data diembao_units(void);
diembao_data diembao_works(void);

#endif
