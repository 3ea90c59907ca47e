import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

let stormCourse = phoneCourse.replacing("course: phone\n", with: "course: about-storm\nplaybook: storm\n")

let stormDrill = """
    drill: storm-alone
    title: The evening of the storm
    form: alone
    minutes: 5
    playbook: storm
    company: Halden Foods
    brief: You are at home, and people write to you.
    facts:
      - {number: 1, statement: The site is closed., status: confirmed, carries: ["closed"]}
    personas:
      - {id: mila, name: Mila, handle: mila, voice: afraid, disposition: worried, followers: 10}
    injects:
      - id: asks
        at: "0:20"
        from: mila
        text: [is it open tomorrow?, are you open tomorrow, tell me whether you are open]
        expects: [facts]
        better: Say that it is closed.
      - id: again
        at: "1:30"
        from: mila
        text: [and the day after?, what about the day after tomorrow, will it be open after that]
        expects: [facts]
        better: Say what is known, and that the rest is not.
    """

extension PlaybookArchive {
    /// The storm with everything that belongs to it.
    static var storm: PlaybookArchive {
        var archive = PlaybookArchive(stormYAML)
        archive.drills = [.init(name: "storm-alone.yaml", text: stormDrill)]
        archive.courses = [.init(name: "about-storm.yaml", text: stormCourse)]
        archive.about = "Written by the people of Halden Foods. Use it as you like."
        return archive
    }
}

/// What is wrong with what somebody brings, in words.
func faults(in archive: PlaybookArchive, _ house: House) -> [String] {
    do throws(Problems) {
        _ = try PlaybookArrived(archive, house: house)
        return []
    } catch {
        let words = Words(now: Instant(milliseconds: 0))
        return error.all.map { words($0.sentence) }
    }
}
