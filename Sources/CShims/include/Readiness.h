#pragma once

#include <stdint.h>

/// A set of descriptors to wait on; it closes on exec. A descriptor, or -1 with errno.
int swiftops_readiness_create(void);

/// Waits for a descriptor to be readable or its other end to be closed, once. 0, or an error number.
int swiftops_readiness_add(int set, int descriptor, uint64_t token);

/// Waits once more for a descriptor that was added. 0, or an error number.
int swiftops_readiness_again(int set, int descriptor, uint64_t token);

/// Removes a descriptor. 0, or an error number.
int swiftops_readiness_remove(int set, int descriptor);

/// Waits until descriptors are ready, and gives at most 64 of their tokens. Their number, or -1 with errno.
int swiftops_readiness_wait(int set, uint64_t tokens[64]);
