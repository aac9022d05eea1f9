/* Makes reading of one file go wrong, for faults_test.py: LD_PRELOAD with

   FAULT_PATH  how the path of the file ends
   FAULT       eio: pread fails; rewrite: after the first half, the file is
               written over in place with FAULT_WITH; rename: FAULT_WITH takes
               its place; rewrite-always: each time it is read
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char target[4096];
static int done;

static int is_it(int fd) {
  char link[64];
  const char *end = getenv("FAULT_PATH");
  ssize_t size;
  if (!end) return 0;
  snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
  size = readlink(link, target, sizeof(target) - 1);
  if (size < (ssize_t)strlen(end)) return 0;
  target[size] = 0;
  return strcmp(target + size - strlen(end), end) == 0;
}

static void write_over(const char *with) {
  static char bytes[1 << 20];
  int in = open(with, O_RDONLY), out = open(target, O_WRONLY | O_TRUNC);
  ssize_t size = read(in, bytes, sizeof(bytes));
  if (write(out, bytes, (size_t)size) != size) abort();
  close(in);
  close(out);
}

ssize_t pread(int fd, void *buffer, size_t count, off_t offset) {
  static ssize_t (*real)(int, void *, size_t, off_t);
  const char *fault = getenv("FAULT");
  ssize_t got;
  if (!real) real = (ssize_t(*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread");
  if (!fault || !is_it(fd)) return real(fd, buffer, count, offset);
  if (!strcmp(fault, "eio")) {
    errno = EIO;
    return -1;
  }
  got = real(fd, buffer, count > 1 ? count / 2 : count, offset);
  if (!strcmp(fault, "rewrite-always") || !done) {
    usleep(20000); /* So that the times of the file differ. */
    if (!strcmp(fault, "rename")) {
      if (rename(getenv("FAULT_WITH"), target)) abort();
    } else {
      write_over(getenv("FAULT_WITH"));
    }
  }
  done = 1;
  return got;
}
ssize_t pread64(int fd, void *buffer, size_t count, off_t offset) {
  return pread(fd, buffer, count, offset);
}
