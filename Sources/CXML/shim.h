#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

/// `xmlFree` is a variable, which Swift does not let read from several threads.
static inline void cxml_free(void *memory) { xmlFree(memory); }
