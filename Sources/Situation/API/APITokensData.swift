import Platform

/// Tokens go with their person, and with them what programs were answered. A token is never taken out.
let tokensData = PersonalData(
    collect: { person, tx in
        [
            "tokens": try tx.all(
                """
                SELECT name, scopes, created_at, expires_at, used_at, revoked_at FROM api_tokens WHERE person = \(person)
                ORDER BY created_at
                """)
        ]
    },
    forget: { person, tx in
        try tx.run("DELETE FROM kept_answers WHERE token IN (SELECT id FROM api_tokens WHERE person = \(person))")
        try tx.run("DELETE FROM api_tokens WHERE person = \(person)")
    },
    expire: { _, tx in
        ["kept answers": try tx.run("DELETE FROM kept_answers WHERE created_at <= \(tx.now - .days(2))")]
    })
