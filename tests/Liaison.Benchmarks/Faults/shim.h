/* What the library is told, and the log it keeps. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <time.h>

/* The order is that of FaultControl.cs. A countdown of k fails the k-th call from now; zero does nothing. */
struct control { atomic_llong sync_delay_ns, clock_offset_ns, fail_write_in, fail_sync_in, error, full, writes, syncs, injected; };

/* The log: a record for each operation, followed by what was written. OperationLog.cs reads it. */
enum operation { WRITE = 1, TRUNCATE = 2, SYNC = 3, UNLINK = 4 };
/* What waits in the file of looks is no part of a power cut that is rebuilt; it is delayed and fails as the others. */
enum file { NONE = 0, DATABASE = 1, WAL = 2, LOOKS = 3 };

struct record { long long begun_ns, done_ns, operation, file, offset, length; };

static int log_file = -1;
static pthread_mutex_t log_turn = PTHREAD_MUTEX_INITIALIZER;
static int (*real_clock)(clockid_t, struct timespec *);

static long long now_ns(void) {
    struct timespec now;
    real_clock(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void note(enum operation operation, enum file file, long long begun, long long offset, const void *data, size_t length) {
    if (log_file < 0 || file == LOOKS)
        return;
    struct record record = { begun, now_ns(), operation, file, offset, (long long)length };
    struct iovec parts[2] = { { &record, sizeof record }, { (void *)data, data ? length : 0 } };
    pthread_mutex_lock(&log_turn);
    if (writev(log_file, parts, 2) < 0)
        abort();
    pthread_mutex_unlock(&log_turn);
}
