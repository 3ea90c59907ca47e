import CMalloc

/// How the C library keeps memory that was given back to it. Without this a node that checks one password, which takes
/// 32 MB for a moment, keeps every later hole up to 64 MB; and each of its threads keeps holes of its own.
package enum HeapSettings {
    /// Before anything else runs: threads that have begun keep what they have.
    package static func settle() {
        #if canImport(Glibc)
            mallopt(M_MMAP_THRESHOLD, 128 * 1024)
            mallopt(M_TRIM_THRESHOLD, 128 * 1024)
            mallopt(M_ARENA_MAX, 2)
        #endif
    }
}
