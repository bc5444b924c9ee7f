#include "CDiembaoData.h"

// C23's #embed puts the files into the program as they stand; the compiler tracks them, so that a changed table is
// built anew.
#define DIEMBAO_DATA(name) \
    diembao_data diembao_##name(void) { return (diembao_data){name, sizeof name}; }

static const unsigned char report_schema[] = {
#embed "../../docs/report.schema.json"
};
DIEMBAO_DATA(report_schema)

static const unsigned char abbreviations[] = {
#embed "data/abbreviations.tsv"
};
DIEMBAO_DATA(abbreviations)

static const unsigned char background[] = {
#embed "data/background.tsv"
};
DIEMBAO_DATA(background)

static const unsigned char bodies[] = {
#embed "data/bodies.tsv"
};
DIEMBAO_DATA(bodies)

static const unsigned char capitals[] = {
#embed "data/capitals.tsv"
};
DIEMBAO_DATA(capitals)

static const unsigned char cities[] = {
#embed "data/cities.tsv"
};
DIEMBAO_DATA(cities)

static const unsigned char cohesion[] = {
#embed "data/cohesion.tsv"
};
DIEMBAO_DATA(cohesion)

static const unsigned char compounds[] = {
#embed "data/compounds.tsv"
};
DIEMBAO_DATA(compounds)

static const unsigned char conflict_words[] = {
#embed "data/conflict-words.tsv"
};
DIEMBAO_DATA(conflict_words)

static const unsigned char countries[] = {
#embed "data/countries.tsv"
};
DIEMBAO_DATA(countries)

static const unsigned char credit_phrases[] = {
#embed "data/credit-phrases.tsv"
};
DIEMBAO_DATA(credit_phrases)

static const unsigned char cues[] = {
#embed "data/cues.tsv"
};
DIEMBAO_DATA(cues)

static const unsigned char dispute_words[] = {
#embed "data/dispute-words.tsv"
};
DIEMBAO_DATA(dispute_words)

static const unsigned char encodings[] = {
#embed "data/encodings.tsv"
};
DIEMBAO_DATA(encodings)

static const unsigned char event_labels[] = {
#embed "data/event-labels.tsv"
};
DIEMBAO_DATA(event_labels)

static const unsigned char events[] = {
#embed "data/events.tsv"
};
DIEMBAO_DATA(events)

static const unsigned char event_words[] = {
#embed "data/event-words.tsv"
};
DIEMBAO_DATA(event_words)

static const unsigned char event_weights[] = {
#embed "data/event-weights.tsv"
};
DIEMBAO_DATA(event_weights)

static const unsigned char family_names[] = {
#embed "data/family-names.tsv"
};
DIEMBAO_DATA(family_names)

static const unsigned char filler_words[] = {
#embed "data/filler-words.tsv"
};
DIEMBAO_DATA(filler_words)

static const unsigned char function_words[] = {
#embed "data/function-words.tsv"
};
DIEMBAO_DATA(function_words)

static const unsigned char given_names[] = {
#embed "data/given-names.tsv"
};
DIEMBAO_DATA(given_names)

static const unsigned char languages[] = {
#embed "data/languages.tsv"
};
DIEMBAO_DATA(languages)

static const unsigned char loaded[] = {
#embed "data/loaded.tsv"
};
DIEMBAO_DATA(loaded)

static const unsigned char localities[] = {
#embed "data/localities.tsv"
};
DIEMBAO_DATA(localities)

static const unsigned char location_heads[] = {
#embed "data/location-heads.tsv"
};
DIEMBAO_DATA(location_heads)

static const unsigned char office_names[] = {
#embed "data/office-names.tsv"
};
DIEMBAO_DATA(office_names)

static const unsigned char offices[] = {
#embed "data/offices.tsv"
};
DIEMBAO_DATA(offices)

static const unsigned char organization_heads[] = {
#embed "data/organization-heads.tsv"
};
DIEMBAO_DATA(organization_heads)

static const unsigned char media[] = {
#embed "data/media.tsv"
};
DIEMBAO_DATA(media)

static const unsigned char oppositions[] = {
#embed "data/oppositions.tsv"
};
DIEMBAO_DATA(oppositions)

static const unsigned char outlets[] = {
#embed "data/outlets.tsv"
};
DIEMBAO_DATA(outlets)

static const unsigned char outlet_sites[] = {
#embed "data/outlet-sites.tsv"
};
DIEMBAO_DATA(outlet_sites)

