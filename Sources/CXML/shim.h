// Debian's libxml2 is built with ICU and includes its headers, which Foundation has in another version: a module that sees both is
// refused. Without them, one structure that nobody here looks into (xmlCharEncodingHandler) seems to end two fields earlier.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

/// `xmlFree` is a variable, which Swift does not let read from several threads.
static inline void cxml_free(void *memory) { xmlFree(memory); }
