#include "CDiembaoData.h"

// C23's #embed puts the files into the program as they stand; the compiler tracks them, so that a changed table is
// built anew.
#define DIEMBAO_DATA(name) \
    diembao_data diembao_##name(void) { return (diembao_data){name, sizeof name}; }

static const unsigned char report_schema[] = {
#embed "../../docs/report.schema.json"
};
DIEMBAO_DATA(report_schema)
