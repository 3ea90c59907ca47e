import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("What is brought changes nothing before somebody has decided") struct InstallArrivalTests {
    @discardableResult
    private func bring(
        _ archive: PlaybookArchive, by person: ID<Person>, _ house: House, in tx: Transaction,
        choosing change: (inout ArrivalChoice, ArrivalOffer) -> Void = { _, _ in }
    ) throws -> Result<String, Problems> {
        let bytes = archive.bytes(named: "storm")
        let arrived = try PlaybookArrived(PlaybookArchive(bytes), house: house)
        let id = try bringPlaybook(arrived, bytes, by: person, in: tx).get()
        let offer = try ArrivalOffer.find(arrived, house: house, in: tx)
        var choice = offer.usual
        change(&choice, offer)
        return try installArrival(id, arrived, choice, by: person, house: house, in: tx)
    }

    @Test(
        "Then crises are opened from it, its drill is there and its course is offered; taken away, all of it goes",
        arguments: TestDatabase.available)
    func install(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                var archive = PlaybookArchive.storm
                archive.courses[0] = .init(
                    name: "about-storm.yaml",
                    text: stormCourse.replacing(
                        "    title: Afterwards",
                        with: "    title: Afterwards\n    picture: sign.png\n    alternative: A sign."))
                archive.pictures = ["about-storm": ["sign.png": try PictureFile(SmallPicture.png)]]
                let bytes = archive.bytes(named: "storm")
                let arrived = try PlaybookArrived(archive, house: house)
                let id = try bringPlaybook(arrived, bytes, by: dana, in: tx).get()
                #expect(try house.currentPlaybook("storm", in: tx) == nil, "nothing by itself")
                #expect(try PlaybookArrival.all(in: tx).map(\.title) == ["Storm"])
                let offer = try ArrivalOffer.find(arrived, house: house, in: tx)
                #expect(offer.own == nil && offer.parts.map(\.state) == [.new, .new])
                #expect(try installArrival(id, arrived, offer.usual, by: dana, house: house, in: tx).get() == "storm")
                #expect(try PlaybookArrival.all(in: tx).isEmpty)

                let playbook = try #require(try house.currentPlaybook("storm", in: tx))
                var details = CrisisDetails(playbook)
                (details.title, details.organisationNames) = ("Storm over hall 2", ["Halden Foods"])
                let crisis = try openCrisis(
                    details, from: playbook, protecting: house.protectedSpeech, by: dana, in: tx
                ).get()
                #expect(try Fact.current(of: crisis.id, in: tx).count == 1)
                let scenario = try #require(try house.drills(in: tx).scenarios.first { $0.slug == "storm-alone" })
                #expect(try startDrill(scenario, by: dana, in: tx).startedAt != nil)
                let course = try #require(try house.courses.additions(to: "storm", in: tx).first)
                #expect(course.lesson("after")?.picture != nil)
                #expect(try take("about-storm", by: dana, house: house, in: tx).isPassed == true)

                let along = try takePlaybookAlong(
                    "storm", licence: "For all.", Words(now: tx.now), house: house, in: tx)
                #expect(along.text == stormYAML && along.drills.map(\.text) == [stormDrill])
                #expect(along.pictures["about-storm"]?.count == 1 && along.versions == [playbook.content])
                #expect(along.about.contains("For all.") && along.about.contains("drills/storm-alone.yaml"))

                try takePlaybookAway("storm", by: dana, in: tx)
                #expect(try house.drills(in: tx).scenarios.isEmpty && house.courses.all(in: tx).isEmpty)
                #expect(try Crisis.get(crisis.id, in: tx).isOpen, "what was opened goes on")
                try returnPlaybook("storm", by: dana, in: tx)
                #expect(try house.drills(in: tx).scenarios.count == 1 && house.courses.all(in: tx).count == 1)
            }
        }
    }

    @Test(
        "A newer one from elsewhere is held against the version that both have had",
        arguments: TestDatabase.available)
    func newer(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                func own() throws -> Playbook { try #require(try house.currentPlaybook("storm", in: tx)) }
                _ = try bring(.storm, by: dana, house, in: tx).get()
                let first = try own().content
                // Our own words, brought as a text of ours: it was made of what stands here.
                var ours = PlaybookArchive(
                    stormYAML.replacing("text: A place and an hour on everything.", with: "text: Always the hour.")
                        .replacing("summary: A storm closes a site.", with: "summary: A storm closes the yard."))
                ours.versions = [first]
                _ = try bring(ours, by: dana, house, in: tx).get()
                #expect(try own().summary == "A storm closes the yard.")

                var theirs = PlaybookArchive(
                    stormYAML.replacing("version: 1", with: "version: 2")
                        .replacing("text: A place and an hour on everything.", with: "text: Place and hour and source.")
                        .replacing("duties: Knows who is there.", with: "duties: Counts people."))
                theirs.versions = ["elsewhere", first]
                let held = Mutexed<[PlaybookMerge.Offer]>([])
                let result = try bring(theirs, by: dana, house, in: tx) { _, offer in
                    held.value = offer.merge?.offers ?? []
                }
                _ = try result.get()
                #expect(held.value.map(\.state) == [.untouched, .both])
                #expect(try own().functions.map(\.duties) == ["Decides what closes.", "Counts people."])
                #expect(try own().guidance.guidelines.map(\.text) == ["Always the hour."], "ours is kept")
                #expect(try own().summary == "A storm closes the yard.")

                // Once more the same: both have had it, and nothing is new.
                let again = try bring(theirs, by: dana, house, in: tx)
                #expect(again.problems == [""], "nothing to choose")
            }
        }
    }

    @Test(
        "A choice that does not fit, or that stood on something else, installs nothing",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                var stolen = PlaybookArchive.storm
                let named = phoneCourse.replacing("course: phone\n", with: "course: phone\nplaybook: storm\n")
                stolen.courses = [.init(name: "c.yaml", text: named)]
                let taken = try bring(stolen, by: dana, house, in: tx)
                #expect(taken.problems == ["parts"], "a course of ours has its name")
                let stale = try bring(.storm, by: dana, house, in: tx) { choice, _ in choice.own = "something else" }
                #expect(stale.problems == [""])
                #expect(try house.currentPlaybook("storm", in: tx) == nil && house.drills(in: tx).scenarios.isEmpty)
                // Taking a function out that a fact of ours names.
                _ = try bring(.storm, by: dana, house, in: tx).get()
                let theirs = PlaybookArchive(
                    stormYAML.replacing("  - {name: Site, duties: Knows who is there.}\n", with: "")
                        .replacing("owner: Site", with: "owner: Lead"))
                let unfit = try bring(theirs, by: dana, house, in: tx) { choice, offer in
                    choice.pieces = Set(offer.merge?.offers.filter { $0.change.part == .function }.map(\.number) ?? [])
                }
                #expect(unfit.problems == [""])
                #expect(try house.currentPlaybook("storm", in: tx)?.functions.count == 2)
            }
        }
    }
}

/// What a closure of a test has seen.
private final class Mutexed<Value> {
    var value: Value
    init(_ value: Value) { self.value = value }
}
