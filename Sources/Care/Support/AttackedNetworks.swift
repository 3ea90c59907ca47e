import Platform

/// Where a network keeps what one needs when attacked. Menus move; the words to look for stay.
struct NetworkHelp: Sendable {
    let name: String
    let mute: Sentence
    let block: Sentence
    let report: Sentence
    let close: Sentence

    static let all: [NetworkHelp] = [
        NetworkHelp(
            name: "Mastodon",
            mute: "On a post: the three dots, Mute; for a whole discussion, Mute conversation.",
            block: "On a profile: the three dots, Block; Block domain hides a whole server.",
            report: "On a post: the three dots, Report. Choose to forward it to the other server.",
            close:
                "Preferences, Privacy and reach: ask before somebody follows. Notifications can leave out people whom you do not follow."
        ),
        NetworkHelp(
            name: "Bluesky",
            mute:
                "On a post: the three dots, Mute thread; on a profile, Mute account. Settings, Moderation: muted words.",
            block: "On a profile: the three dots, Block account. Block lists that others keep can be subscribed to.",
            report: "On a post: the three dots, Report post.",
            close: "Before you post, and on a post later: who can reply. A quote can be detached from your post."),
        NetworkHelp(
            name: "LinkedIn",
            mute: "On a post: the three dots, Turn off notifications or Unfollow.",
            block: "On a profile: More, Report or block, Block.",
            report: "On a post or comment: the three dots, Report.",
            close:
                "On your post: the three dots, Who can comment. Settings, Visibility: who sees your profile and your connections."
        ),
        NetworkHelp(
            name: "X",
            mute: "On a post: the three dots, Mute this conversation. Settings, Privacy and safety: muted words.",
            block: "On a profile: the three dots, Block. Whoever is blocked may still see public posts.",
            report: "On a post: the three dots, Report post.",
            close: "On your post: the three dots, Change who can reply. Settings: protect your posts."),
        NetworkHelp(
            name: "Facebook",
            mute: "On a post: the three dots, Turn off notifications; on a person, Take a break.",
            block: "On a profile: the three dots, Block.",
            report: "On a post, a comment or a profile: the three dots, Report.",
            close:
                "On your post: the three dots, Edit audience and Who can comment. Settings: lock your profile, where that is offered."
        ),
        NetworkHelp(
            name: "Instagram",
            mute: "On a profile: Following, Mute; Restrict hides somebody’s comments from others without telling them.",
            block: "On a profile: the three dots, Block, with new accounts that they make.",
            report: "On a post, a comment or a message: the three dots or press and hold, Report.",
            close: "Settings: Limit interactions for a while, Hidden words, private account."),
    ]
}
