#define _GNU_SOURCE
#include "Searching.h"

#include <string.h>

const void *swiftops_find(const void *bytes, size_t length, const void *needle, size_t needle_length) {
    return memmem(bytes, length, needle, needle_length);
}
