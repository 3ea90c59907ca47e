import Platform

/// How somebody is reached goes with them. That a mail was sent is kept for thirty days, and never its words.
let channelsData = PersonalData(
    collect: { person, tx in
        [
            "channels": try tx.all(
                "SELECT mail, quiet_from, quiet_until FROM channel_choices WHERE person = \(person)"),
            "mails": try tx.all(
                """
                SELECT briefing, version, state, created_at, finished_at FROM mails WHERE person = \(person)
                ORDER BY created_at, briefing, version
                """),
            "addresses that refused mail": try tx.all(
                "SELECT address, fault, reply, noted_at FROM mail_bounces WHERE person = \(person)"),
            "days on which a mailbox was full": try tx.all(
                "SELECT address, day FROM full_mailbox_days WHERE person = \(person) ORDER BY day"),
        ]
    },
    forget: { person, tx in
        try tx.run("DELETE FROM channel_choices WHERE person = \(person)")
        try tx.run("DELETE FROM mails WHERE person = \(person)")
        try MailBounce.forget(of: person, in: tx)
    },
    expire: { _, tx in
        [
            "mails": try tx.run("DELETE FROM mails WHERE created_at <= \(tx.now - Mail.keptFor)"),
            "days on which a mailbox was full": try tx.run(
                "DELETE FROM full_mailbox_days WHERE day <= \((tx.now - MailBounce.fullWithin).day)"),
        ]
    })
