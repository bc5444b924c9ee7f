// GMime (https://github.com/jstedfast/gmime) behind C without GLib's types: a message as a list of its parts in the order in which
// they stand, each with where those inside it end. Nothing here opens a file or a connection, decrypts or verifies.
#ifndef CGMIME_H
#define CGMIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cgmime_message cgmime_message;

typedef enum {
    CGMIME_LEAF,
    CGMIME_MULTIPART,
    /// The message itself, as place 0, or one in another (message/rfc822); what follows is its body.
    CGMIME_MESSAGE,
} cgmime_kind;

typedef enum {
    CGMIME_TYPE,
    CGMIME_SUBTYPE,
    /// "inline", "attachment".
    CGMIME_DISPOSITION,
    /// The name of the file that the part was, decoded (RFC 2047, RFC 2231).
    CGMIME_NAME,
    CGMIME_ID,
    CGMIME_CHARSET,
    CGMIME_FORMAT,
    CGMIME_DELSP,
    /// Which part of a multipart/related is its root (RFC 2387).
    CGMIME_START,
} cgmime_field;

typedef struct {
    uint8_t *bytes;
    size_t length;
} cgmime_bytes;

/// To be called once before anything else. Converters of characters are files of the C library; those for the character sets that mail
/// uses are opened here, so that none has to be found once the process may open no file.
void cgmime_start(void);

/// NULL where the bytes have no header, or where there are more fields than that in all parts together.
cgmime_message *cgmime_parse(const uint8_t *bytes, size_t length, size_t most_fields, bool *has_too_many);
void cgmime_free(cgmime_message *message);

size_t cgmime_count(const cgmime_message *message);
cgmime_kind cgmime_kind_of(const cgmime_message *message, size_t place);
/// The place behind the last part that is in this one.
size_t cgmime_end(const cgmime_message *message, size_t place);

/// What a part says of itself, NULL where it does not. It lives as long as the message.
const char *cgmime_string(const cgmime_message *message, size_t place, cgmime_field field);

/// A field of the header, decoded (RFC 2047) and unfolded; of a message in a message, that one's. It lives as long as the message.
const char *cgmime_header(const cgmime_message *message, size_t place, const char *name);
/// The same before it is decoded.
const char *cgmime_raw_header(const cgmime_message *message, size_t place, const char *name);

/// How many bytes the content of a leaf has as it stands in the message, which is never less than decoded.
size_t cgmime_encoded_length(const cgmime_message *message, size_t place);
/// The content of a leaf without its transfer encoding (RFC 2045, section 6).
cgmime_bytes cgmime_content(const cgmime_message *message, size_t place);

/// What uuencoded lines hold (POSIX, uuencode), those between "begin 644 NAME" and "end".
cgmime_bytes cgmime_uudecode(const uint8_t *bytes, size_t length);

/// In UTF-8, no bytes (NULL) where the character set is none that is opened at the start, or the bytes are not all of it.
cgmime_bytes cgmime_utf8(const uint8_t *bytes, size_t length, const char *charset);

/// The instant of a field "Date" (RFC 5322) as ISO 8601 in its own zone, no bytes where it is none.
cgmime_bytes cgmime_date(const char *field);

void cgmime_release(cgmime_bytes bytes);

#endif
