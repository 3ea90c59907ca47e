import Foundation
import Logging
import Platform
import Situation

/// The courses of a folder as they stand. A file that has changed is read again; while it is bad, what it was before goes
/// on, and what is wrong is told.
struct CourseFiles {
    private struct Stamp: Equatable {
        let changedAt: Date?
        let size: Int?

        init(_ path: String) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            changedAt = attributes?[.modificationDate] as? Date
            size = (attributes?[.size] as? NSNumber)?.intValue
        }
    }

    private(set) var courses: [String: Course] = [:]
    private(set) var faults: [String: [Playbook.Fault]] = [:]
    /// By course: those that lie in the folder beside it.
    private(set) var pictures: [String: PictureFolder] = [:]
    private var stamps: [String: [Stamp]] = [:]
    private var lookedAt: ContinuousClock.Instant?

    /// How often a server looks at its files, at most.
    static let pause = Duration.seconds(3)

    mutating func look(
        in folder: String, company: String, protecting speech: ProtectedSpeech, logger: Logger,
        at now: ContinuousClock.Instant = .now
    ) {
        if let lookedAt, now - lookedAt < CourseFiles.pause { return }
        lookedAt = now
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasSuffix(".yaml")
        }
        for name in stamps.keys where !names.contains(name) {
            (stamps[name], faults[name]) = (nil, nil)
            (courses[String(name.dropLast(5))], pictures[String(name.dropLast(5))]) = (nil, nil)
        }
        for name in names {
            let (path, slug) = (folder + "/" + name, String(name.dropLast(5)))
            let beside = PictureFolder.files(beside: path)
            let stamp = ([path] + beside).map { Stamp($0) }
            guard stamps[name] != stamp else { continue }
            stamps[name] = stamp
            do throws(Playbook.Faults) {
                courses[slug] = try Course.read(file: path, company: company, protecting: speech)
                pictures[slug] = PictureFolder(beside: path)
                faults[name] = nil
            } catch {
                faults[name] = error.all
                for fault in error.all { logger.error("a course cannot be read", metadata: ["fault": "\(fault)"]) }
            }
        }
    }
}
