/* example RECORD INPUT: reads the reports of INPUT into a record and prints what they say together, as JSON. */
#include <onrecord/onrecord.h>
#include <stdio.h>
#include <string.h>

struct job {
    onrecord_record* record;
    onrecord_status status;
    char** error;
};

static int keep(void* context, const char* input, const char* reading, const char* problem) {
    struct job* job = context;
    if (reading == NULL) return job->status = onrecord_record_add_problem(job->record, input, problem, job->error);
    return job->status = onrecord_record_add(job->record, reading, strlen(reading), NULL, job->error);
}

static onrecord_status run(const char* path, const char* input, char** timeline, char** error) {
    onrecord_reader* reader = NULL;
    struct job job = {NULL, ONRECORD_OK, error};
    onrecord_status status = onrecord_reader_open(&reader, error);
    if (status == ONRECORD_OK) status = onrecord_record_open(path, ONRECORD_MAKE, &job.record, error);
    if (status == ONRECORD_OK) status = onrecord_read_input(reader, input, NULL, keep, &job, error);
    if (status == ONRECORD_OK) status = job.status;
    if (status == ONRECORD_OK) status = onrecord_record_link(job.record, error);
    if (status == ONRECORD_OK) status = onrecord_record_list(job.record, "timeline", 0, ONRECORD_ALL, timeline, error);
    if (job.record != NULL) onrecord_record_close(job.record, NULL);
    if (reader != NULL) onrecord_reader_close(reader, NULL);
    return status;
}

int main(int argc, char** argv) {
    char *timeline = NULL, *error = NULL;
    if (argc != 3) return fputs("usage: example RECORD INPUT\n", stderr), 2;
    const int failed = run(argv[1], argv[2], &timeline, &error) != ONRECORD_OK;
    if (failed)
        fprintf(stderr, "%s\n", error);
    else
        fputs(timeline, stdout);
    onrecord_free(error);
    onrecord_free(timeline);
    return failed;
}
