/* A hook tool that takes a millisecond to start: it hands its arguments and its input to the server that generated plans
 * are run beside, and prints what the server answers. Linked under every tool's name.
 *
 * Request: the number of texts, then each as its length and its bytes: the tool's name, its arguments, and last its input.
 * Answer: exit code, then output and error output as length and bytes. Numbers are 32 bits in this machine's order. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void fail(const char *what) {
    perror(what);
    exit(70);
}

static void put(FILE *server, const char *bytes, uint32_t count) {
    fwrite(&count, sizeof count, 1, server);
    fwrite(bytes, 1, count, server);
}

static void copy(FILE *server, FILE *to) {
    uint32_t count;
    char buffer[4096];
    if (fread(&count, sizeof count, 1, server) != 1) fail("answer");
    while (count > 0) {
        size_t read = fread(buffer, 1, count < sizeof buffer ? count : sizeof buffer, server);
        if (read == 0) fail("answer");
        fwrite(buffer, 1, read, to);
        count -= read;
    }
}

/* Whether the tool reads its standard input. */
static int reads_input(const char *name, int count, char **arguments) {
    int has_file = 0;
    for (int i = 1; i < count; i++) {
        if (!strcmp(arguments[i], "--file=-")) return 1;
        if (!strcmp(arguments[i], "--file")) {
            has_file = 1;
            if (i + 1 < count && !strcmp(arguments[i + 1], "-")) return 1;
        }
    }
    return !has_file && !strcmp(name, "pod-spec-set");
}

int main(int count, char **arguments) {
    const char *name = strrchr(arguments[0], '/') ? strrchr(arguments[0], '/') + 1 : arguments[0];
    const char *path = getenv("FAKEJUJU_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (!path || strlen(path) >= sizeof address.sun_path) fail("FAKEJUJU_SOCKET");
    strcpy(address.sun_path, path);
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address)) fail(path);
    FILE *requests = fdopen(connection, "w"), *answers = fdopen(dup(connection), "r");
    if (!requests || !answers) fail("connection");

    uint32_t texts = count + 1;
    fwrite(&texts, sizeof texts, 1, requests);
    put(requests, name, strlen(name));
    for (int i = 1; i < count; i++) put(requests, arguments[i], strlen(arguments[i]));
    char *input = NULL;
    size_t length = 0;
    if (reads_input(name, count, arguments)) {
        int byte;
        FILE *memory = open_memstream(&input, &length);
        while ((byte = getchar()) != EOF) putc(byte, memory);
        fclose(memory);
    }
    put(requests, input ? input : "", length);
    if (fflush(requests)) fail("request");

    uint32_t code;
    if (fread(&code, sizeof code, 1, answers) != 1) fail("answer");
    copy(answers, stdout);
    copy(answers, stderr);
    return fflush(stdout) ? 70 : (int)code;
}
