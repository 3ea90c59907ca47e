import ArgumentParser
import Foundation
import Learning
import Platform
import Situation

struct CourseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course", abstract: "Work with courses.", subcommands: [CheckCourses.self])
}

struct CheckCourses: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read courses as the server does, and say what is wrong, by line.")

    @Argument(help: "Files, or folders of them.") var paths: [String] = ["Playbooks/courses"]
    @Option(help: "The folder with protected-speech.yaml.") var playbooks = "Playbooks"
    @Option(help: "The company’s name, which stands for {company}.") var company = "Our Company"

    func run() async throws {
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
                let (good, bad) = Course.all(in: path, company: company, protecting: speech)
                for course in good { report(course) }
                faults += bad
            } else {
                do {
                    report(try Course.read(file: path, company: company, protecting: speech))
                } catch { faults += error.all }
            }
        }
        for fault in faults { complain(fault.description) }
        if !faults.isEmpty { throw ExitCode(1) }
    }

    private func report(_ course: Course) {
        say(
            "\(course.slug): version \(course.version), \(course.lessons.count) lessons, "
                + "\(course.questions.count) questions of which \(course.questionsAsked) are asked")
    }
}
