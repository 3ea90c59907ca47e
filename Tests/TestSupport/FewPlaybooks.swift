import Foundation

/// A folder with two of our playbooks, what the law protects and the questions for ambassadors: all eight take long to
/// read. Made once a run.
package let fewPlaybooks: String = {
    let files = FileManager.default
    let folder = NSTemporaryDirectory() + "few-playbooks-" + UUID().uuidString
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["data-breach", "service-outage", "protected-speech", "prompts"] {
        try? files.copyItem(
            atPath: projectFolder + "/Playbooks/\(name).yaml", toPath: folder + "/\(name).yaml")
    }
    return folder
}()
