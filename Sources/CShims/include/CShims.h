#pragma once

#include <spawn.h>
#include <sys/types.h>

#include "Launching.h"
#include "Peer.h"
#include "PodView.h"
#include "Readiness.h"
#include "Searching.h"

/// Makes a pipe whose two ends close on exec: `ends[0]` to read, `ends[1]` to write. 0, or -1 with errno.
int swiftops_pipe_cloexec(int ends[2]);

/// Accepts a connection whose descriptor closes on exec. The descriptor, or -1 with errno.
int swiftops_accept_cloexec(int listener);

/// Lets a spawned program start in `directory`. 0, or an error number.
int swiftops_spawn_in_directory(posix_spawn_file_actions_t *actions, const char *directory);

/// Closes every descriptor from `lowest` up in a spawned program. 0, or an error number.
int swiftops_spawn_closing_from(posix_spawn_file_actions_t *actions, int lowest);

/// The process's environment, as `execve` takes it.
char **swiftops_environment(void);
