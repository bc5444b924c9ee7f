// The walls around a process that parses what anybody may have sent: limits, Landlock, and a filter of system calls.
#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stdint.h>

/// What keeps the process in (flags of a result).
enum {
    CSANDBOX_SECCOMP = 1,
    CSANDBOX_LANDLOCK = 2,
};

/// Gives up everything but reading what is open, reading below /usr, writing to what is open, computing and memory, for good:
/// no new files, programs, processes, threads, sockets. The process dies with the thread that started it.
///
/// @param memory bytes of address space; @param cpu_seconds of computing, after which it is killed.
/// @return the flags of what stands, or -1 with errno where the filter of system calls can't be had: then nothing may be parsed.
/// Landlock is missing where the kernel has none; the filter still lets files only be read then.
int csandbox_enter(uint64_t memory, uint64_t cpu_seconds);

#endif
