#include "CDiembaoData.h"
const unsigned char *diembao_data_placeholder(void) { return 0; }
