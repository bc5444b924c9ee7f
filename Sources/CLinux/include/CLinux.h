// System calls and constants that the Glibc module does not export (it is built without _GNU_SOURCE),
// and macros that Swift does not import. Each wrapper is the call itself: no policy here.
#ifndef CLINUX_H
#define CLINUX_H

// No _GNU_SOURCE here (linux.c has it): it changes types of the system's headers, and Swift refuses a file that
// imports both this module and Glibc.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/// POLLRDHUP, which needs _GNU_SOURCE: the other end of a stream was closed.
enum { CLINUX_POLLRDHUP = 0x2000 };

/// openat2(2) that keeps the path beneath `dirfd` and follows no symbolic link on the way.
/// Returns a descriptor, or -1 with errno (ELOOP: a symbolic link; EXDEV: the path leaves the folder).
int clinux_open_beneath(int dirfd, const char *path, int flags, unsigned mode);

/// openat2(2) of an absolute path that follows no symbolic link, wherever on the way it stands (ELOOP).
int clinux_open_real(const char *path, int flags);

/// O_PATH, which needs _GNU_SOURCE: a descriptor that only names a place.
extern const int clinux_O_PATH;

/// open(2) of what a descriptor with O_PATH names, through /proc/self/fd.
int clinux_open_found(int place, int flags);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST instead of replacing.
int clinux_rename_noreplace(int olddir, const char *oldpath, int newdir, const char *newpath);

/// renameat2(2) with RENAME_EXCHANGE: each of the two gets the other's name at one moment.
int clinux_exchange(const char *first, const char *second);

/// syncfs(2): writes back the whole file system that `fd` is on.
int clinux_syncfs(int fd);

/// Takes a read lease and gives it back at once (fcntl(2), F_SETLEASE): 0 when nobody has the file open for
/// writing, -1 with EAGAIN when someone has, -1 with EACCES where we may not take leases.
int clinux_probe_writer(int fd);

/// Whether a user with these groups may use `path` in `mode` (R_OK, W_OK, X_OK): 0, or the error's number. The
/// folders on the way are looked through with the caller's eyes. Needs root; other threads keep their identity.
int clinux_access_as(
    const char *path, int mode, uid_t user, gid_t group, const gid_t *groups, size_t group_count);

/// getrandom(2), 8 bytes.
uint64_t clinux_random(void);

/// The file system's magic number (statfs(2)), or -1 with errno.
int64_t clinux_filesystem_type(const char *path);

/// The calling thread's CPU time in nanoseconds (CLOCK_THREAD_CPUTIME_ID).
int64_t clinux_thread_cpu_nanoseconds(void);

/// Monotonic time in nanoseconds, counting suspension (CLOCK_BOOTTIME).
int64_t clinux_boottime_nanoseconds(void);

/// CLOCK_MONOTONIC in nanoseconds: what systemd asks for in MONOTONIC_USEC.
int64_t clinux_monotonic_nanoseconds(void);

/// As above, up to some milliseconds late, and without a system call on any machine (CLOCK_MONOTONIC_COARSE).
int64_t clinux_coarse_nanoseconds(void);

/// Whether some bytes hold others: memmem(3), which Swift's Glibc does not have.
_Bool clinux_holds(const void *bytes, size_t count, const void *part, size_t part_count);

/// On how many processors the calling thread may run (taskset(1), AllowedCPUs= and CPUAffinity= of a unit); at least 1.
int clinux_usable_processors(void);

/// Restricts the name of the calling thread (15 bytes), as `ps -L` and `top -H` show it.
void clinux_name_thread(const char *name);

/// Has deaths by a fault of this process itself (SIGSEGV, SIGABRT and the like, but not SIGKILL) noted: one byte at the
/// start of the file `fd`. The process dies of the signal all the same. Called again, notes in another file.
void clinux_note_deaths(int fd);

/// A descriptor on which connections of `path` arrive, or -1 with errno. The name must not exist.
int clinux_listen_unix(const char *path, unsigned mode);

/// A descriptor that is connected to the socket at `path`, or -1 with errno.
int clinux_connect_unix(const char *path);

/// A file without a name that holds `count` bytes, open for reading from its beginning; or -1 with errno.
int clinux_memory_file(const char *name, const void *bytes, size_t count);

/// pipe2(2) with O_CLOEXEC.
int clinux_pipe(int ends[2]);

/// Starts a program with `input` and `output` as its standard input and output and with nothing else of ours: no other
/// descriptor, no environment, no signal ignored or blocked. Returns its process id, or -1 with errno.
pid_t clinux_spawn(const char *program, char *const arguments[], int input, int output);

static inline int clinux_dirent_type(const struct dirent *entry) { return entry->d_type; }
static inline const char *clinux_dirent_name(const struct dirent *entry) { return entry->d_name; }

/// `st_mtim` and `st_ctim` in nanoseconds since the epoch.
static inline int64_t clinux_mtime_nanoseconds(const struct stat *status) {
    return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}
static inline int64_t clinux_ctime_nanoseconds(const struct stat *status) {
    return (int64_t)status->st_ctim.tv_sec * 1000000000 + status->st_ctim.tv_nsec;
}

#endif
