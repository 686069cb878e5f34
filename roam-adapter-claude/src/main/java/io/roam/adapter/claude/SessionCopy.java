package io.roam.adapter.claude;

/**
 * A copy of a session, which is only read.
 *
 * @param original the id of the session
 * @param files the copied transcript, and the side tracks of the session; their id is that of the copy, unique in the store
 */
record SessionCopy(String original, SessionFiles files) {}
