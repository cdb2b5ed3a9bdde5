#define _GNU_SOURCE
#include "CShims.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

int swiftops_pipe_cloexec(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int swiftops_accept_cloexec(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC); }

int swiftops_spawn_in_directory(posix_spawn_file_actions_t *actions, const char *directory) {
    return posix_spawn_file_actions_addchdir_np(actions, directory);
}

int swiftops_spawn_closing_from(posix_spawn_file_actions_t *actions, int lowest) {
    return posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}

char **swiftops_environment(void) { return environ; }
