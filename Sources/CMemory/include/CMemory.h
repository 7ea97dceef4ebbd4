#ifndef CMEMORY_H
#define CMEMORY_H

/// Asks for big pages for the memory that a document takes. To be called once, before there are threads.
///
/// Linux hands memory out in pages of 4 KiB when they are first touched: 18,000 of them for a document of 3 MB, which
/// take some 4 % of the run. Where it may (/sys/kernel/mm/transparent_hugepage/enabled), it takes pages of 2 MiB for what has
/// been asked for. What is not touched costs nothing. Nothing happens elsewhere.
void bindery_use_big_pages(void);

#endif
