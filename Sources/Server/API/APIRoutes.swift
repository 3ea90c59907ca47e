import HTTPTypes
import Platform
import Situation

/// The description of the API, for programs and for people. It is the same for everyone and tells nothing of the house.
let apiRoutes: [Route] = [
    Route(open: .get, APIOperation.root + "/openapi.json") { guest in
        let data = try OpenAPI(allOperations, address: guest.services.settings.address).document()
        return .text(String(decoding: data, as: UTF8.self), type: "application/json")
    },
    Route(open: .get, "/api") { $0.apiPage() },
]
