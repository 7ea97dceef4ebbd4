// One GET request by libcurl, which is loaded when it is needed: linked, it and what it depends on would cost each run of the
// program some milliseconds.
#ifndef CFETCH_H
#define CFETCH_H

#include <stddef.h>

struct bindery_fetch_limits {
    /// The whole time, in milliseconds.
    long milliseconds;
    long redirects;
    /// Bytes of the body, decompressed.
    size_t size;
};

enum bindery_fetch_outcome {
    bindery_fetch_done,
    /// There is no libcurl on this machine.
    bindery_fetch_no_library,
    bindery_fetch_too_late,
    bindery_fetch_too_large,
    bindery_fetch_too_many_redirects,
    /// Another scheme than HTTP and HTTPS, or from HTTPS to HTTP.
    bindery_fetch_wrong_scheme,
    /// `reason` says what.
    bindery_fetch_failed
};

struct bindery_fetched {
    enum bindery_fetch_outcome outcome;
    /// The HTTP status of the last answer.
    long status;
    unsigned char *bytes;
    size_t count;
    /// The address behind the redirects; may be NULL.
    char *address;
    char reason[256];
};

/// Fetches what stands at an address. Not to be called on two threads at the same time.
struct bindery_fetched bindery_fetch(const char *address, struct bindery_fetch_limits limits);

/// Frees what was fetched.
void bindery_fetched_free(struct bindery_fetched fetched);

#endif
