#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a piece of work costs, in seconds of this thread's own processor time: what else runs on the machine does not
/// count.
enum Cost {
    static func of(_ work: () -> Void) -> Double {
        let before = now()
        work()
        return now() - before
    }

    /// How many times dearer the second piece of work is, by the cheapest of several runs of each.
    static func ratio(of large: () -> Void, to small: () -> Void) -> Double {
        var (least, most) = (Double.infinity, Double.infinity)
        for _ in 0..<2 {
            least = min(least, of(small))
            most = min(most, of(large))
        }
        return most / least
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
