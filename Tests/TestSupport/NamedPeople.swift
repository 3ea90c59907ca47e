import Platform
import Situation

/// The people whom tests tell of. Amara and Ben are in the same department, Eve in another.
package struct NamedPeople: Sendable {
    /// An employee in Production.
    package let amara: Viewer
    /// Her lead.
    package let ben: Viewer
    /// Communications; on the crisis team once there is a crisis.
    package let chidi: Viewer
    /// A leader.
    package let dana: Viewer
    /// Another department; on no team.
    package let eve: Viewer
    /// The administrator.
    package let frida: Viewer

    package init(in tx: Transaction) throws {
        func person(_ name: String, _ department: String, _ roles: Set<Role> = []) throws -> Viewer {
            var details = PersonDetails()
            details.name = name
            details.email = name.lowercased() + "@halden.example"
            details.department = department
            details.title = "Colleague"
            details.country = "DK"
            details.zoneName = "Europe/Copenhagen"
            details.roles = roles.union([.employee])
            let added = try addPerson(details, by: nil, in: tx).get()
            guard let viewer = try Viewer.find(added.id, in: tx) else { throw Refusal.notFound }
            return viewer
        }
        amara = try person("Amara", "Production")
        ben = try person("Ben", "Production")
        chidi = try person("Chidi", "Communications")
        dana = try person("Dana", "Management", [.leader])
        eve = try person("Eve", "Sales")
        frida = try person("Frida", "IT", [.administrator])
    }

    package var all: [Viewer] { [amara, ben, chidi, dana, eve, frida] }
}
