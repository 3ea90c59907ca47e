import Platform
import Situation

/// Accounts with their names and keys, and what was handed over through them. Keys are never taken out.
package let networksData = PersonalData(
    collect: { person, tx in
        [
            "accounts": try tx.all(
                """
                SELECT network, server, handle, connected_at, revoked_at FROM accounts WHERE person = \(person)
                ORDER BY connected_at
                """),
            "deliveries": try tx.all(
                """
                SELECT post, action, text, due_at, state, permalink, finished_at FROM deliveries
                WHERE author = \(person) ORDER BY created_at
                """),
        ]
    },
    forget: { person, tx in
        let isSending = try tx.exists("SELECT 1 FROM deliveries WHERE author = \(person) AND state = 'sending' LIMIT 1")
        if isSending {
            throw Problems([
                Problem(
                    "", "A post of theirs is being handed over right now. Nothing was erased; try again in a minute.")
            ])
        }
        try tx.run("DELETE FROM account_requests WHERE person = \(person)")
        try tx.run(
            """
            UPDATE accounts SET handle = '', server = '', token = '', revoked_at = COALESCE(revoked_at, \(tx.now))
            WHERE person = \(person)
            """)
        try tx.run(
            """
            UPDATE deliveries SET text = '', permalink = NULL, remote_id = NULL, department = '',
                state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'withdrawn' END
            WHERE author = \(person)
            """)
    },
    expire: { _, tx in
        ["requests": try tx.run("DELETE FROM account_requests WHERE created_at < \(tx.now - .hours(1))")]
    })
