/* The C interface of onrecord: read news reports, keep them in a record, and ask the record what they say together. For C, and for every
   language that can call C. examples/library/example.c is a whole program; in short:

       onrecord_reader* reader;
       char *reading, *error;
       if (onrecord_reader_open(&reader, &error) != ONRECORD_OK) return fail(error);
       if (onrecord_read(reader, json, strlen(json), NULL, &reading, &error) != ONRECORD_OK) return fail(error);
       puts(reading);
       onrecord_free(reading);

   Conventions, which hold for every function here:

   1. Handles. An open function gives a handle to a reader or a record; its close function ends it. A handle is a number in the form of a
      pointer, and no number is used twice in one process: a call with NULL, a closed handle or any other pointer follows no pointer and
      returns ONRECORD_USAGE.
   2. Status. Every function that can fail returns ONRECORD_OK or the kind of failure. After a failure nothing has changed, what would have
      been given is NULL, and `*error` is one line of UTF-8 that says what is wrong and what to do about it. `error` may be NULL if you do
      not want the message. After success `*error` is NULL.
   3. Text in. Paths, names, queries and options are UTF-8 and end with a NUL. A document or a reading, which may be large, is a pointer
      and a length in bytes. Every argument is read before the function returns; none is kept.
   4. Text out. Texts and error messages that a function gives are UTF-8, end with a NUL, and are yours: free each with onrecord_free().
      What a callback is given belongs to the library, and is valid until the callback returns.
   5. JSON. Documents go in, and readings and rows come out, as JSON. docs/reading.md describes documents and readings, docs/commands.md
      rows (under `show --json`). Spans count code points, the end not included; onrecord_byte_offset() turns them into bytes.
   6. Options are a JSON object, or NULL for none. An unknown member is an error, so that a misspelling is noticed.
   7. Threads. One reader serves any number of threads at once. Several threads may use one record; their calls wait for one another. A
      handle may be closed while another thread is in a call with it; that call ends as usual.
   8. No C++ exception leaves a function. A callback must return: it may neither throw nor longjmp.

   Names and meanings stay as they are for as long as the library is libonrecord.so.0. Functions, options and members of JSON may be added.
 */
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
    ONRECORD_USAGE = 1,       /* a wrong handle, option, name, date or query */
    ONRECORD_NOT_FOUND = 2,   /* no such file, record or report */
    ONRECORD_UNREADABLE = 3,  /* the system does not let us read or write, or the record is locked */
    ONRECORD_MALFORMED = 4,   /* not valid JSON, text or record: damaged, or something else */
    ONRECORD_TOO_LARGE = 5,   /* over a limit that the message names */
    ONRECORD_UNSUPPORTED = 6, /* a record of another version, a kind of input that is not read */
    ONRECORD_NO_SPACE = 7,    /* the disk is full */
    ONRECORD_NO_MEMORY = 8,
    ONRECORD_INTERNAL = 9 /* a fault in onrecord; please report it with the message */
} onrecord_status;

typedef struct onrecord_reader onrecord_reader; /* reads documents; holds the models */
typedef struct onrecord_record onrecord_record; /* many reports together: one SQLite file */

ONRECORD_API const char* onrecord_version(void); /* "0.1.0"; do not free it */
ONRECORD_API void onrecord_free(char* text);     /* a text or message that a function gave, or NULL */

/* ---- reading one report, alone */

/* Opening takes some tens of milliseconds: open one reader and keep it. */
ONRECORD_API onrecord_status onrecord_reader_open(onrecord_reader** reader, char** error);
ONRECORD_API onrecord_status onrecord_reader_close(onrecord_reader* reader, char** error);

/* Reads one document and gives its reading. The document is {"text": "..."} or {"html": "..."}, with "id", "url", "title", "outlet" and
   "date" where you know them. Options: "tokens", "clauses", "explain" (true adds them to the reading), "outlet", "date" (for a document
   that has none). A reading without a given "id" has the SHA-256 of the text or page. The same document gives the same bytes. */
