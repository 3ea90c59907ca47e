import Platform
import Situation

extension DeviceDetails {
    /// What a browser of Amara's has sent: a point on the curve, and sixteen bytes.
    static let ofAmara = DeviceDetails(Form(deviceFields.mapValues { [$0] }), userAgent: "Firefox/140.0")
}

/// The key is the one that RFC 8291 prints.
let deviceFields = [
    "endpoint": "https://push.example.net/amara",
    "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
]
