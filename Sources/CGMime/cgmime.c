#include "cgmime.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <gmime/gmime.h>

typedef struct {
    /// Not owned; NULL for the message that is read itself.
    GMimeObject *part;
    /// Not owned; of a message only.
    GMimeMessage *message;
    size_t end;
    cgmime_kind kind;
} node;

struct cgmime_message {
    GMimeMessage *message;
    node *nodes;
    size_t count;
    size_t room;
};

/// What mail is written in beside ASCII and UTF-8: the names of RFC 2978's registry that glibc knows.
static const char *const charsets[] = {
    "iso-8859-1",   "windows-1252", "windows-1258", "viscii",       "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",
    "iso-8859-7",   "iso-8859-9",   "iso-8859-15",  "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "koi8-r",       "koi8-u",       "iso-2022-jp",  "shift_jis",    "euc-jp",       "gb2312",
    "gbk",          "gb18030",      "big5",         "euc-kr",       "tis-620",      "utf-7",        "utf-16",       "utf-16le",
    "utf-16be",     "utf-32",       "cp949",        "iso-2022-kr",
};
enum { charset_count = sizeof charsets / sizeof *charsets };

static GMimeParserOptions *options;

static void be_silent(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer context) {
    (void)domain, (void)level, (void)text, (void)context;
}

void cgmime_start(void) {
    // What a message breaks is no concern of whoever reads standard error.
    g_log_set_default_handler(be_silent, NULL);
    g_mime_init();
    options = g_mime_parser_options_new();
    // Bytes of a header that are no ASCII are UTF-8 (RFC 6532); what they would be otherwise nobody says.
    static const char *unmarked[] = {"utf-8", NULL};
    g_mime_parser_options_set_fallback_charsets(options, unmarked);
    // Never closed: the C library then keeps what it loaded for them.
    for (size_t at = 0; at < charset_count; at++) iconv_open("UTF-8", charsets[at]);
    // GMime registers its types when they are first used, without a lock.
    const GType types[] = {
        GMIME_TYPE_PARSER,       GMIME_TYPE_STREAM_MEM,   GMIME_TYPE_STREAM_FILTER,   GMIME_TYPE_FILTER_BASIC,  GMIME_TYPE_DATA_WRAPPER,
        GMIME_TYPE_HEADER_LIST,  GMIME_TYPE_HEADER,       GMIME_TYPE_MESSAGE,         GMIME_TYPE_MESSAGE_PART,  GMIME_TYPE_PART,
        GMIME_TYPE_TEXT_PART,    GMIME_TYPE_MULTIPART,    GMIME_TYPE_MULTIPART_SIGNED, GMIME_TYPE_MULTIPART_ENCRYPTED,
        GMIME_TYPE_CONTENT_TYPE, GMIME_TYPE_PARAM_LIST,   GMIME_TYPE_PARAM,           GMIME_TYPE_CONTENT_DISPOSITION,
        GMIME_TYPE_MESSAGE_PARTIAL, INTERNET_ADDRESS_LIST_TYPE, INTERNET_ADDRESS_TYPE_MAILBOX, INTERNET_ADDRESS_TYPE_GROUP,
    };
    for (size_t at = 0; at < sizeof types / sizeof *types; at++) g_type_ensure(types[at]);
}

// MARK: Parts

static size_t append(cgmime_message *self, GMimeObject *part, GMimeMessage *message, cgmime_kind kind) {
    if (self->count == self->room) {
        self->room = self->room ? self->room * 2 : 16;
        self->nodes = g_realloc_n(self->nodes, self->room, sizeof *self->nodes);
    }
    self->nodes[self->count] = (node){.part = part, .message = message, .kind = kind};
    return self->count++;
}

static size_t append_part(cgmime_message *self, GMimeObject *part) {
    if (GMIME_IS_MULTIPART(part)) return append(self, part, NULL, CGMIME_MULTIPART);
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        if (message) return append(self, part, message, CGMIME_MESSAGE);
    }
    return append(self, part, NULL, CGMIME_LEAF);
}

static GMimeObject *child(const node *of, int number) {
    if (of->kind == CGMIME_MESSAGE) return number == 0 ? g_mime_message_get_mime_part(of->message) : NULL;
    if (of->kind == CGMIME_LEAF) return NULL;
    GMimeMultipart *multipart = GMIME_MULTIPART(of->part);
    return number < g_mime_multipart_get_count(multipart) ? g_mime_multipart_get_part(multipart, number) : NULL;
}

