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

static const unsigned char compounds[] = {
#embed "data/compounds.tsv"
};
DIEMBAO_DATA(compounds)

static const unsigned char cues[] = {
#embed "data/cues.tsv"
};
DIEMBAO_DATA(cues)

static const unsigned char function_words[] = {
#embed "data/function-words.tsv"
};
DIEMBAO_DATA(function_words)

static const unsigned char languages[] = {
#embed "data/languages.tsv"
};
DIEMBAO_DATA(languages)

static const unsigned char localities[] = {
#embed "data/localities.tsv"
};
DIEMBAO_DATA(localities)

static const unsigned char outlets[] = {
#embed "data/outlets.tsv"
};
DIEMBAO_DATA(outlets)

static const unsigned char particles[] = {
#embed "data/particles.tsv"
};
DIEMBAO_DATA(particles)

static const unsigned char places[] = {
#embed "data/places.tsv"
};
DIEMBAO_DATA(places)

static const unsigned char speakers[] = {
#embed "data/speakers.tsv"
};
DIEMBAO_DATA(speakers)

static const unsigned char surnames[] = {
#embed "data/surnames.tsv"
};
DIEMBAO_DATA(surnames)

static const unsigned char syllables[] = {
#embed "data/syllables.tsv"
};
DIEMBAO_DATA(syllables)

static const unsigned char times[] = {
#embed "data/times.tsv"
};
DIEMBAO_DATA(times)

static const unsigned char units[] = {
#embed "data/units.tsv"
};
DIEMBAO_DATA(units)

static const unsigned char works[] = {
#embed "data/works.tsv"
};
DIEMBAO_DATA(works)
