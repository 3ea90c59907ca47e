import Platform

extension CrisisNeeds {
    /// The playbook says something else than when the crisis was opened from it.
    static func playbookNeeds(of crisis: Crisis, house: House, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        guard crisis.playbook != nil, let stands = try CrisisPlaybook.find(crisis.id, in: tx) else { return [] }
        let brought = try BroughtPlaybook.inForce(in: tx).first { $0.playbook == stands.playbook }
        let now =
            brought?.content
            ?? house.playbooks.content(of: stands.playbook, in: house.services.settings.playbooks, at: t.now)
        guard let now, now != stands.content else { return [] }
        return [
            RoomNeed(
                .info, t("Playbook"),
                t("It has changed since this crisis was opened. Nothing here has changed by itself"),
                action: t("Look, and take over"), path: crisis.path + "/playbook")
        ]
    }
}