/// Without calling itself: how deep parts are in one another is the message's choice.
static void list(cgmime_message *self) {
    struct open { size_t place; int next; };
    GArray *open = g_array_new(FALSE, FALSE, sizeof(struct open));
    struct open first = {append(self, NULL, self->message, CGMIME_MESSAGE), 0};
    g_array_append_val(open, first);
    while (open->len > 0) {
        struct open *last = &g_array_index(open, struct open, open->len - 1);
        GMimeObject *part = child(&self->nodes[last->place], last->next);
        if (part) {
            last->next++;
            struct open inside = {append_part(self, part), 0};
            g_array_append_val(open, inside);
        } else {
            self->nodes[last->place].end = self->count;
            g_array_set_size(open, open->len - 1);
        }
    }
    g_array_free(open, TRUE);
}

struct fields { GMimeStream *stream; size_t left; bool exceeded; };

static void count_field(GMimeParser *parser, const char *name, const char *value, gint64 offset, gpointer context) {
    (void)parser, (void)name, (void)value, (void)offset;
    struct fields *fields = context;
    if (fields->left > 0) {
        fields->left--;
    } else {
        // The parser takes it for the end of the file.
        fields->exceeded = true;
        g_mime_stream_set_bounds(fields->stream, 0, 0);
    }
}

/// The length of the name of a field that GMime takes apart into addresses, with its colon; 0 where none begins there.
static size_t address_field(const uint8_t *line, size_t length) {
    static const char *const names[] = {"from", "sender", "reply-to", "to", "cc", "bcc"};
    for (size_t at = 0; at < sizeof names / sizeof *names; at++) {
        size_t end = strlen(names[at]);
        if (length <= end || g_ascii_strncasecmp((const char *)line, names[at], end) != 0) continue;
        while (end < length && (line[end] == ' ' || line[end] == '\t')) end++;
        if (end < length && line[end] == ':') return end + 1;
    }
    return 0;
}

/// GMime (3.2.13) calls itself for each group of addresses in another ("a: a: a: …;", RFC 5322, section 3.4), of which there should be
/// none at all. Takes away the colons of all but the first hundred, so that it does not run out of stack.
static void flatten_groups(uint8_t *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        size_t name = address_field(bytes + at, length - at);
        size_t colons = 0;
        at += name;
        // To the end of the field if it is one of addresses, else to the end of the line.
        while (at < length) {
            if (bytes[at] == ':' && name > 0 && ++colons > 100) bytes[at] = ' ';
            if (bytes[at++] == '\n' && !(name > 0 && at < length && (bytes[at] == ' ' || bytes[at] == '\t'))) break;
        }
    }
}

cgmime_message *cgmime_parse(const uint8_t *bytes, size_t length, size_t most_fields, bool *has_too_many) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, length);
    flatten_groups(g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream))->data, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
    struct fields fields = {stream, most_fields, false};
    g_mime_parser_set_header_regex(parser, "", count_field, &fields);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    g_object_unref(parser);
    g_object_unref(stream);
    *has_too_many = fields.exceeded;
    if (!message) return NULL;
    if (fields.exceeded) {
        g_object_unref(message);
        return NULL;
    }
    cgmime_message *self = g_new0(cgmime_message, 1);
    self->message = message;
    list(self);
    return self;
}

void cgmime_free(cgmime_message *self) {
    g_object_unref(self->message);
    g_free(self->nodes);
    g_free(self);
}

size_t cgmime_count(const cgmime_message *self) { return self->count; }

cgmime_kind cgmime_kind_of(const cgmime_message *self, size_t place) { return self->nodes[place].kind; }

size_t cgmime_end(const cgmime_message *self, size_t place) { return self->nodes[place].end; }

// MARK: Fields

