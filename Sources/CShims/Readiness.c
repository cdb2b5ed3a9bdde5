#define _GNU_SOURCE
#include "CShims.h"

#include <errno.h>
#include <sys/epoll.h>

static int control(int set, int operation, int descriptor, uint64_t token) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, .data.u64 = token};
    return epoll_ctl(set, operation, descriptor, &event) == 0 ? 0 : errno;
}

int swiftops_readiness_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int swiftops_readiness_add(int set, int descriptor, uint64_t token) {
    return control(set, EPOLL_CTL_ADD, descriptor, token);
}

int swiftops_readiness_again(int set, int descriptor, uint64_t token) {
    return control(set, EPOLL_CTL_MOD, descriptor, token);
}

int swiftops_readiness_remove(int set, int descriptor) { return control(set, EPOLL_CTL_DEL, descriptor, 0); }

int swiftops_readiness_wait(int set, uint64_t tokens[64]) {
    struct epoll_event events[64];
    int count = epoll_wait(set, events, 64, -1);
    for (int index = 0; index < count; index++) tokens[index] = events[index].data.u64;
    return count;
}
