import Foundation
import Learning
import Platform
import Server
import Situation

func examineConfiguration(_ configuration: Configuration) -> [Diagnosis] {
    let url = URL(string: configuration.address)
    let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(url?.host() ?? "")
    let address: Diagnosis =
        url?.scheme == "https" || isHere
        ? .well("configuration", "Every variable has a value that can be used.")
        : .care(
            "configuration", "FIRSTHAND_ADDRESS is \(configuration.address): what people type travels unprotected.",
            "Serve by https, and say so in FIRSTHAND_ADDRESS.")
    return [address, examineKey(configuration)] + examineTraces(configuration)
}

/// A file that cannot be written is refused with the configuration.
private func examineTraces(_ configuration: Configuration) -> [Diagnosis] {
    guard let file = configuration.tracesFile else { return [] }
    return [
        .well(
            "traces",
            "\(file) can be written; \((configuration.traceShare * 100).formatted()) % of the traces that begin here go there."
        )
    ]
}

private func examineKey(_ configuration: Configuration) -> Diagnosis {
    guard configuration.key == nil else { return .well("key", "It comes from FIRSTHAND_KEY.") }
    let file = configuration.keyFile
    guard FileManager.default.fileExists(atPath: file) else {
        return .care(
            "key", "There is no \(file) yet; the first start makes one.",
            "If this house has had a key before, bring it back now: what it sealed opens with no other.")
    }
    do {
        _ = try Vault(existing: file)
        return .well("key", "\(file) is readable by its owner alone.")
    } catch Vault.Fault.looseFile {
        return .wrong("key", "\(file) can be read by others, or not by us.", "Run: chmod 600 \(file)")
    } catch {
        return .wrong("key", "\(file) does not hold 32 bytes in base 64.", "Bring back the right key file.")
    }
}

func examineFolders(_ configuration: Configuration) -> [Diagnosis] {
    var found: [Diagnosis] = []
    do {
        _ = try Assets(folder: configuration.webFolder)
        let hasStyles = FileManager.default.fileExists(atPath: configuration.webFolder + "/css")
        found.append(
            hasStyles
                ? .well("web", "The stylesheets and scripts are in \(configuration.webFolder).")
                : .wrong(
                    "web", "There are no stylesheets in \(configuration.webFolder).",
                    "Point FIRSTHAND_WEB to the folder Web of this version."))
    } catch {
        found.append(
            .wrong("web", "\(configuration.webFolder) cannot be read.", "Point FIRSTHAND_WEB to the folder Web."))
    }
    let folder = configuration.playbooksFolder
    do {
        let (good, bad) = Playbook.all(in: folder, protecting: try ProtectedSpeech.read(folder: folder))
        found.append(
            bad.isEmpty
                ? .well("playbooks", "\(good.count) playbooks in \(folder) are sound.")
                : .care(
                    "playbooks", "\(bad.count) faults in \(folder); those playbooks cannot be opened.",
                    "Run: firsthand playbook check \(folder)"))
        let courses = Course.all(
            in: folder + "/courses", company: configuration.organisation,
            protecting: try ProtectedSpeech.read(folder: folder))
        found.append(
            courses.bad.isEmpty
                ? .well("courses", "\(courses.good.count) courses in \(folder)/courses are sound.")
                : .care(
                    "courses", "\(courses.bad.count) faults in \(folder)/courses; those courses cannot be taken.",
                    "Run: firsthand course check \(folder)/courses"))
    } catch {
        found.append(
            .wrong(
                "playbooks", "\(folder)/protected-speech.yaml cannot be read.",
                "Point FIRSTHAND_PLAYBOOKS to a folder that has it; nothing starts without."))
    }
    return found
}

func examineOpenFiles() -> Diagnosis {
    let most = OpenFiles.most
    // The rest is for the database, for files, and for connections that are not open pages.
    let sentence = "The system allows \(most) open files, so about \(max(0, most - 500)) open pages at once."
    return most >= 4096
        ? .well("open files", sentence)
        : .care("open files", sentence, "Raise it, like LimitNOFILE=65536 in the service or ulimit -n.")
}

func examineDisk(_ configuration: Configuration) -> [Diagnosis] {
    guard case .sqlite(let file) = configuration.database else { return [] }
    let files = FileManager.default
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    guard files.fileExists(atPath: folder) else {
        return [.care("disk", "There is no folder \(folder) yet.", "It is made by: firsthand migrate")]
    }
    guard files.isWritableFile(atPath: folder), !files.fileExists(atPath: file) || files.isWritableFile(atPath: file)
    else {
        return [
            .wrong("disk", "\(folder) cannot be written by this user.", "Give the folder and the file to the service.")
        ]
    }
    guard let free = (try? files.attributesOfFileSystem(forPath: folder))?[.systemFreeSize] as? Int else {
        return [.care("disk", "How much is free in \(folder) cannot be told.", "Look with: df \(folder)")]
    }
    let size = (try? files.attributesOfItem(atPath: file))?[.size] as? Int ?? 0
    let sentence = "\(free >> 20) MB are free in \(folder), and the database has \(size >> 20) MB."
    if free < 100 << 20 { return [.wrong("disk", sentence, "Make room now: a full disk stops every change.")] }
    if free < max(1 << 30, size) { return [.care("disk", sentence, "Make room for the database to double.")] }
    return [.well("disk", sentence)]
}
