#pragma once

#include <stddef.h>
#include <sys/types.h>

/// Where `needle` begins for the first time in `bytes`, or null.
const void *swiftops_find(const void *bytes, size_t length, const void *needle, size_t needle_length);

/// Who connected to a socket, as `SO_PEERCRED` gives it.
struct swiftops_peer {
    pid_t process;
    uid_t user;
    gid_t group;
};
