#define _GNU_SOURCE
#include "CLinux.h"

#include <linux/openat2.h>
#include <pthread.h>
#include <sched.h>
#include <spawn.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>

const int clinux_O_PATH = O_PATH;

static int open_by(int dirfd, const char *path, int flags, unsigned mode, uint64_t resolve) {
    struct open_how how = {
        .flags = (uint64_t)(unsigned)flags,
        .mode = (flags & (O_CREAT | O_TMPFILE)) ? mode : 0,
        .resolve = resolve | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    // EAGAIN: a rename ran alongside the walk and the kernel could not tell that the path stayed beneath; or, with
    // O_NONBLOCK, someone holds a lease (Samba does) and may take 45 s to give it back: no waiting for that here.
    for (int attempt = 1;; attempt++) {
        int fd = (int)syscall(SYS_openat2, dirfd, path, &how, sizeof how);
        if (fd >= 0 || (errno != EINTR && (errno != EAGAIN || attempt >= 16))) return fd;
    }
}

int clinux_open_beneath(int dirfd, const char *path, int flags, unsigned mode) {
    return open_by(dirfd, path, flags, mode, RESOLVE_BENEATH);
}

int clinux_open_real(const char *path, int flags) { return open_by(AT_FDCWD, path, flags, 0, 0); }

int clinux_open_found(int place, int flags) {
    char link[sizeof "/proc/self/fd/2147483647"];
    snprintf(link, sizeof link, "/proc/self/fd/%d", place);
    int fd;
    do fd = open(link, flags);
    while (fd < 0 && errno == EINTR);
    return fd;
}

int clinux_rename_noreplace(int olddir, const char *oldpath, int newdir, const char *newpath) {
    return renameat2(olddir, oldpath, newdir, newpath, RENAME_NOREPLACE);
}

int clinux_exchange(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int clinux_syncfs(int fd) { return syncfs(fd); }

int clinux_probe_writer(int fd) {
    if (fcntl(fd, F_SETLEASE, F_RDLCK) < 0) return -1;
    return fcntl(fd, F_SETLEASE, F_UNLCK);
}

struct access_question {
    int fd;
    int mode;
    uid_t user;
    gid_t group;
    const gid_t *groups;
    size_t group_count;
    int error;
};

static void *ask_for_access(void *context) {
    struct access_question *question = context;
    // The calls themselves, not glibc's wrappers: those would change all threads. setfsuid from root to another user
    // takes the file capabilities away too (credentials(7), capabilities(7)).
    if (syscall(SYS_setgroups, question->group_count, question->groups) < 0) {
        question->error = errno;
        return NULL;
    }
    syscall(SYS_setfsgid, question->group);
    syscall(SYS_setfsuid, question->user);
    if (syscall(SYS_setfsuid, -1) != (long)question->user) {
        question->error = EPERM;
        return NULL;
    }
    long result = syscall(SYS_faccessat2, question->fd, "", question->mode, AT_EMPTY_PATH | AT_EACCESS);
    question->error = result < 0 ? errno : 0;
    return NULL;
}

int clinux_access_as(
    const char *path, int mode, uid_t user, gid_t group, const gid_t *groups, size_t group_count) {
    struct access_question question = {
        .fd = open(path, O_PATH | O_CLOEXEC),
        .mode = mode,
        .user = user,
        .group = group,
        .groups = groups,
        .group_count = group_count,
    };
    if (question.fd < 0) return errno;
    pthread_t thread;
    int error = pthread_create(&thread, NULL, ask_for_access, &question);
    if (error == 0) {
        pthread_join(thread, NULL);
        error = question.error;
    }
    close(question.fd);
    return error;
}

uint64_t clinux_random(void) {
    uint64_t value = 0;
    while (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value) {}
    return value;
}

int64_t clinux_filesystem_type(const char *path) {
    struct statfs status;
    if (statfs(path, &status) < 0) return -1;
    return (int64_t)(uint32_t)status.f_type;
}

static int64_t nanoseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t clinux_thread_cpu_nanoseconds(void) { return nanoseconds(CLOCK_THREAD_CPUTIME_ID); }
int64_t clinux_boottime_nanoseconds(void) { return nanoseconds(CLOCK_BOOTTIME); }
int64_t clinux_monotonic_nanoseconds(void) { return nanoseconds(CLOCK_MONOTONIC); }
int64_t clinux_coarse_nanoseconds(void) { return nanoseconds(CLOCK_MONOTONIC_COARSE); }

_Bool clinux_holds(const void *bytes, size_t count, const void *part, size_t part_count) {
    return memmem(bytes, count, part, part_count) != NULL;
}

int clinux_usable_processors(void) {
    cpu_set_t processors;
    // Where there are more than the set has room for, or nobody may ask, all that are there count.
    if (sched_getaffinity(0, sizeof processors, &processors) == 0) return CPU_COUNT(&processors);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}

void clinux_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

static volatile sig_atomic_t death_note = -1;

// Only what signal-safety(7) allows. The handler is gone by now (SA_RESETHAND), and the signal that is raised again is
// delivered when this returns: the process dies of it as if nobody had looked.
static void note_death(int signal) {
    int note = death_note;
    if (note >= 0) {
        ssize_t ignored = pwrite(note, "1", 1, 0);
        (void)ignored;
    }
    raise(signal);
}

void clinux_note_deaths(int fd) {
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
    death_note = fd;
    for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) {
        struct sigaction action = {.sa_handler = note_death, .sa_flags = SA_RESETHAND | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(faults[index], &action, NULL);
    }
}

static int unix_address(const char *path, struct sockaddr_un *address) {
    if (strlen(path) >= sizeof address->sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    strcpy(address->sun_path, path);
    return 0;
}

int clinux_listen_unix(const char *path, unsigned mode) {
    struct sockaddr_un address;
    if (unix_address(path, &address) < 0) return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    // Nobody may connect between bind and chmod with rights that are too wide.
    if (fchmod(fd, mode) < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 ||
        chmod(path, mode) < 0 || listen(fd, 64) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int clinux_connect_unix(const char *path) {
    struct sockaddr_un address;
    if (unix_address(path, &address) < 0) return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int clinux_memory_file(const char *name, const void *bytes, size_t count) {
    int fd = memfd_create(name, MFD_CLOEXEC);
    if (fd < 0) return -1;
    size_t written = 0;
    while (written < count) {
        ssize_t more = write(fd, (const char *)bytes + written, count - written);
        if (more < 0 && errno == EINTR) continue;
        if (more < 0) {
            int error = errno;
            close(fd);
            errno = error;
            return -1;
        }
        written += (size_t)more;
    }
    lseek(fd, 0, SEEK_SET);
    return fd;
}

pid_t clinux_spawn(const char *program, char *const arguments[], int input, int output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    pid_t child = -1;
    int error = posix_spawn_file_actions_init(&files);
    if (error == 0) {
        error = posix_spawnattr_init(&attributes);
        if (error == 0) {
            char *environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};
            // Signals that we ignore or have blocked are not its business.
            error = posix_spawnattr_setsigmask(&attributes, &none);
            if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &all);
            // Nor is what a terminal sends to our group.
            if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
            if (error == 0)
                error = posix_spawnattr_setflags(
                    &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
            if (error == 0) error = posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
            if (error == 0) error = posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
            if (error == 0) error = posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
            if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
            if (error == 0) error = posix_spawn(&child, program, &files, &attributes, arguments, environment);
            posix_spawnattr_destroy(&attributes);
        }
        posix_spawn_file_actions_destroy(&files);
    }
    if (error != 0) {
        errno = error;
        return -1;
    }
    return child;
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
