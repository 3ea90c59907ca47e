import HTTPTypes
import Platform
import Situation
import TextEngine

package func postsRoutes(_ house: House) -> [Route] {
    draftsRoutes(house) + secondLooksRoutes(house) + [
        Route(.get, "/posts/:post", .employee) { try await $0.postPage() },
        Route(.get, "/posts/:post/correction", .employee) { try await $0.correctionPage() },
        Route(.post, "/posts/:post/correction", .employee) { visit in
            let form = try visit.form()
            let id: ID<Post> = try visit.id("post")
            let (house, viewer) = (visit.house, visit.viewer)
            let problems = try await visit.write {
                try correct(
                    id, to: form["text"].replacing("\r\n", with: "\n"), isConfirmed: form.isOn("confirmed"),
                    by: viewer.person, house: house, in: $0)
            }
            guard problems.isEmpty else { return try await visit.correctionPage(Filled(form, problems: problems)) }
            return .see("/posts/\(id)", .corrected)
        },
        Route(.post, "/posts/:post/withdrawal", .employee) { visit in
            let id: ID<Post> = try visit.id("post")
            let problems = try await visit.write { try withdraw(id, by: visit.viewer.id, in: $0) }
            guard problems.isEmpty else { return try await visit.postPage(Filled(problems: problems)) }
            return .see("/posts/\(id)", .withdrawn)
        },
        Route(.post, "/posts/:post/release", .employee) { visit in
            let id: ID<Post> = try visit.id("post")
            let (house, viewer) = (visit.house, visit.viewer)
            let problems = try await visit.write { try release(id, by: viewer.id, house: house, in: $0) }
            guard problems.isEmpty else { return try await visit.postPage(Filled(problems: problems)) }
            return .see("/posts/\(id)", .published)
        },
        Route(.post, "/posts/:post/repetition", .employee) { visit in
            let id: ID<Post> = try visit.id("post")
            let (house, viewer) = (visit.house, visit.viewer)
            let problems = try await visit.write { try sendAgain(id, by: viewer.id, house: house, in: $0) }
            guard problems.isEmpty else { return try await visit.postPage(Filled(problems: problems)) }
            return .see("/posts/\(id)", .published)
        },
        Route(.post, "/posts/:post/arrival", .employee) { visit in
            let form = try visit.form()
            let id: ID<Post> = try visit.id("post")
            let viewer = visit.viewer
            let problems = try await visit.write {
                try noteArrived(id, permalink: form["permalink"], by: viewer.id, in: $0)
            }
            guard problems.isEmpty else { return try await visit.postPage(Filled(form, problems: problems)) }
            return .see("/posts/\(id)", .saved)
        },
        Route(.post, "/posts/:post/notices/settlement", .employee) { visit in
            let id: ID<Post> = try visit.id("post")
            try await visit.write { try leaveAsItIs(id, by: visit.viewer.id, in: $0) }
            return .see("/posts/\(id)")
        },
        Route(.post, "/posts/:post/permalink", .employee) { visit in
            let form = try visit.form()
            let id: ID<Post> = try visit.id("post")
            let viewer = visit.viewer
            let problems = try await visit.write {
                try notePublished(id, permalink: form["permalink"], by: viewer.id, in: $0)
            }
            guard problems.isEmpty else { return try await visit.postPage(Filled(form, problems: problems)) }
            return .see("/posts/\(id)", .saved)
        },
    ]
}
