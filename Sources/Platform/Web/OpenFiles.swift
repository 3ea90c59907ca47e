import Foundation

/// Every open page and every connection takes a descriptor. The system lets a program start with few and raise that
/// itself, up to a limit that only the operator can raise.
package enum OpenFiles {
    /// Raises what this process may have open to the most that the system allows; gives that number.
    @discardableResult
    package static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return 0 }
        limit.rlim_cur = limit.rlim_max
        setrlimit(files, &limit)
        getrlimit(files, &limit)
        return Int(clamping: limit.rlim_cur)
    }

    /// The most that the system allows.
    package static var most: Int {
        var limit = rlimit()
        return getrlimit(files, &limit) == 0 ? Int(clamping: limit.rlim_max) : 0
    }
}

#if canImport(Glibc)
    private let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
#else
    private let files = RLIMIT_NOFILE
#endif
