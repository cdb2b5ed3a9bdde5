#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// How a program is started by `swiftops_launch_process`.
struct swiftops_launch {
    /// The file to execute; it is not searched for.
    const char *executable;
    /// The arguments, the program's name first, ended by a null pointer.
    char **arguments;
    /// The whole environment as `NAME=value` texts, ended by a null pointer.
    char **environment;
    /// The working directory, or null for the caller's.
    const char *directory;
    /// What becomes the standard input, output and error. Each is 3 or more.
    int input, output, error;
    /// 1 for a session of its own, 0 for only a process group of its own.
    int new_session;
    /// The terminal that becomes the session's controlling one, or -1.
    int terminal;
    /// 1 to run as `user` and `group` with exactly the `groups`, 0 to stay who the caller is.
    int change_user;
    uid_t user;
    gid_t group;
    const gid_t *groups;
    size_t group_count;
};

/// Starts a program in its own session or process group, no signal blocked or ignored, with three descriptors.
///
/// The caller's thread waits until the program runs or has failed to.
///
/// @param process The process's id.
/// @param handle A descriptor for the process (pidfd) that closes on exec and is readable once the process has ended.
/// @return 0, or the error number of what failed, in which case no process is left.
int swiftops_launch_process(const struct swiftops_launch *launch, pid_t *process, int *handle);

/// Makes a handle for a process that runs already. A descriptor that closes on exec, or -1 with errno.
int swiftops_open_process(pid_t process);

/// Waits for the end of a handle's process, and collects it unless it is to be left, in which case its id stays its own.
///
/// @param leave 1 to leave it, 0 to collect it.
/// @param status How it ended: its exit code, or 128 and the number of the signal that killed it.
/// @return 0, or an error number.
int swiftops_await_process(int handle, int leave, int *status);

/// Sends a signal to the process of a handle, and never to another that was given its id later. 0, or an error number.
int swiftops_signal_process(int handle, int signal);

/// Has the processes that this process's children leave behind become its own children.
/// Returns 0, or an error number.
int swiftops_adopt_orphans(void);

/// Makes a pseudo-terminal, both of whose ends close on exec. 0, or an error number.
int swiftops_open_terminal(int *controller, int *terminal);

/// Sets a terminal's size. 0, or an error number.
int swiftops_resize_terminal(int terminal, unsigned short columns, unsigned short rows);
