// The files that are part of the executable.
#ifndef CEMBEDDED_H
#define CEMBEDDED_H

struct bindery_embedded_file {
    /// The file's path: "Templates/structure.mustache".
    const char *path;
    const unsigned char *bytes;
    long size;
};

long bindery_embedded_count(void);

/// The file at an index from 0 to the count less one.
struct bindery_embedded_file bindery_embedded_file(long index);

#endif
