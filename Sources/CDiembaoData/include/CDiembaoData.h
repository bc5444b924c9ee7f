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
diembao_data diembao_bodies(void);
diembao_data diembao_capitals(void);
diembao_data diembao_cities(void);
diembao_data diembao_compounds(void);
diembao_data diembao_countries(void);
diembao_data diembao_credit_phrases(void);
diembao_data diembao_cues(void);
diembao_data diembao_family_names(void);
diembao_data diembao_function_words(void);
diembao_data diembao_given_names(void);
diembao_data diembao_languages(void);
diembao_data diembao_localities(void);
diembao_data diembao_location_heads(void);
diembao_data diembao_media(void);
diembao_data diembao_office_names(void);
diembao_data diembao_offices(void);
diembao_data diembao_organization_heads(void);
diembao_data diembao_outlets(void);
diembao_data diembao_particles(void);
diembao_data diembao_people(void);
diembao_data diembao_places(void);
diembao_data diembao_quote_weights(void);
diembao_data diembao_reference_nouns(void);
diembao_data diembao_regions(void);
diembao_data diembao_short_forms(void);
diembao_data diembao_speakers(void);
diembao_data diembao_state_acts(void);
diembao_data diembao_surnames(void);
diembao_data diembao_syllables(void);
diembao_data diembao_time_contexts(void);
diembao_data diembao_times(void);
diembao_data diembao_units(void);
diembao_data diembao_vietnam(void);
diembao_data diembao_works(void);

// The trained models of models/, by their names.
diembao_data diembao_names_model(void);
diembao_data diembao_segmentation_model(void);
diembao_data diembao_tagging_model(void);

#endif