const char *cgmime_string(const cgmime_message *self, size_t place, cgmime_field field) {
    GMimeObject *part = self->nodes[place].part;
    if (!part) return NULL;
    GMimeContentType *type = g_mime_object_get_content_type(part);
    switch (field) {
        case CGMIME_TYPE: return type ? g_mime_content_type_get_media_type(type) : NULL;
        case CGMIME_SUBTYPE: return type ? g_mime_content_type_get_media_subtype(type) : NULL;
        case CGMIME_DISPOSITION: return g_mime_object_get_disposition(part);
        case CGMIME_NAME: {
            const char *name = g_mime_object_get_content_disposition_parameter(part, "filename");
            return name || !type ? name : g_mime_content_type_get_parameter(type, "name");
        }
        case CGMIME_ID: return g_mime_object_get_content_id(part);
        case CGMIME_CHARSET: return type ? g_mime_content_type_get_parameter(type, "charset") : NULL;
        case CGMIME_FORMAT: return type ? g_mime_content_type_get_parameter(type, "format") : NULL;
        case CGMIME_DELSP: return type ? g_mime_content_type_get_parameter(type, "delsp") : NULL;
        case CGMIME_START: return type ? g_mime_content_type_get_parameter(type, "start") : NULL;
    }
    return NULL;
}

static GMimeHeader *header(const cgmime_message *self, size_t place, const char *name) {
    const node *node = &self->nodes[place];
    GMimeObject *object = node->message ? GMIME_OBJECT(node->message) : node->part;
    return g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
}

const char *cgmime_header(const cgmime_message *self, size_t place, const char *name) {
    GMimeHeader *found = header(self, place, name);
    return found ? g_mime_header_get_value(found) : NULL;
}

const char *cgmime_raw_header(const cgmime_message *self, size_t place, const char *name) {
    GMimeHeader *found = header(self, place, name);
    return found ? g_mime_header_get_raw_value(found) : NULL;
}

// MARK: Content

static GMimeDataWrapper *content(const cgmime_message *self, size_t place) {
    GMimeObject *part = self->nodes[place].part;
    return part && GMIME_IS_PART(part) ? g_mime_part_get_content(GMIME_PART(part)) : NULL;
}

size_t cgmime_encoded_length(const cgmime_message *self, size_t place) {
    GMimeDataWrapper *wrapper = content(self, place);
    if (!wrapper) return 0;
    gint64 length = g_mime_stream_length(g_mime_data_wrapper_get_stream(wrapper));
    return length > 0 ? (size_t)length : 0;
}

cgmime_bytes cgmime_content(const cgmime_message *self, size_t place) {
    GMimeDataWrapper *wrapper = content(self, place);
    if (!wrapper) return (cgmime_bytes){NULL, 0};
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(wrapper, stream);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_object_unref(stream);
    cgmime_bytes result = {NULL, array->len};
    result.bytes = g_byte_array_free(array, FALSE);
    return result;
}

cgmime_bytes cgmime_uudecode(const uint8_t *bytes, size_t length) {
    int state = 0;
    guint32 saved = 0;
    // Four letters hold three bytes; GMime writes a byte or two beyond before it knows where a line ends.
    uint8_t *result = g_malloc(length + 3);
    size_t decoded = g_mime_encoding_uudecode_step(bytes, length, result, &state, &saved);
    return (cgmime_bytes){result, decoded};
}

cgmime_bytes cgmime_utf8(const uint8_t *bytes, size_t length, const char *charset) {
    const cgmime_bytes none = {NULL, 0};
    size_t at = 0;
    while (at < charset_count && g_ascii_strcasecmp(charset, charsets[at]) != 0) at++;
    // UTF-8 takes at most four bytes for what the others write in one, and windows-1258 has marks apart.
    if (at == charset_count || length > SIZE_MAX / 8) return none;
    iconv_t converter = iconv_open("UTF-8", charsets[at]);
    if (converter == (iconv_t)-1) return none;
    const size_t room = length * 4 + 16;
    uint8_t *result = g_malloc(room);
    char *from = (char *)bytes, *to = (char *)result;
    size_t from_left = length, to_left = room;
    // What is held back for a mark that may follow comes with the second call.
    const bool is_whole = iconv(converter, &from, &from_left, &to, &to_left) != (size_t)-1 && from_left == 0
        && iconv(converter, NULL, NULL, &to, &to_left) != (size_t)-1;
    iconv_close(converter);
    if (!is_whole) {
        g_free(result);
        return none;
    }
    return (cgmime_bytes){result, room - to_left};
}

cgmime_bytes cgmime_date(const char *field) {
    GDateTime *date = g_mime_utils_header_decode_date(field);
    if (!date) return (cgmime_bytes){NULL, 0};
    char *text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z");
    g_date_time_unref(date);
    return (cgmime_bytes){(uint8_t *)text, text ? strlen(text) : 0};
}

void cgmime_release(cgmime_bytes bytes) { g_free(bytes.bytes); }
