/* Stands between a process and the disk, for the files of one database: delays and fails what is written and synced, and keeps a log
   from which a drill rebuilds what a power cut would have left. Loaded by LD_PRELOAD; told what to do through a file that is mapped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "shim.h"

#define MAX_FILES 65536

static struct control *control;
static const char *watched;
static unsigned char file_of[MAX_FILES];

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_truncate)(int, off64_t);
static int (*real_sync)(int);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_truncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_sync = dlsym(RTLD_NEXT, "fsync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_clock = dlsym(RTLD_NEXT, "clock_gettime");
    watched = getenv("LIAISON_FAULTS_DATABASE");
    const char *told = getenv("LIAISON_FAULTS_CONTROL"), *log = getenv("LIAISON_FAULTS_LOG");
    if (log)
        log_file = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int file = told ? real_open(told, O_RDWR | O_CLOEXEC) : -1;
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        control = mapped == MAP_FAILED ? NULL : mapped;
        real_close(file);
    }
}

static enum file kind(const char *path) {
    size_t length = watched ? strlen(watched) : 0;
    if (!length || strncmp(path, watched, length))
        return NONE;
    const char *ending = path + length;
    return !*ending ? DATABASE : !strcmp(ending, "-wal") ? WAL
        : !strcmp(ending, "-looks") || !strcmp(ending, "-looks-wal") ? LOOKS : NONE;
}

/* Whether this call fails, by the countdown or because the disk is full; errno then says why. */
static int fails(atomic_llong *countdown, int is_write) {
    if (!control)
        return 0;
    int full = is_write && atomic_load(&control->full);
    if (!full && (atomic_load(countdown) <= 0 || atomic_fetch_sub(countdown, 1) != 1))
        return 0;
    atomic_fetch_add(&control->injected, 1);
    errno = full ? ENOSPC : (int)atomic_load(&control->error);
    return 1;
}

static int opened(const char *path, int file) {
    if (file >= 0 && file < MAX_FILES)
        file_of[file] = kind(path);
    return file;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        /* Some library may open a file before this one has begun. */ \
        if (!real_open) \
            begin(); \
        return opened(path, real_open(path, flags, mode)); \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    if (!real_close)
        begin();
    if (file >= 0 && file < MAX_FILES)
        file_of[file] = NONE;
    return real_close(file);
}

static enum file of(int file) { return file >= 0 && file < MAX_FILES ? file_of[file] : NONE; }

static ssize_t write_at(int file, const void *data, size_t length, off64_t offset) {
    if (!of(file))
        return real_pwrite(file, data, length, offset);
    long long begun = now_ns();
    if (control)
        atomic_fetch_add(&control->writes, 1);
    if (control && fails(&control->fail_write_in, 1))
        return -1;
    ssize_t written = real_pwrite(file, data, length, offset);
    if (written > 0)
        note(WRITE, of(file), begun, offset, data, (size_t)written);
    return written;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return write_at(file, data, length, offset); }
ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) { return write_at(file, data, length, offset); }

int ftruncate64(int file, off64_t length) {
    long long begun = now_ns();
    int result = real_truncate(file, length);
    if (of(file) && !result)
        note(TRUNCATE, of(file), begun, length, NULL, 0);
    return result;
}

int fsync(int file) {
    if (!of(file))
        return real_sync(file);
    long long begun = now_ns();
    if (control)
        atomic_fetch_add(&control->syncs, 1);
    if (control && fails(&control->fail_sync_in, 0))
        return -1;
    long long delay = control ? atomic_load(&control->sync_delay_ns) : 0;
    if (delay > 0)
        nanosleep(&(struct timespec){ delay / 1000000000LL, delay % 1000000000LL }, NULL);
    int result = real_sync(file);
    if (!result)
        note(SYNC, of(file), begun, 0, NULL, 0);
    return result;
}

int fdatasync(int file) { return fsync(file); }

int unlink(const char *path) {
    long long begun = now_ns();
    int result = real_unlink(path);
    if (kind(path) && !result)
        note(UNLINK, kind(path), begun, 0, NULL, 0);
    return result;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (!real_clock)
        real_clock = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real_clock(clock, now);
    long long offset = control && clock == CLOCK_REALTIME ? atomic_load(&control->clock_offset_ns) : 0;
    now->tv_sec += offset / 1000000000LL;
    return result;
}
