/* The C interface of onrecord: read news reports, keep them in a record, ask the record. For C and for every language that can call C.

   Conventions, which hold for every function here:

   1. Handles. A reader or a record is known by a handle that its open function gives and its close function takes back. A handle is a
      number in the form of a pointer and is never given twice in one process: NULL, a closed handle, or a pointer that never was a handle
      is answered with ONRECORD_USAGE.
   2. Status. Every function that can fail returns ONRECORD_OK or the kind of failure. Where it fails, nothing was changed and nothing is
      given, and `*error` is one line of UTF-8 that says what was wrong and what to do; the caller frees it. `error` may be NULL for a
      caller who does not want to know. Where the function succeeds, `*error` is set to NULL.
   3. Text in. Paths, names, queries and options are UTF-8 that ends with a NUL. A document or reading, which may be large, is a pointer
      and a length in bytes. All of them are read before the function returns, and are not kept.
   4. Text out. What a function gives is UTF-8 that ends with a NUL, and is the caller's: onrecord_free() ends it. What a callback is given
      is ours, and lives until it returns.
   5. JSON. Documents go in, and readings and rows come out, as JSON. docs/reading.md has the members of a document and of a reading,
      docs/commands.md those of rows (under `show --json`). Spans count code points; onrecord_byte_offset() turns them into bytes.
   6. Options are a JSON object, or NULL for none. A member that is not known is an error, so that a misspelling is not overlooked.
   7. Threads. One reader serves any number of threads at once. One record may be used by several threads; their calls wait for one
      another. A handle may be closed while another thread is in a call with it: that call ends as if it had not been.
   8. No C++ exception leaves a function. A callback must return, and must not throw.

   What is here keeps its name and meaning for as long as the library is libonrecord.so.0; functions, options and members of JSON may be
   added. examples/example.c shows the whole in thirty lines. */
#ifndef ONRECORD_ONRECORD_H
#define ONRECORD_ONRECORD_H

#include <stddef.h>

#if defined(__GNUC__)
#define ONRECORD_API __attribute__((visibility("default")))
#else
#define ONRECORD_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum onrecord_status {
    ONRECORD_OK = 0,
    ONRECORD_USAGE = 1,       /* the caller asked for what cannot be: a wrong handle, option, name or length */
    ONRECORD_NOT_FOUND = 2,   /* no such file, record or report */
    ONRECORD_UNREADABLE = 3,  /* the system would not let us read or write */
    ONRECORD_MALFORMED = 4,   /* bytes that are not what they should be: JSON, text, a record */
    ONRECORD_TOO_LARGE = 5,   /* over a limit, which the message names */
    ONRECORD_UNSUPPORTED = 6, /* a record of another version, a form of input that is not read */
    ONRECORD_NO_SPACE = 7,    /* the disk is full */
    ONRECORD_NO_MEMORY = 8,
    ONRECORD_INTERNAL = 9 /* a mistake of ours; please report it with the message */
} onrecord_status;

typedef struct onrecord_reader onrecord_reader; /* reads documents; holds the models */
typedef struct onrecord_record onrecord_record; /* many reports together: one SQLite file */

ONRECORD_API const char* onrecord_version(void); /* "0.1.0"; not to be freed */
ONRECORD_API void onrecord_free(char* text);     /* what a function gave; NULL is nothing to do */

/* ---- reading one report, alone */

/* Takes some tens of milliseconds: open one and keep it. */
ONRECORD_API onrecord_status onrecord_reader_open(onrecord_reader** reader, char** error);
ONRECORD_API onrecord_status onrecord_reader_close(onrecord_reader* reader, char** error);

/* Reads one document, {"text": "..."} or {"html": "..."} with "id", "url", "title", "outlet", "date" where known, and gives its reading.
   Options: "tokens", "clauses", "explain" (true: put them into the reading), "outlet", "date" (for a document that has none). The same
   document gives the same reading, byte for byte. Where there is no "id" the reading's is the SHA-256 of the text or page. */
ONRECORD_API onrecord_status onrecord_read(const onrecord_reader* reader, const char* document, size_t length, const char* options,
                                           char** reading, char** error);

/* Called for each document of an input, in order: with its place ("reports/a.html", "crawl.warc.gz#7") and its reading, or, where it could
   not be read, with `reading` NULL and the reason. Returns 0 to go on; anything else ends the work, which is no failure. */
typedef int (*onrecord_take_reading)(void* context, const char* input, const char* reading, const char* problem);

/* Reads a file or folder of any form that docs/reading.md lists ("-": JSON Lines on standard input), one document in memory at a time.
   Options as for onrecord_read(). A document that cannot be read does not stop the rest. */
ONRECORD_API onrecord_status onrecord_read_input(const onrecord_reader* reader, const char* input, const char* options,
                                                 onrecord_take_reading take, void* context, char** error);

/* ---- the record */

/* ONRECORD_MAKE: to write to, and made where there is no file. Several programs may read a record while one writes. */
typedef enum onrecord_mode { ONRECORD_READ_ONLY = 0, ONRECORD_MAKE = 1 } onrecord_mode;
ONRECORD_API onrecord_status onrecord_record_open(const char* path, onrecord_mode mode, onrecord_record** record, char** error);
ONRECORD_API onrecord_status onrecord_record_close(onrecord_record* record, char** error);

/* Adds one reading, as onrecord_read() gave it, here or elsewhere. `*added`, where it is not NULL, is 1, or 0 where the report was there
   already. What was added is on the disk for certain, and is in the lists below, only after onrecord_record_link(). */
ONRECORD_API onrecord_status onrecord_record_add(onrecord_record* record, const char* reading, size_t length, int* added, char** error);
/* Lists a document that could not be read, so that the record says what it lacks. */
ONRECORD_API onrecord_status onrecord_record_add_problem(onrecord_record* record, const char* input, const char* reason, char** error);
/* Stores what was added and works out what the reports say together. After a failure (a full disk) the record holds whole reports only. */
ONRECORD_API onrecord_status onrecord_record_link(onrecord_record* record, char** error);

/* A list of the record as a JSON array, at most `limit` rows from number `from` on, counted from 0; ONRECORD_ALL for no limit. "summary" is
   an object. Topics: those of the command `onrecord show`: summary, timeline, statements, people, sources, quotations, claims, differences,
   stories, reuse, furniture, decisions. */
#define ONRECORD_ALL ((size_t)-1)
ONRECORD_API onrecord_status onrecord_record_list(const onrecord_record* record, const char* topic, size_t from, size_t limit, char** rows,
                                                  char** error);
/* Full-text search (FTS5 syntax), and where words occur: `onrecord search --json` and `onrecord trace --json`. At most `limit` places. */
ONRECORD_API onrecord_status onrecord_record_search(const onrecord_record* record, const char* query, size_t limit, char** hits,
                                                    char** error);
ONRECORD_API onrecord_status onrecord_record_trace(const onrecord_record* record, const char* words, size_t limit, char** places,
                                                   char** error);
/* The text of the report of this id, as a JSON string. */
ONRECORD_API onrecord_status onrecord_record_text(const onrecord_record* record, const char* report, char** text, char** error);

/* ---- places */

/* How many bytes come before the code point of this number in UTF-8 text of `length` bytes; `length` where there are fewer code points.
   A span [begin, end) of a reading is the bytes from the offset of its begin to the offset of its end. */
ONRECORD_API size_t onrecord_byte_offset(const char* text, size_t length, size_t code_points);

#ifdef __cplusplus
}
#endif

#endif
