#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int limit(int resource, uint64_t most, uint64_t hard) {
    struct rlimit value = {.rlim_cur = most, .rlim_max = hard};
    return setrlimit(resource, &value);
}

static int limit_resources(uint64_t memory, uint64_t cpu_seconds) {
    // A core would hold what somebody sent. Of too much computing it dies by SIGXCPU, not by SIGKILL a second later, by which it is
    // told from a process that somebody killed.
    return limit(RLIMIT_CORE, 0, 0) || limit(RLIMIT_AS, memory, memory) || limit(RLIMIT_NOFILE, 64, 64)
            || limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
        ? -1
        : 0;
}

// What the C library and poppler read while they work: tables of encodings (gconv) and of characters (poppler-data).
static int restrict_files(void) {
    struct landlock_ruleset_attr all = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE
            | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE
            | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG
            | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK
            | LANDLOCK_ACCESS_FS_MAKE_SYM,
    };
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0) return -1;
    struct landlock_path_beneath_attr usr = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = open("/usr", O_PATH | O_CLOEXEC),
    };
    int result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &usr, 0) == 0
            && syscall(SYS_landlock_restrict_self, rules, 0) == 0
        ? 0
        : -1;
    int error = errno;
    close(usr.parent_fd);
    close(rules);
    errno = error;
    return result;
}

// Everything else fails with EPERM: a library that asks for something more goes on without it.
static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(getdents64), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall), SCMP_SYS(rseq), SCMP_SYS(set_robust_list),
};

static int filter_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == NULL) {
        errno = ENOMEM;
        return -1;
    }
    int result = 0;
    for (size_t at = 0; result == 0 && at < sizeof allowed / sizeof *allowed; at++)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[at], 0);
    // Files are opened for reading only (the lowest two bits of the flags), and made in no case.
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
            SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
    // Memory may be executed that a file of /usr stands in, but none that can be written to.
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC));
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // It may abort, but signal nobody else; and descriptors must not do so for it (F_SETOWN, F_SETSIG).
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
    const int commands[] = {F_GETFD, F_SETFD, F_GETFL};
    for (size_t at = 0; result == 0 && at < sizeof commands / sizeof *commands; at++)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, (scmp_datum_t)commands[at]));
    // Limits may be looked at.
    if (result == 0)
        result = seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, (scmp_datum_t)0));
    if (result == 0) result = seccomp_load(filter);
    seccomp_release(filter);
    if (result < 0) {
        errno = -result;
        return -1;
    }
    return 0;
}

// Where memory runs out, the process goes first that is easiest made anew.
static void volunteer(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    if (write(file, "1000", 4) < 0) errno = 0;  // as good as without
    close(file);
}

int csandbox_enter(uint64_t memory, uint64_t cpu_seconds) {
    volunteer();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0
        || limit_resources(memory, cpu_seconds) < 0)
        return -1;
    int walls = restrict_files() == 0 ? CSANDBOX_LANDLOCK : 0;
    if (walls == 0 && errno != ENOSYS && errno != EOPNOTSUPP && errno != EPERM) return -1;
    if (filter_calls() < 0) return -1;
    return walls | CSANDBOX_SECCOMP;
}
