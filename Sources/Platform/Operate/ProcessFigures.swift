import Dispatch
import Foundation

/// What every program that Prometheus knows says about itself. On Linux all of it; elsewhere what there is.
package func processFigures(startedAt: Instant) -> [Figures] {
    // POSIX counts a million to the second, whatever the machine does.
    let used = Double(clock()) / 1_000_000
    var figures = [
        Figures("process_start_time_seconds", is: Double(startedAt.milliseconds) / 1000),
        Figures("process_cpu_seconds_total", .counter, is: used),
    ]
    if let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " "),
        pages.count > 1, let resident = Double(pages[1])
    {
        figures.append(Figures("process_resident_memory_bytes", is: resident * Double(sysconf(Int32(_SC_PAGESIZE)))))
    }
    if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
        figures.append(Figures("process_open_fds", is: Double(open)))
    }
    if let limits = try? String(contentsOfFile: "/proc/self/limits", encoding: .utf8),
        let most = limits.firstMatch(of: /Max open files +(\d+)/).flatMap({ Double($0.1) })
    {
        figures.append(Figures("process_max_fds", is: most))
    }
    return figures
}
