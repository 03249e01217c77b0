// Loaded before a program (LD_PRELOAD), fails or kills it at the n-th call of one function.
//   FAULT_CALL  write (also pwrite, pwrite64, fwrite's), fsync (fdatasync), open, rename, unlink, truncate, malloc (calloc, realloc)
//   FAULT_AT    which call, from 1; 0: none, and the number of calls is written to FAULT_COUNT when the program ends
//   FAULT_WITH  kill; or the number of an error, which that call and, where FAULT_STAYS is set, all later ones end with
//   FAULT_FILE  only calls on files whose names hold this (all kinds but malloc)
//   FAULT_FROM  only calls of malloc by a library whose name holds this
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long n_calls;
static long at = -1;
static int with, stays, is_on;
static const char *call, *file, *from, *count;

__attribute__((constructor)) static void start(void) {
    call = getenv("FAULT_CALL");
    file = getenv("FAULT_FILE");
    from = getenv("FAULT_FROM");
    count = getenv("FAULT_COUNT");
    const char* number = getenv("FAULT_AT");
    const char* what = getenv("FAULT_WITH");
    at = number ? atol(number) : 0;
    with = !what || strcmp(what, "kill") == 0 ? 0 : atoi(what);
    stays = getenv("FAULT_STAYS") != NULL;
    is_on = call != NULL;
}

__attribute__((destructor)) static void end(void) {
    is_on = 0;
    if (!count) return;
    FILE* out = fopen(count, "w");
    if (!out) return;
    fprintf(out, "%ld\n", (long)n_calls);
    fclose(out);
}

static int named(int fd) {
    if (!file) return 1;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return strstr(path, file) != NULL;
}

static int called_from(const void* caller) {
    Dl_info library;
    return !is_on || !from || (dladdr(caller, &library) && library.dli_fname && strstr(library.dli_fname, from));
}

// Whether this call is to fail; does not come back where it is to kill.
static int fault(const char* kind, int is_ours) {
    if (!is_on || !is_ours || strcmp(kind, call) != 0) return 0;
    const long n = ++n_calls;
    if (at == 0 || n < at || (n > at && !stays)) return 0;
    if (with == 0) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = with;
    return 1;
}

#define NEXT(name) (*(__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void* bytes, size_t n) { return fault("write", named(fd)) ? -1 : NEXT(write)(fd, bytes, n); }
ssize_t pwrite(int fd, const void* bytes, size_t n, off_t to) { return fault("write", named(fd)) ? -1 : NEXT(pwrite)(fd, bytes, n, to); }
ssize_t pwrite64(int fd, const void* bytes, size_t n, off64_t to) { return fault("write", named(fd)) ? -1 : NEXT(pwrite64)(fd, bytes, n, to); }
size_t fwrite(const void* bytes, size_t size, size_t n, FILE* out) { return fault("write", named(fileno(out))) ? 0 : NEXT(fwrite)(bytes, size, n, out); }
int fsync(int fd) { return fault("fsync", named(fd)) ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return fault("fsync", named(fd)) ? -1 : NEXT(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return fault("truncate", named(fd)) ? -1 : NEXT(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { return fault("truncate", named(fd)) ? -1 : NEXT(ftruncate64)(fd, n); }
int rename(const char* from, const char* to) { return fault("rename", !file || strstr(to, file)) ? -1 : NEXT(rename)(from, to); }
int unlink(const char* path) { return fault("unlink", !file || strstr(path, file)) ? -1 : NEXT(unlink)(path); }
int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return fault("open", !file || strstr(path, file)) ? -1 : NEXT(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return fault("open", !file || strstr(path, file)) ? -1 : NEXT(open64)(path, flags, mode);
}

extern void* __libc_malloc(size_t n);
extern void* __libc_calloc(size_t n, size_t size);
extern void* __libc_realloc(void* old, size_t n);
void* malloc(size_t n) { return fault("malloc", called_from(__builtin_return_address(0))) ? NULL : __libc_malloc(n); }
void* calloc(size_t n, size_t size) { return fault("malloc", called_from(__builtin_return_address(0))) ? NULL : __libc_calloc(n, size); }
void* realloc(void* old, size_t n) { return fault("malloc", called_from(__builtin_return_address(0))) ? NULL : __libc_realloc(old, n); }
