import ArgumentParser
import Foundation
import Situation

/// What `playbook check`, `course check` and `drill check` have in common: files or folders of them, read under what the
/// law protects, every fault told with its line, and 1 at the end when there was one.
///
/// - Parameters:
///   - folder: reads all files of a folder, tells of the good ones, and gives the faults of the others
///   - file: reads one file and tells of it
func checkFiles(
    _ paths: [String], playbooks: String, folder: (String, ProtectedSpeech) -> [Playbook.Fault],
    file: (String, ProtectedSpeech) throws(Playbook.Faults) -> Void
) throws {
    let speech: ProtectedSpeech
    do {
        speech = try ProtectedSpeech.read(folder: playbooks)
    } catch {
        throw Failure("\(playbooks)/protected-speech.yaml cannot be read: \(error)")
    }
    var faults: [Playbook.Fault] = []
    for path in paths {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("There is no file or folder \(path).")
        }
        if isFolder.boolValue {
            faults += folder(path, speech)
        } else {
            do throws(Playbook.Faults) { try file(path, speech) } catch { faults += error.all }
        }
    }
    for fault in faults { complain(fault.description) }
    if !faults.isEmpty { throw ExitCode(1) }
}
