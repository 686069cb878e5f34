package io.roam.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is known and what waits.
 *
 * @param home where roam keeps its files
 * @param transports the addresses
 * @param conversations how many are in the pool
 * @param onlyHeld how many of them were in a tool here, and are in none any more
 * @param soonDeleted how many have a session here that its tool deletes within a week if nothing is said in it
 * @param poolBytes how large the pool is
 * @param stores where the tools keep their histories here: the tool's id and a folder, a line each
 * @param connections how it stands with the other devices, where a transport can tell
 * @param remarks what else is to be told of the transports, a sentence each
 * @param watched whether a watch keeps the home up to date
 * @param next what a synchronization would do now
 * @param waiting what arrived and waits: file and reason
 * @param quarantined what was put aside: file and reason
 */
public record Status(
        Device self,
        Path home,
        List<String> transports,
        List<Device> devices,
        int conversations,
        int onlyHeld,
        int soonDeleted,
        long poolBytes,
        List<String> stores,
        List<PeerConnection> connections,
        List<String> remarks,
        boolean watched,
        SyncReport next,
        Map<String, String> waiting,
        Map<String, String> quarantined) {}
