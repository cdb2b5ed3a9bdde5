#define _GNU_SOURCE
#include "Searching.h"

#include <string.h>

const void *swiftops_find(const void *bytes, size_t count, const void *searched, size_t searched_count) {
    return memmem(bytes, count, searched, searched_count);
}
