#define _GNU_SOURCE
#include "PodView.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int write_text(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t written = write(file, text, strlen(text));
    close(file);
    return written == (ssize_t)strlen(text) ? 0 : -1;
}

// A mount namespace: of our own right, else in a user namespace where our user and group are themselves.
static int separate(void) {
    if (unshare(CLONE_NEWNS) == 0) return 0;
    char users[64], groups[64];
    snprintf(users, sizeof users, "%u %u 1", geteuid(), geteuid());
    snprintf(groups, sizeof groups, "%u %u 1", getegid(), getegid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return -1;
    if (write_text("/proc/self/setgroups", "deny") != 0) return -1;
    if (write_text("/proc/self/uid_map", users) != 0) return -1;
    return write_text("/proc/self/gid_map", groups);
}

// Shows what is at `/name` at `root/name` as well.
static int show(const char *name, const char *root) {
    char source[PATH_MAX], target[PATH_MAX], link[PATH_MAX];
    struct stat status;
    snprintf(source, sizeof source, "/%s", name);
    if (snprintf(target, sizeof target, "%s/%s", root, name) >= (int)sizeof target) return errno = ENAMETOOLONG, -1;
    if (lstat(source, &status) != 0) return -1;
    if (S_ISLNK(status.st_mode)) {
        ssize_t length = readlink(source, link, sizeof link - 1);
        if (length < 0) return -1;
        link[length] = 0;
        return symlink(link, target);
    }
    if (S_ISDIR(status.st_mode)) {
        if (mkdir(target, 0755) != 0) return -1;
    } else {
        int file = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0) return -1;
        close(file);
    }
    return mount(source, target, NULL, MS_BIND | MS_REC, NULL);
}

static int show_all(const char *root) {
    DIR *entries = opendir("/");
    if (entries == NULL) return -1;
    struct dirent *entry;
    int failure = 0;
    while (failure == 0 && (entry = readdir(entries)) != NULL) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, "charm") == 0) continue;
        if (show(name, root) != 0) failure = errno;
    }
    closedir(entries);
    errno = failure;
    return failure == 0 ? 0 : -1;
}

static int enter(const char *containers, const char *root) {
    char directory[PATH_MAX], charm[PATH_MAX], target[PATH_MAX];
    if (getcwd(directory, sizeof directory) == NULL) return -1;
    if (snprintf(charm, sizeof charm, "%s/charm", root) >= (int)sizeof charm) return errno = ENAMETOOLONG, -1;
    if (snprintf(target, sizeof target, "%s/containers", charm) >= (int)sizeof target) return errno = ENAMETOOLONG, -1;
    if (separate() != 0) return -1;
    // Nothing that is mounted from here on is seen by others.
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return -1;
    if (mount("tmpfs", root, "tmpfs", 0, "mode=755") != 0) return -1;
    // Not shown again within itself.
    if (mount(NULL, root, NULL, MS_UNBINDABLE, NULL) != 0) return -1;
    if (show_all(root) != 0) return -1;
    if (mkdir(charm, 0755) != 0 || mkdir(target, 0755) != 0) return -1;
    if (mount(containers, target, NULL, MS_BIND | MS_REC, NULL) != 0) return -1;
    // The new root is put over the old one, which is then taken away.
    if (chdir(root) != 0 || syscall(SYS_pivot_root, ".", ".") != 0 || umount2(".", MNT_DETACH) != 0) return -1;
    return chdir(directory);
}

int swiftops_enter_pod_view(const char *containers, const char *root) {
    // Tried by a child first, as a view that is half made cannot be left again.
    pid_t child = fork();
    if (child < 0) return errno;
    if (child == 0) _exit(enter(containers, root) == 0 ? 0 : errno);
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return errno;
    if (!WIFEXITED(status)) return EPERM;
    if (WEXITSTATUS(status) != 0) return WEXITSTATUS(status);
    return enter(containers, root) == 0 ? 0 : errno;
}
