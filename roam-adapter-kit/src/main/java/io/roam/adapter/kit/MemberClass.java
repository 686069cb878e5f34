package io.roam.adapter.kit;

/** What a member of a session's document is. What to choose is in the adapter guide, section "Records". */
public enum MemberClass {
    /** It belongs to the conversation, such as a title or a model: it is sent, the newest wins, and it is replaced. */
    VALUE,
    /** It belongs to this machine or this session, such as a folder or the session's id: it is neither sent nor accepted, and stays as it is. */
    LOCAL,
    /** It says what the tool may do without asking: likewise, and refused under whatever class it comes. */
    GRANT
}
