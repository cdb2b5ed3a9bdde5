#pragma once

#include <stddef.h>

/// Finds the first occurrence of bytes in others, in linear time. The address, or null.
const void *swiftops_find(const void *bytes, size_t count, const void *searched, size_t searched_count);
