#include "CFetch.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// What of libcurl's stable binary interface is used (curl/curl.h).
enum {
    option_write_data = 10001,
    option_url = 10002,
    option_error_buffer = 10010,
    option_user_agent = 10018,
    option_follow_location = 52,
    option_max_redirects = 68,
    option_no_signal = 99,
    option_accept_encoding = 10102,
    option_timeout = 155,
    option_protocols = 181,
    option_redirect_protocols = 182,
    option_write_function = 20011,

    info_address = 0x100001,
    info_status = 0x200002,

    protocol_http = 1,
    protocol_https = 2,

    code_unsupported_protocol = 1,
    code_write_error = 23,
    code_timed_out = 28,
    code_too_many_redirects = 47,
};

struct library {
    void *(*easy_init)(void);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_perform)(void *);
    int (*easy_getinfo)(void *, int, ...);
    void (*easy_cleanup)(void *);
    const char *(*easy_strerror)(int);
};

struct body {
    unsigned char *bytes;
    size_t count;
    size_t capacity;
    size_t limit;
    int is_too_large;
};

static int load(struct library *library) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "libcurl.so"};
    void *handle = NULL;
    for (size_t i = 0; handle == NULL && i < sizeof names / sizeof *names; i++) {
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (handle == NULL) return 0;
    library->easy_init = (void *(*)(void))dlsym(handle, "curl_easy_init");
    library->easy_setopt = (int (*)(void *, int, ...))dlsym(handle, "curl_easy_setopt");
    library->easy_perform = (int (*)(void *))dlsym(handle, "curl_easy_perform");
    library->easy_getinfo = (int (*)(void *, int, ...))dlsym(handle, "curl_easy_getinfo");
    library->easy_cleanup = (void (*)(void *))dlsym(handle, "curl_easy_cleanup");
    library->easy_strerror = (const char *(*)(int))dlsym(handle, "curl_easy_strerror");
    return library->easy_init && library->easy_setopt && library->easy_perform && library->easy_getinfo
        && library->easy_cleanup && library->easy_strerror;
}

/// Takes a piece of the body; any other result than its size ends the transfer.
static size_t append(char *piece, size_t size, size_t count, void *context) {
    struct body *body = context;
    size_t added = size * count;
    if (added > body->limit - body->count) {
        body->is_too_large = 1;
        return 0;
    }
    if (added > body->capacity - body->count) {
        size_t capacity = body->capacity * 2 > body->count + added ? body->capacity * 2 : body->count + added;
        unsigned char *bytes = realloc(body->bytes, capacity);
        if (bytes == NULL) return 0;
        body->bytes = bytes;
        body->capacity = capacity;
    }
    memcpy(body->bytes + body->count, piece, added);
    body->count += added;
    return added;
}

static enum bindery_fetch_outcome outcome(int code, long status, const struct body *body) {
    switch (code) {
    case 0: return bindery_fetch_done;
    // Without a redirect it means that the answer is no HTTP.
    case code_unsupported_protocol:
        return status >= 300 && status < 400 ? bindery_fetch_wrong_scheme : bindery_fetch_failed;
    case code_write_error: return body->is_too_large ? bindery_fetch_too_large : bindery_fetch_failed;
    case code_timed_out: return bindery_fetch_too_late;
    case code_too_many_redirects: return bindery_fetch_too_many_redirects;
    default: return bindery_fetch_failed;
    }
}

static void set_options(
    const struct library *library, void *handle, const char *address, struct bindery_fetch_limits limits
) {
    int is_secure = strncasecmp(address, "https:", 6) == 0;
    library->easy_setopt(handle, option_url, address);
    library->easy_setopt(handle, option_protocols, (long)(protocol_http | protocol_https));
    library->easy_setopt(
        handle, option_redirect_protocols, (long)(is_secure ? protocol_https : protocol_http | protocol_https));
    library->easy_setopt(handle, option_follow_location, 1L);
    library->easy_setopt(handle, option_max_redirects, limits.redirects);
    library->easy_setopt(handle, option_timeout, limits.milliseconds);
    library->easy_setopt(handle, option_no_signal, 1L);
    library->easy_setopt(handle, option_user_agent, "bindery");
    // Every encoding that this libcurl can undo.
    library->easy_setopt(handle, option_accept_encoding, "");
}

struct bindery_fetched bindery_fetch(const char *address, struct bindery_fetch_limits limits) {
    struct bindery_fetched result = {.outcome = bindery_fetch_no_library};
    struct library library;
    if (!load(&library)) return result;
    void *handle = library.easy_init();
    if (handle == NULL) return result;
    struct body body = {.limit = limits.size};
    set_options(&library, handle, address, limits);
    library.easy_setopt(handle, option_write_function, append);
    library.easy_setopt(handle, option_write_data, &body);
    library.easy_setopt(handle, option_error_buffer, result.reason);
    int code = library.easy_perform(handle);
    library.easy_getinfo(handle, info_status, &result.status);
    result.outcome = outcome(code, result.status, &body);
    if (result.reason[0] == 0) strncpy(result.reason, library.easy_strerror(code), sizeof result.reason - 1);
    char *found = NULL;
    library.easy_getinfo(handle, info_address, &found);
    if (found != NULL) result.address = strdup(found);
    library.easy_setopt(handle, option_error_buffer, NULL);
    library.easy_cleanup(handle);
    result.bytes = body.bytes;
    result.count = body.count;
    return result;
}

void bindery_fetched_free(struct bindery_fetched fetched) {
    free(fetched.bytes);
    free(fetched.address);
}
