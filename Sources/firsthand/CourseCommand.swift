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
        try checkFiles(paths, playbooks: playbooks) { folder, speech in
            let (good, bad) = Course.all(in: folder, company: company, protecting: speech)
            for course in good { report(course) }
            return bad
        } file: { file, speech throws(Playbook.Faults) in
            report(try Course.read(file: file, company: company, protecting: speech))
        }
    }

    private func report(_ course: Course) {
        say(
            "\(course.slug): version \(course.version), \(course.lessons.count) lessons, "
                + "\(course.questions.count) questions of which \(course.questionsAsked) are asked")
    }
}