static const unsigned char page_metadata[] = {
#embed "data/page-metadata.tsv"
};
DIEMBAO_DATA(page_metadata)

static const unsigned char page_words[] = {
#embed "data/page-words.tsv"
};
DIEMBAO_DATA(page_words)

static const unsigned char particles[] = {
#embed "data/particles.tsv"
};
DIEMBAO_DATA(particles)

static const unsigned char parties[] = {
#embed "data/parties.tsv"
};
DIEMBAO_DATA(parties)

static const unsigned char people[] = {
#embed "data/people.tsv"
};
DIEMBAO_DATA(people)

static const unsigned char places[] = {
#embed "data/places.tsv"
};
DIEMBAO_DATA(places)

static const unsigned char quote_weights[] = {
#embed "data/quote-weights.tsv"
};
DIEMBAO_DATA(quote_weights)

static const unsigned char reference_nouns[] = {
#embed "data/reference-nouns.tsv"
};
DIEMBAO_DATA(reference_nouns)

static const unsigned char regions[] = {
#embed "data/regions.tsv"
};
DIEMBAO_DATA(regions)

static const unsigned char short_forms[] = {
#embed "data/short-forms.tsv"
};
DIEMBAO_DATA(short_forms)

static const unsigned char side_weights[] = {
#embed "data/side-weights.tsv"
};
DIEMBAO_DATA(side_weights)

static const unsigned char speakers[] = {
#embed "data/speakers.tsv"
};
DIEMBAO_DATA(speakers)

static const unsigned char state_acts[] = {
#embed "data/state-acts.tsv"
};
DIEMBAO_DATA(state_acts)

static const unsigned char summary_weights[] = {
#embed "data/summary-weights.tsv"
};
DIEMBAO_DATA(summary_weights)
static const unsigned char subject_weights[] = {
#embed "data/subject-weights.tsv"
};
DIEMBAO_DATA(subject_weights)

static const unsigned char subjects[] = {
#embed "data/subjects.tsv"
};
DIEMBAO_DATA(subjects)

static const unsigned char surnames[] = {
#embed "data/surnames.tsv"
};
DIEMBAO_DATA(surnames)

static const unsigned char word_roles[] = {
#embed "data/word-roles.tsv"
};
DIEMBAO_DATA(word_roles)

static const unsigned char syllables[] = {
#embed "data/syllables.tsv"
};
DIEMBAO_DATA(syllables)

static const unsigned char thing_heads[] = {
#embed "data/thing-heads.tsv"
};
DIEMBAO_DATA(thing_heads)

static const unsigned char time_contexts[] = {
#embed "data/time-contexts.tsv"
};
DIEMBAO_DATA(time_contexts)

static const unsigned char times[] = {
#embed "data/times.tsv"
};
DIEMBAO_DATA(times)

static const unsigned char timeline_words[] = {
#embed "data/timeline-words.tsv"
};
DIEMBAO_DATA(timeline_words)

static const unsigned char tone[] = {
#embed "data/tone.tsv"
};
DIEMBAO_DATA(tone)

static const unsigned char units[] = {
#embed "data/units.tsv"
};
DIEMBAO_DATA(units)

static const unsigned char unnamed_parties[] = {
#embed "data/unnamed-parties.tsv"
};
DIEMBAO_DATA(unnamed_parties)

static const unsigned char valence_shifters[] = {
#embed "data/valence-shifters.tsv"
};
DIEMBAO_DATA(valence_shifters)

static const unsigned char vietnam[] = {
#embed "data/vietnam.tsv"
};
DIEMBAO_DATA(vietnam)

static const unsigned char works[] = {
#embed "data/works.tsv"
};
DIEMBAO_DATA(works)

// The trained models, which are read where they stand, in rows of 16 numbers.
#define DIEMBAO_MODEL _Alignas(64) static const unsigned char

DIEMBAO_MODEL segmentation_model[] = {
#embed "models/segmentation.model"
};
DIEMBAO_DATA(segmentation_model)

DIEMBAO_MODEL tagging_model[] = {
#embed "models/tagging.model"
};
DIEMBAO_DATA(tagging_model)

DIEMBAO_MODEL names_model[] = {
#embed "models/names.model"
};
DIEMBAO_DATA(names_model)

// What is made of tables and models beforehand.
DIEMBAO_MODEL prepared[] = {
#embed "models/prepared.model"
};
DIEMBAO_DATA(prepared)
