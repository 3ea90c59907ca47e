import HTTPTypes
import Platform

/// What the page of channels has to say about devices after a form.
struct DevicesSaid {
    struct Tried {
        let device: Device
        /// Nil when nobody answered, or nobody may be called there.
        let reply: WebReply?
    }

    var problems: [Problem] = []
    var tried: Tried?
}

extension Visit {
    /// Whoever looks first has it made. Nil when nothing can be written now.
    func newPushKey() async -> String? {
        try? await write { [vault = services.vault] tx in
            try HousePushKey.make(vault, in: tx)
            return try HousePushKey.find(in: tx)?.publicKey
        }
    }

    func devicesCard(_ devices: [Device], _ key: String?, _ said: DevicesSaid) -> HTML {
        card(t("On your devices")) {
            """
            \(Fields(Filled(problems: said.problems), t).summary)\(said.tried.map(triedWords))
            \(devices.isEmpty
                ? "<p>\(t("None. A phone or a computer can show each update as it comes, while Firsthand is closed."))</p>"
                : "<ul class=\"rows\">\(devices.map(row))</ul>")
            \(key.map(askingButton) ?? "<p>\(t("No device can be added right now. Try again in a while."))</p>")
            """
        }
    }

    private func row(_ device: Device) -> HTML {
        """
        <li data-device="\(device.mark)"><p><strong translate="no">\(device.name)</strong> \
        <span class="tag info" data-device-here hidden>\(t("This device"))</span> \(state(device))</p>
        <p class="small soft">\(t("Since \(moment: device.createdAt)"))</p>
        <div class="line">\(form("/profile/channels/devices/\(device.id)/tests", token: token) {
            button(t("Send a test"))
        })\(form("/profile/channels/devices/\(device.id)/removal", token: token, confirm: t("Stop telling this device?")) {
            button(t("Remove"), class: "quiet")
        })</div></li>
        """
    }

    private func state(_ device: Device) -> HTML {
        if let status = device.status { return tag(.stop, t("Not told: its push service answered \(status)")) }
        guard let heard = device.heardAt else { return tag(.info, t("Nothing sent yet")) }
        return "\(tag(.ok, t("Told"))) <span class=\"small soft\">\(time(heard, t))</span>"
    }

    private func triedWords(_ tried: DevicesSaid.Tried) -> HTML {
        guard let reply = tried.reply else {
            return notice(
                .stop,
                "<p>\(t("The push service of \(tried.device.name) did not answer, or may not be called from here."))</p>"
            )
        }
        if reply.isTaken {
            return notice(.ok, "<p>\(t("It was taken. It shows on \(tried.device.name) in a moment."))</p>")
        }
        return reply.isGone
            ? notice(
                .care,
                "<p>\(t("\(tried.device.name) is not told any more: its browser has ended it. It was removed here."))</p>"
            )
            : notice(
                .stop, "<p>\(t("It was not taken: the push service answered \(reply.status)."))</p>")
    }

    /// The script shows it where the browser can do it, and fills it in.
    private func askingButton(_ key: String) -> HTML {
        """
        <div data-push="\(key)" hidden>\(form("/profile/channels/devices", token: token) {
            """
            <input type="hidden" name="endpoint"><input type="hidden" name="key"><input type="hidden" name="auth">\
            \(button(t("Tell me on this device"), class: "primary"))
            """
        })</div>
        <p class="problem" role="alert" data-push-blocked hidden>\(t("Your browser does not let Firsthand show messages. Allow them in its settings for this site, and try again."))</p>
        <p class="problem" role="alert" data-push-failed hidden>\(t("Your browser reached no push service. Try again later, or on another device."))</p>
        <p data-push-none hidden>\(t("This browser cannot be told while Firsthand is closed. On an iPhone, add Firsthand to the home screen first, and open it there."))</p>
        <p data-without-js>\(t("Your browser runs no scripts here, so this device cannot be added. Mail works without."))</p>
        <p class="small soft">\(t("It shows the number and the title of an update, and why one is urgent: whoever is near can read that. The words stay here. They travel sealed, through the push service of your browser’s maker, which learns that you got something and when. Signing out on a device ends it there."))</p>
        """
    }

    var offlineCard: HTML {
        card(t("Without a network")) {
            """
            <p>\(t("The newest update, the facts and the support pages stay in this browser for three days, to be read without a network. Nothing that is only yours is kept. Signing out empties it."))</p>
            <p>\(link("/offline", t("See what is kept")))</p>
            """
        }
    }
}
