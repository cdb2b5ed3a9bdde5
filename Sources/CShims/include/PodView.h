#pragma once

/// Lets this process, and what it starts, see a folder at `/charm/containers`, and everything else as it is.
///
/// Nobody else sees a difference, and nothing is written outside `root`. It takes a mount namespace of the process's own:
/// of root's making, or of a user namespace in which the user stays who they are. The process must have one thread.
///
/// @param containers The folder, by an absolute path.
/// @param root An empty folder, which becomes the process's `/`.
/// @return 0, or the error number of what is not permitted here, in which case nothing is different.
int swiftops_enter_pod_view(const char *containers, const char *root);