ONRECORD_API onrecord_status onrecord_read(const onrecord_reader* reader, const char* document, size_t length, const char* options,
                                           char** reading, char** error);

/* Called for each document of an input, in order. `input` is where it came from ("reports/a.html", "crawl.warc.gz#7"). Either `reading` is
   its reading and `problem` is NULL, or `reading` is NULL and `problem` says why it could not be read. Return 0 to go on, anything else to
   stop; stopping is no failure. */
typedef int (*onrecord_take_reading)(void* context, const char* input, const char* reading, const char* problem);

/* Reads a file or folder of any kind that docs/reading.md lists, or JSON Lines on standard input ("-"), with one document in memory at a
   time. Options are those of onrecord_read(). A document that cannot be read does not stop the others. */
ONRECORD_API onrecord_status onrecord_read_input(const onrecord_reader* reader, const char* input, const char* options,
                                                 onrecord_take_reading take, void* context, char** error);

/* ---- the record */

/* ONRECORD_MAKE opens a record for writing, creates it if there is no file, and brings one of an older version up to date, which takes as
   long as linking it. Several programs may read a record while one writes. */
typedef enum onrecord_mode { ONRECORD_READ_ONLY = 0, ONRECORD_MAKE = 1 } onrecord_mode;
ONRECORD_API onrecord_status onrecord_record_open(const char* path, onrecord_mode mode, onrecord_record** record, char** error);
ONRECORD_API onrecord_status onrecord_record_close(onrecord_record* record, char** error);

/* Adds one reading that onrecord_read() gave, here or elsewhere. If `added` is not NULL, `*added` becomes 1, or 0 if the record had the
   report already. Only onrecord_record_link() makes sure that what was added is on the disk, and brings it into the lists below. */
ONRECORD_API onrecord_status onrecord_record_add(onrecord_record* record, const char* reading, size_t length, int* added, char** error);
/* Notes a document that could not be read, so that the record says what it lacks. */
ONRECORD_API onrecord_status onrecord_record_add_problem(onrecord_record* record, const char* input, const char* reason, char** error);
/* Stores what was added and works out what the reports say together. After a failure (a full disk) the record holds only whole reports. */
ONRECORD_API onrecord_status onrecord_record_link(onrecord_record* record, char** error);

/* Gives one list of the record as a JSON array: at most `limit` rows (ONRECORD_ALL: no limit), the first of them number `from`, counted
   from 0. Topics are those of the command `onrecord show`: summary (an object, no array), timeline, statements, people, names,
   sources, quotations, claims, differences, stories, reuse, revisions, furniture, decisions. */
#define ONRECORD_ALL ((size_t)-1)
ONRECORD_API onrecord_status onrecord_record_list(const onrecord_record* record, const char* topic, size_t from, size_t limit, char** rows,
                                                  char** error);
/* Full-text search (FTS5 syntax), and where a quotation or passage occurs, earliest first: what `onrecord search --json` and `onrecord
   trace
   --json` print. At most `limit` hits or places. */
ONRECORD_API onrecord_status onrecord_record_search(const onrecord_record* record, const char* query, size_t limit, char** hits,
                                                    char** error);
ONRECORD_API onrecord_status onrecord_record_trace(const onrecord_record* record, const char* words, size_t limit, char** places,
                                                   char** error);
/* Gives the text of the report with this id, as a JSON string. */
ONRECORD_API onrecord_status onrecord_record_text(const onrecord_record* record, const char* report, char** text, char** error);

/* ---- places */

/* How many bytes of the UTF-8 text come before its code point number `code_points`, counted from 0; `length`, that of the text in bytes, if
   it has no more code points than that. A span [begin, end) of a reading is the bytes from the offset of begin to the offset of end. */
ONRECORD_API size_t onrecord_byte_offset(const char* text, size_t length, size_t code_points);

#ifdef __cplusplus
}
#endif

#endif
