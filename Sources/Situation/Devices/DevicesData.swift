import Platform

/// Where somebody is told goes with them. That a device was told is kept for thirty days, and never the words.
let devicesData = PersonalData(
    collect: { person, tx in
        [
            "devices": try tx.all(
                "SELECT name, created_at, heard_at, status FROM devices WHERE person = \(person) ORDER BY id"),
            "messages to devices": try tx.all(
                """
                SELECT devices.name, pushes.briefing, pushes.version, pushes.state, pushes.created_at,
                    pushes.finished_at
                FROM devices JOIN pushes ON pushes.device = devices.id WHERE devices.person = \(person)
                ORDER BY pushes.created_at, pushes.device, pushes.briefing, pushes.version
                """),
        ]
    },
    forget: { person, tx in
        for device in try Device.all(of: person, in: tx) { try device.remove(in: tx) }
    },
    expire: { _, tx in
        ["messages to devices": try tx.run("DELETE FROM pushes WHERE created_at <= \(tx.now - Push.keptFor)")]
    })
