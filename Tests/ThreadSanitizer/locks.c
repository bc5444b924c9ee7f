// Tells the thread sanitizer of the locks that it doesn't see.
//
// Swift's `Mutex` takes and gives a lock that nobody else wants by an atomic operation in the program itself, which the
// sanitizer sees. One that is wanted goes through the kernel, in Swift's own library, which is not instrumented: without
// this, each such lock is a false alarm. To be loaded before the libraries, by LD_PRELOAD (scripts/tsan).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define CONTEXT __attribute__((swift_context)) void *

// The sanitizer's, which is in the program: https://github.com/llvm/llvm-project/blob/main/compiler-rt/include/sanitizer/tsan_interface.h
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

__attribute__((swiftcall)) void lock_slow(uint32_t thread, CONTEXT mutex) __asm__(LOCK);
__attribute__((swiftcall)) void unlock_slow(CONTEXT mutex) __asm__(UNLOCK);

__attribute__((swiftcall)) void lock_slow(uint32_t thread, CONTEXT mutex) {
    static __attribute__((swiftcall)) void (*real)(uint32_t, CONTEXT);
    if (!__atomic_load_n(&real, __ATOMIC_ACQUIRE)) __atomic_store_n(&real, dlsym(RTLD_NEXT, LOCK), __ATOMIC_RELEASE);
    __atomic_load_n(&real, __ATOMIC_ACQUIRE)(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

__attribute__((swiftcall)) void unlock_slow(CONTEXT mutex) {
    static __attribute__((swiftcall)) void (*real)(CONTEXT);
    if (!__atomic_load_n(&real, __ATOMIC_ACQUIRE)) __atomic_store_n(&real, dlsym(RTLD_NEXT, UNLOCK), __ATOMIC_RELEASE);
    if (__tsan_release) __tsan_release(mutex);
    __atomic_load_n(&real, __ATOMIC_ACQUIRE)(mutex);
}
