import HTTPTypes
import Platform

package let devicesRoutes: [Route] = [
    Route(.post, "/profile/channels/devices", .employee) { visit in
        let details = DeviceDetails(try visit.form(), userAgent: visit.call.headers[.userAgent] ?? "")
        let added = try await visit.write {
            try addDevice(details, for: visit.viewer.id, services: visit.services, in: $0)
        }
        switch added {
        case .success: return .see("/profile/channels", .deviceAdded)
        case .failure(let problems):
            return try await visit.ownChannelsPage(devices: DevicesSaid(problems: problems.all))
        }
    },
    Route(.post, "/profile/channels/devices/:device/tests", .employee) { visit in
        let id: ID<Device> = try visit.id("device")
        let device = try await visit.read { try Device.get(id, of: visit.viewer.id, in: $0) }
        let reply = try await PushWorker(services: visit.services).test(device, visit.t)
        return try await visit.ownChannelsPage(devices: DevicesSaid(tried: .init(device: device, reply: reply)))
    },
    Route(.post, "/profile/channels/devices/:device/removal", .employee) { visit in
        let id: ID<Device> = try visit.id("device")
        try await visit.write { try Device.get(id, of: visit.viewer.id, in: $0).remove(in: $0) }
        return .see("/profile/channels", .deviceRemoved)
    },
]
