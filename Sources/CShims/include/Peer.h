#pragma once

#include <sys/types.h>

/// Who connected to a socket, as `SO_PEERCRED` gives it.
struct swiftops_peer {
    pid_t process;
    uid_t user;
    gid_t group;
};
