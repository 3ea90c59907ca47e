#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Seconds of this thread's own processor time, so that what else runs on the machine does not count.
enum Clock {
    static func seconds(_ work: () -> Void) -> Double {
        let before = now()
        work()
        return now() - before
    }

    /// The times of several rounds, in order.
    static func rounds(_ count: Int, _ work: () -> Void) -> [Double] { (0..<count).map { _ in seconds(work) }.sorted() }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension [Double] {
    var median: Double { isEmpty ? 0 : self[count / 2] }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

func shown(_ seconds: Double) -> String {
    let (value, unit) = seconds >= 1 ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    return "\(value >= 100 ? "\(Int(value + 0.5))" : "\(hundredths(value))") \(unit)"
}

func hundredths(_ value: Double) -> Double { Double(Int(value * 100 + 0.5)) / 100 }
