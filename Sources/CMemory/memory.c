// For sbrk and madvise.
#define _GNU_SOURCE

#include "CMemory.h"

#include <stdint.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum { heap_step = 64 << 20, page_size = 2 << 20, block_size = 96 << 10, most_blocks = 8 };

// How far it is from a block to the end of the heap.
static intptr_t room_behind(const void *block) { return (intptr_t)sbrk(0) - (intptr_t)block; }

void bindery_use_big_pages(void) {
    // The heap grows by so much at a time, from the next block on for which it has no room.
    if (mallopt(M_TOP_PAD, heap_step) != 1) return;
    void *volatile blocks[most_blocks];
    int count = 0;
    do {
        blocks[count++] = malloc(block_size);
    } while (count < most_blocks && room_behind(blocks[count - 1]) < heap_step);
    void *last = blocks[count - 1];
    if (last != NULL && room_behind(last) >= heap_step && room_behind(last) < 2 * heap_step) {
        const intptr_t start = ((intptr_t)last + page_size - 1) / page_size * page_size;
        const intptr_t end = (intptr_t)sbrk(0) / page_size * page_size;
        madvise((void *)start, (size_t)(end - start), MADV_HUGEPAGE);
    }
    while (count > 0) free(blocks[--count]);
}
#else
void bindery_use_big_pages(void) {}
#endif
