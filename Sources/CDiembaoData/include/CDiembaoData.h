#ifndef CDIEMBAODATA_H
#define CDIEMBAODATA_H

#include <stddef.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// A file that is built into the program.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} diembao_data;

/// docs/report.schema.json
diembao_data diembao_report_schema(void);

// The tables of data/, by their names.
diembao_data diembao_abbreviations(void);
diembao_data diembao_background(void);
diembao_data diembao_bodies(void);
diembao_data diembao_capitals(void);
diembao_data diembao_cities(void);
diembao_data diembao_cohesion(void);
diembao_data diembao_compounds(void);
diembao_data diembao_conflict_words(void);
diembao_data diembao_countries(void);
diembao_data diembao_credit_phrases(void);
diembao_data diembao_cues(void);
diembao_data diembao_dispute_words(void);
diembao_data diembao_encodings(void);
diembao_data diembao_event_labels(void);
diembao_data diembao_events(void);
diembao_data diembao_event_words(void);
diembao_data diembao_event_weights(void);
diembao_data diembao_family_names(void);
diembao_data diembao_filler_words(void);
diembao_data diembao_function_words(void);
diembao_data diembao_given_names(void);
diembao_data diembao_languages(void);
diembao_data diembao_loaded(void);
diembao_data diembao_localities(void);
diembao_data diembao_location_heads(void);
diembao_data diembao_media(void);
diembao_data diembao_office_names(void);
diembao_data diembao_offices(void);
diembao_data diembao_oppositions(void);
diembao_data diembao_organization_heads(void);
diembao_data diembao_outlets(void);
diembao_data diembao_outlet_sites(void);
diembao_data diembao_page_metadata(void);
diembao_data diembao_page_words(void);
diembao_data diembao_particles(void);
diembao_data diembao_parties(void);
diembao_data diembao_people(void);
diembao_data diembao_places(void);
diembao_data diembao_quote_weights(void);
diembao_data diembao_reference_nouns(void);
diembao_data diembao_regions(void);
diembao_data diembao_short_forms(void);
diembao_data diembao_side_weights(void);
diembao_data diembao_speakers(void);
diembao_data diembao_state_acts(void);
diembao_data diembao_summary_weights(void);
diembao_data diembao_subject_weights(void);
diembao_data diembao_subjects(void);
diembao_data diembao_surnames(void);
diembao_data diembao_word_roles(void);
diembao_data diembao_syllables(void);
diembao_data diembao_thing_heads(void);
diembao_data diembao_time_contexts(void);
diembao_data diembao_times(void);
diembao_data diembao_timeline_words(void);
diembao_data diembao_tone(void);
diembao_data diembao_units(void);
diembao_data diembao_unnamed_parties(void);
diembao_data diembao_valence_shifters(void);
diembao_data diembao_vietnam(void);
diembao_data diembao_works(void);

// The trained models of models/, by their names.
diembao_data diembao_names_model(void);
diembao_data diembao_segmentation_model(void);
diembao_data diembao_tagging_model(void);

/// models/prepared.model, which is made of tables and models.
diembao_data diembao_prepared(void);

// What the look-ups in the models need and Swift has no word for.

/// Asks the processor to fetch the memory at an address; it changes nothing else.
static inline void diembao_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

/// A number with its bits turned to the left: of two shifts of a product the compiler makes a second product and two shifts.
static inline uint64_t diembao_rotate_left(uint64_t value, unsigned bits) { return __builtin_rotateleft64(value, bits); }

/// How many tabs there are in a row of a table, which has fewer than 256: so narrow a number is counted sixteen at a time.
static inline uint8_t diembao_count_tabs(const unsigned char *_Nonnull bytes, size_t count) {
    uint8_t found = 0;
    for (size_t place = 0; place < count; place++) found += bytes[place] == '\t';
    return found;
}

typedef int16_t diembao_short8 __attribute__((ext_vector_type(8)));
typedef uint16_t diembao_ushort8 __attribute__((ext_vector_type(8)));

/// The weights (upper 6 bits) of those of eight slots that have a print (lower 10 bits), and 0 of the others. (Of a mask Swift makes
/// a loop.)
static inline diembao_short8 diembao_weights(diembao_ushort8 slots, uint16_t print) {
    return ((diembao_short8)slots >> 10) & ((slots & 0x3FF) == print);
}

/// Which of eight prints are the wanted one (bits 0 to 7) and which are 0 (bits 8 to 15), the first in the lowest bit.
static inline uint32_t diembao_match_prints(const uint16_t *_Nonnull prints, uint16_t wanted) {
#ifdef __SSE2__
    const __m128i eight = _mm_loadu_si128((const __m128i *)prints);
    const __m128i hits = _mm_cmpeq_epi16(eight, _mm_set1_epi16((short)wanted));
    const __m128i ends = _mm_cmpeq_epi16(eight, _mm_setzero_si128());
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(hits, ends));
#else
    uint32_t found = 0;
    for (int place = 0; place < 8; place++)
        found |= (uint32_t)(prints[place] == wanted) << place | (uint32_t)(prints[place] == 0) << (8 + place);
    return found;
#endif
}

#endif
