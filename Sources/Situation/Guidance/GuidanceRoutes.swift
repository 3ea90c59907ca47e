import HTTPTypes
import Platform

package func guidanceRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises/:crisis/guidance", .employee) { try await $0.guidancePage() },
        Route(.post, "/crises/:crisis/boundaries/preview", .team) { try await $0.boundaryPreview() },
    ] + routes(for: Boundary.self) + routes(for: KeyMessage.self) + routes(for: Guideline.self)
        + routes(for: Template.self)
}

/// The same five acts for every kind of guidance.
private func routes<Item: GuidanceItem>(for item: Item.Type) -> [Route] {
    let path = "/crises/:crisis/\(Item.kind.noun)"
    return [
        Route(.get, path + "/new", .team) { try await $0.newGuidancePage(Item.self) },
        Route(.post, path, .team) { visit in
            let form = try visit.form()
            let (crisis, speech) = (try visit.crisis(), visit.house.protectedSpeech)
            let details = Item.Details(form, visit.t)
            let result = try await visit.write { tx in
                try write(Item.self, details, in: crisis, protecting: speech, by: visit.viewer.id, in: tx)
            }
            guard result.problems.isEmpty else {
                return try await visit.newGuidancePage(Item.self, Filled(form, problems: result.problems))
            }
            return .see("/crises/\(crisis)/guidance", .saved)
        },
        Route(.get, path + "/:item", .team) { try await $0.changeGuidancePage(Item.self) },
        Route(.post, path + "/:item", .team) { visit in
            let form = try visit.form()
            let (crisis, speech) = (try visit.crisis(), visit.house.protectedSpeech)
            let id: ID<Item> = try visit.id("item")
            let details = Item.Details(form, visit.t)
            let problems = try await visit.write { tx in
                try change(id, to: details, in: crisis, protecting: speech, by: visit.viewer.id, in: tx)
            }
            guard problems.isEmpty else {
                return try await visit.changeGuidancePage(Item.self, Filled(form, problems: problems))
            }
            return .see("/crises/\(crisis)/guidance", .saved)
        },
        Route(.post, path + "/:item/retirement", .team) { visit in
            let (crisis, id): (ID<Crisis>, ID<Item>) = (try visit.crisis(), try visit.id("item"))
            try await visit.write { try retire(id, in: crisis, by: visit.viewer.id, in: $0) }
            return .see("/crises/\(crisis)/guidance", .retired)
        },
        Route(.post, path + "/:item/return", .team) { visit in
            let (crisis, id): (ID<Crisis>, ID<Item>) = (try visit.crisis(), try visit.id("item"))
            let speech = visit.house.protectedSpeech
            let problems = try await visit.write { tx in
                try restore(id, in: crisis, protecting: speech, by: visit.viewer.id, in: tx)
            }
            guard problems.isEmpty else {
                return try await visit.changeGuidancePage(Item.self, problems: problems)
            }
            return .see("/crises/\(crisis)/guidance", .restored)
        },
    ]
}
