#define _GNU_SOURCE
#include "CShims.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef P_PIDFD
#define P_PIDFD 3
#endif

static const size_t stack_size = 128 * 1024;

struct child {
    const struct swiftops_launch *launch;
    // The child shares the parent's memory until it has executed the program, so this is all it takes to report.
    volatile int failure;
};

// The C library's own functions tell every thread of the process to change; the system call changes this process alone.
static int change_user(const struct swiftops_launch *launch) {
    if (syscall(SYS_setgroups, launch->group_count, launch->groups) != 0) return errno;
    if (syscall(SYS_setresgid, launch->group, launch->group, launch->group) != 0) return errno;
    if (syscall(SYS_setresuid, launch->user, launch->user, launch->user) != 0) return errno;
    return 0;
}

static void close_from(unsigned int lowest) {
    if (syscall(SYS_close_range, lowest, UINT_MAX, 0) == 0) return;
    struct rlimit limit;
    unsigned long highest = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? limit.rlim_cur : 65536;
    for (unsigned long descriptor = lowest; descriptor < highest; descriptor++) close((int)descriptor);
}

static int prepare(const struct swiftops_launch *launch) {
    // The system's own form of `struct sigaction`, all zero for the default: the C library keeps two signals to itself.
    const unsigned long standard[8] = {0};
    for (int signal = 1; signal <= 64; signal++) syscall(SYS_rt_sigaction, signal, standard, NULL, 8);
    if (launch->new_session ? setsid() < 0 : setpgid(0, 0) != 0) return errno;
    if (launch->terminal >= 0 && ioctl(launch->terminal, TIOCSCTTY, 0) != 0) return errno;
    if (launch->change_user) {
        int failure = change_user(launch);
        if (failure != 0) return failure;
    }
    // After the change of user: it is that one's rights that count.
    if (launch->directory != NULL && chdir(launch->directory) != 0) return errno;
    if (dup2(launch->input, 0) < 0 || dup2(launch->output, 1) < 0 || dup2(launch->error, 2) < 0) return errno;
    close_from(3);
    sigset_t none;
    sigemptyset(&none);
    return sigprocmask(SIG_SETMASK, &none, NULL) == 0 ? 0 : errno;
}

static int run_child(void *argument) {
    struct child *child = argument;
    child->failure = prepare(child->launch);
    if (child->failure == 0) {
        execve(child->launch->executable, child->launch->arguments, child->launch->environment);
        child->failure = errno;
    }
    _exit(127);
}

int swiftops_launch_process(const struct swiftops_launch *launch, pid_t *process, int *handle) {
    char *stack = mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return errno;
    struct child child = {.launch = launch, .failure = 0};
    // No handler of ours may run in the child while it shares our memory.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int pidfd = -1;
    // As vfork: this thread goes on once the child has executed the program or ended, and nothing is copied.
    pid_t id = clone(run_child, stack + stack_size, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, &child, &pidfd);
    int failure = id < 0 ? errno : child.failure;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    munmap(stack, stack_size);
    if (id < 0) return failure;
    if (failure != 0) {
        int status;
        swiftops_await_process(pidfd, 0, &status);
        close(pidfd);
        return failure;
    }
    *process = id;
    *handle = pidfd;
    return 0;
}

int swiftops_open_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int swiftops_await_process(int handle, int leave, int *status) {
    siginfo_t info = {0};
    while (waitid((idtype_t)P_PIDFD, (id_t)handle, &info, WEXITED | (leave ? WNOWAIT : 0)) != 0) {
        if (errno != EINTR) return errno;
    }
    *status = info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
    return 0;
}

int swiftops_signal_process(int handle, int signal) {
    return syscall(SYS_pidfd_send_signal, handle, signal, NULL, 0) == 0 ? 0 : errno;
}

int swiftops_adopt_orphans(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int swiftops_open_terminal(int *controller, int *terminal) {
    int first = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (first < 0) return errno;
    char name[128];
    int second = -1;
    if (grantpt(first) == 0 && unlockpt(first) == 0 && ptsname_r(first, name, sizeof name) == 0)
        second = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (second < 0) {
        int failure = errno;
        close(first);
        return failure;
    }
    *controller = first;
    *terminal = second;
    return 0;
}

int swiftops_resize_terminal(int terminal, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}
